import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Checkpoint } from '../../model/run.ts';
import type { FetchTools } from '../fetcher.ts';
import type { FolderSettings } from './settings.ts';

/**
 * All files that last changed until `seenUntil` (milliseconds since 1970, by the clock of the file system) were dealt with. That is all that is
 * kept, however many files there are: which of them were read is in the ledger of runs.
 */
const schema = z.strictObject({ request: z.string(), seenUntil: z.number() });

/** Clocks of file servers are set back, and differ: what changed in this time before is looked at again, and known by its bytes. */
const overlapMs = 86_400_000;

const requestMark = ({ path, include, exclude, format }: FolderSettings): string =>
  createHash('sha256').update(JSON.stringify({ path, include, exclude, format })).digest('hex').slice(0, 16);

/** The time until which files need not be looked at; a checkpoint that cannot be read, or of other settings, is reported. */
export function seenUntil(checkpoint: Checkpoint | undefined, config: FolderSettings, report: FetchTools['report']): number {
  if (checkpoint === undefined) return Number.NEGATIVE_INFINITY;
  const read = schema.safeParse(checkpoint);
  if (read.success && read.data.request === requestMark(config)) return read.data.seenUntil - overlapMs;
  report(
    read.success ? 'the settings have changed: starting from the beginning' : 'the checkpoint cannot be read: starting from the beginning',
  );
  return Number.NEGATIVE_INFINITY;
}

export const seenAll = (config: FolderSettings, until: number): Checkpoint => ({ request: requestMark(config), seenUntil: until });
