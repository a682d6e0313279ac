import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Checkpoint } from '../../model/run.ts';
import type { FetchTools } from '../fetcher.ts';
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

const requestMark = ({ query, since }: PubmedFilesSettings): string =>
  createHash('sha256').update(JSON.stringify({ query, since })).digest('hex').slice(0, 16);

/** Where the last run ended; undefined, which is reported, for a checkpoint that cannot be read or of another selection. */
export function readFilesDone(
  checkpoint: Checkpoint | undefined,
  config: PubmedFilesSettings,
  report: FetchTools['report'],
): FilesDone | undefined {
  if (checkpoint === undefined) return undefined;
  const read = schema.safeParse(checkpoint);
  if (read.success && read.data.request === requestMark(config)) return read.data;
  report(
    read.success ? 'the selection has changed: starting from the beginning' : 'the checkpoint cannot be read: starting from the beginning',
  );
  return undefined;
}

export const filesDone = (config: PubmedFilesSettings, { year, number, md5 }: FilesDone): Checkpoint => ({
  request: requestMark(config),
  year,
  number,
  ...(md5 === undefined ? {} : { md5 }),
});
