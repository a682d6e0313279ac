import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { keyText } from '../../../src/model/work.ts';
import { damagedLibrary, damageSettings } from '../../generator/damage/damaged-library.ts';
import { timeBuilt } from '../program.ts';
import { countPairs, pairCounts } from './pair-counts.ts';

export const growth = z.strictObject({
  records: z.int(),
  publications: z.int(),
  /** Seconds of resolving alone, by the clock and of the processor. */
  wall: z.number(),
  cpu: z.number(),
  /** The most memory of a program that reads the records and resolves them. */
  peakBytes: z.number(),
  /** Pairs that were looked at. */
  compared: z.int(),
  counts: pairCounts,
});

const resolved = z.object({ wall: z.number(), cpu: z.number() });

/** What Node gives by itself is enough up to here; beyond, the heap may have so many megabytes. */
const heap = { moreFrom: 200_000, megabytes: 12_000 };

/** What resolving so many made, damaged records takes. The folder is for files that are gone afterwards. */
export async function measureGrowth(records: number, seed: number, folder: string): Promise<z.infer<typeof growth>> {
  const [input, output, counted] = [
    path.join(folder, 'entries.jsonl'),
    path.join(folder, 'groups.jsonl'),
    path.join(folder, 'compared.json'),
  ];
  const publicationOf = new Map<string, number>();
  async function* lines(): AsyncGenerator<string> {
    for await (const { entry, publication } of damagedLibrary(damageSettings({ records, seed }))) {
      publicationOf.set(keyText(entry.key), publication.id);
      yield `${JSON.stringify(entry)}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(input));
  const nodeOptions = records < heap.moreFrom ? [] : [`--max-old-space-size=${heap.megabytes}`];
  const { peakBytes } = await timeBuilt('bench/measures/matching/resolve-lines.js', [input, output], nodeOptions);
  // By a program of its own: what it takes is no part of resolving.
  await timeBuilt('bench/measures/matching/count-candidates.js', [input, counted], nodeOptions);
  const groups: string[][] = [];
  let times: z.infer<typeof resolved> | undefined;
  for await (const line of createInterface({ input: createReadStream(output) })) {
    if (times === undefined) times = resolved.parse(JSON.parse(line));
    else groups.push(JSON.parse(line) as string[]);
  }
  const { compared } = z.object({ compared: z.int() }).parse(JSON.parse(await readFile(counted, 'utf8')));
  await Promise.all([input, output, counted].map((file) => rm(file)));
  if (times === undefined) throw new Error('resolving wrote nothing');
  return {
    records: publicationOf.size,
    publications: new Set(publicationOf.values()).size,
    ...times,
    peakBytes,
    compared,
    counts: countPairs(publicationOf, groups),
  };
}

/** The exponent by which seconds grow with records, fitted to all sizes: 1 is in proportion. Undefined for a single size. */
export function growthExponent(sizes: readonly { readonly records: number; readonly cpu: number }[]): number | undefined {
  const points = sizes.map(({ records, cpu }) => [Math.log(records), Math.log(cpu)] as const);
  const mean = (at: 0 | 1): number => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const spread = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return spread === 0 ? undefined : points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / spread;
}
