import { z } from 'zod';
import type { Checkpoint } from '../model/run.ts';
import { ownCheckpoint } from './own-checkpoint.ts';

/**
 * Services that are asked about one identifier after the other are asked in rounds: about each of them once, in ascending order. In the middle of a round `after` is the
 * last one whose answer is stored, and `list` the list in which it stands; between rounds the checkpoint says when the last one ended.
 */
const schema = z.union([
  z.strictObject({ request: z.string(), list: z.string(), after: z.string() }),
  z.strictObject({ request: z.string(), finishedUntil: z.iso.datetime() }),
]);

export interface RoundPlace {
  readonly list: string;
  readonly after: string;
}

export interface RoundRules {
  /** Mark of what is asked for: other settings are another round. */
  readonly request: string;
  /** Days between the end of a round and the next one. */
  readonly recheckDays: number;
}

/** Where a run starts: in the middle of a round, at the beginning of one, or `notDue`. A checkpoint that cannot be read, or that belongs to something else, is reported. */
export function roundStart(
  checkpoint: Checkpoint | undefined,
  { request, recheckDays }: RoundRules,
  { now, report }: { readonly now: () => Date; readonly report: (message: string) => void },
): RoundPlace | 'beginning' | 'notDue' {
  const state = ownCheckpoint(checkpoint, { schema, request, report });
  if (state === undefined) return 'beginning';
  if (!('finishedUntil' in state)) return { list: state.list, after: state.after };
  const due = Date.parse(state.finishedUntil) + recheckDays * 86_400_000;
  if (now().getTime() >= due) return 'beginning';
  report(`everything was asked for less than ${recheckDays} days ago: nothing to do before ${new Date(due).toISOString().slice(0, 10)}`);
  return 'notDue';
}

/** The checkpoint of an answer within a round. */
export const midRound = ({ request }: RoundRules, { list, after }: RoundPlace): Checkpoint => ({ request, list, after });

/** The checkpoint of a round that is stored whole. */
export const finishedRound = ({ request }: RoundRules, now: Date): Checkpoint => ({ request, finishedUntil: now.toISOString() });

/** By code point, as the library gives its identifiers. */
export const ascending = (values: Iterable<string>): string[] => [...new Set(values)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/**
 * What is said of a round in which there was nothing to ask about, most of all in a library that is only being filled: it does not count as one,
 * or what comes meanwhile would have to wait for the next.
 */
export const emptyRound = 'the library has nothing to ask about yet: the next run looks again';
