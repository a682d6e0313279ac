import { z } from 'zod';
import type { Checkpoint } from '../../model/run.ts';
import { type CursorWindow, windowAfter } from '../cursor-checkpoint.ts';
import type { FetchTools } from '../fetcher.ts';
import { ownCheckpoint, requestMark } from '../own-checkpoint.ts';
import type { PubmedSettings } from './settings.ts';

const day = z.iso.date();

/**
 * `request` marks the query it belongs to. In the middle of a window: its days (both inclusive, `from` absent: everything) and the
 * highest PMID that is stored; pages come in ascending order, so everything up to it is. Between runs: the day up to which all is stored.
 * `verified`: the day on which PubMed was last asked for every record, changed or not.
 */
const schema = z.union([
  z.strictObject({ request: z.string(), from: z.exactOptional(day), until: day, cursor: z.int().min(0), verified: z.exactOptional(day) }),
  z.strictObject({ request: z.string(), finishedUntil: day, verified: z.exactOptional(day) }),
]);

/** Where a run starts: a window (days of entry or modification), and the PMID above which it is still to be fetched; when all was last asked for is known but at the very beginning. */
export interface Start {
  readonly window: CursorWindow;
  readonly cursor: number;
  readonly verified?: string;
}

/** Mark of what is asked for: another query, or other ids, is another harvest and starts from the beginning. */
const requestOf = ({ query, ids }: PubmedSettings): string => requestMark({ query, ids });

/** The window to go on with, of which `until` is today at most. A checkpoint that cannot be read, or of another query, is reported. */
export function startFrom(checkpoint: Checkpoint | undefined, config: PubmedSettings, today: string, report: FetchTools['report']): Start {
  const beginning = { window: { ...(config.since === undefined ? {} : { from: config.since }), until: today }, cursor: 0 };
  const state = ownCheckpoint(checkpoint, { schema, request: requestOf(config), report });
  if (state === undefined) return beginning;
  const verified = state.verified === undefined ? {} : { verified: state.verified };
  if ('finishedUntil' in state) return { window: windowAfter(state.finishedUntil, config, today), cursor: 0, ...verified };
  const { from, until, cursor } = state;
  return { window: { ...(from === undefined ? {} : { from }), until }, cursor, ...verified };
}

/** The checkpoint of a page within a window: all PMIDs up to the cursor are stored. */
export const midWindow = (
  config: PubmedSettings,
  { from, until }: CursorWindow,
  cursor: number,
  verified: string | undefined,
): Checkpoint => ({
  request: requestOf(config),
  ...(from === undefined ? {} : { from }),
  until,
  cursor,
  ...(verified === undefined ? {} : { verified }),
});

/** The checkpoint of a window that is stored whole. */
export const finished = (config: PubmedSettings, { until }: CursorWindow, verified: string | undefined): Checkpoint => ({
  request: requestOf(config),
  finishedUntil: until,
  ...(verified === undefined ? {} : { verified }),
});

/** Whether it is time to ask for every record again. */
export function verificationIsDue(verified: string | undefined, { verifyDays }: PubmedSettings, today: string): boolean {
  if (verifyDays === 0) return false;
  return verified === undefined || verified > today || Date.parse(today) - Date.parse(verified) >= verifyDays * 86_400_000;
}
