import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Checkpoint } from '../model/run.ts';

/** A mark of what is asked for, from the settings that say it: with others it is another harvest, which starts from the beginning. */
export const requestMark = (settings: unknown): string => createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16);

interface CheckpointRules<State> {
  readonly schema: z.ZodType<State>;
  /** Mark of what is asked for now. */
  readonly request: string;
  readonly report: (message: string) => void;
}

/** A checkpoint as the fetcher wrote it; undefined, which is reported, for one that cannot be read or that belongs to something else. */
export function ownCheckpoint<State extends { readonly request: string }>(
  checkpoint: Checkpoint | undefined,
  { schema, request, report }: CheckpointRules<State>,
): State | undefined {
  if (checkpoint === undefined) return undefined;
  const read = schema.safeParse(checkpoint);
  if (read.success && read.data.request === request) return read.data;
  report(`${read.success ? 'something else is asked for than before' : 'the checkpoint cannot be read'}: starting from the beginning`);
  return undefined;
}
