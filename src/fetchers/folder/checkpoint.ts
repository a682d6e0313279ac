import { z } from 'zod';
import type { Checkpoint } from '../../model/run.ts';
import type { FetchTools } from '../fetcher.ts';
import { ownCheckpoint, requestMark } from '../own-checkpoint.ts';
import type { FolderSettings } from './settings.ts';

/**
 * All files that last changed until `seenUntil` (milliseconds since 1970, by the clock of the file system) were dealt with. That is all that is
 * kept, however many files there are: which of them were read is in the ledger of runs.
 */
const schema = z.strictObject({ request: z.string(), seenUntil: z.number() });

/** Clocks of file servers are set back, and differ: what changed in this time before is looked at again, and known by its bytes. */
const overlapMs = 86_400_000;

const requestOf = ({ path, include, exclude, format }: FolderSettings): string => requestMark({ path, include, exclude, format });

/** The time until which files need not be looked at; a checkpoint that cannot be read, or of other settings, is reported. */
export function seenUntil(checkpoint: Checkpoint | undefined, config: FolderSettings, report: FetchTools['report']): number {
  const state = ownCheckpoint(checkpoint, { schema, request: requestOf(config), report });
  return state === undefined ? Number.NEGATIVE_INFINITY : state.seenUntil - overlapMs;
}

export const seenAll = (config: FolderSettings, until: number): Checkpoint => ({ request: requestOf(config), seenUntil: until });
