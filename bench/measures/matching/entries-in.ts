import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Entry } from '../../../src/dedupe/entry.ts';

/** Entries that were written as JSON Lines. */
export async function entriesIn(file: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) entries.push(JSON.parse(line) as Entry);
  return entries;
}
