import { z } from 'zod';
import type { Checkpoint } from '../../model/run.ts';
import type { FetchTools } from '../fetcher.ts';
import { ownCheckpoint, requestMark } from '../own-checkpoint.ts';
import type { PubmedFilesSettings } from './settings.ts';

/**
 * The last file that is stored whole: all before it of the same year are, too. `md5` tells whether NLM has replaced it since; `request` marks the
 * selection, since another one wants other records of the same files.
 */
const schema = z.strictObject({
  request: z.string(),
  year: z.string().regex(/^\d\d$/),
  number: z.int().min(1),
  md5: z.exactOptional(z.string()),
});

export type FilesDone = Omit<z.infer<typeof schema>, 'request'>;

const requestOf = ({ query, since }: PubmedFilesSettings): string => requestMark({ query, since });

/** Where the last run ended; undefined, which is reported, for a checkpoint that cannot be read or of another selection. */
export function readFilesDone(
  checkpoint: Checkpoint | undefined,
  config: PubmedFilesSettings,
  report: FetchTools['report'],
): FilesDone | undefined {
  return ownCheckpoint(checkpoint, { schema, request: requestOf(config), report });
}

export const filesDone = (config: PubmedFilesSettings, { year, number, md5 }: FilesDone): Checkpoint => ({
  request: requestOf(config),
  year,
  number,
  ...(md5 === undefined ? {} : { md5 }),
});
