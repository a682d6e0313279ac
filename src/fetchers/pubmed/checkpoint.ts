import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Checkpoint } from '../../model/run.ts';
import type { FetchTools } from '../fetcher.ts';
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

/** Days of entry or modification, both inclusive; without `from` everything up to `until`. */
export interface Window {
  readonly from?: string;
  readonly until: string;
}

/** Where a run starts: a window, and the PMID above which it is still to be fetched; when all was last asked for is known but at the very beginning. */
export interface Start {
  readonly window: Window;
  readonly cursor: number;
  readonly verified?: string;
}

/** Mark of what is asked for: another query, or other ids, is another harvest and starts from the beginning. */
const requestMark = ({ query, ids }: PubmedSettings): string =>
  createHash('sha256').update(JSON.stringify({ query, ids })).digest('hex').slice(0, 16);

/** The window to go on with, of which `until` is today at most. A checkpoint that cannot be read, or of another query, is reported. */
export function startFrom(checkpoint: Checkpoint | undefined, config: PubmedSettings, today: string, report: FetchTools['report']): Start {
  const beginning = { window: { ...(config.since === undefined ? {} : { from: config.since }), until: today }, cursor: 0 };
  if (checkpoint === undefined) return beginning;
  const read = schema.safeParse(checkpoint);
  if (!read.success || read.data.request !== requestMark(config)) {
    report(
      read.success ? 'the query has changed: starting from the beginning' : 'the checkpoint cannot be read: starting from the beginning',
    );
    return beginning;
  }
  const state = read.data;
  const verified = state.verified === undefined ? {} : { verified: state.verified };
  if ('finishedUntil' in state) return { window: windowAfter(state.finishedUntil, config, today), cursor: 0, ...verified };
  const { from, until, cursor } = state;
  return { window: { ...(from === undefined ? {} : { from }), until }, cursor, ...verified };
}

/** The next window: from some days before the end of the last one, since PubMed's index lags behind its dates. */
export function windowAfter(finishedUntil: string, { overlapDays }: PubmedSettings, today: string): Window {
  const from = new Date(`${finishedUntil}T00:00:00Z`);
  from.setUTCDate(from.getUTCDate() - overlapDays);
  return { from: from.toISOString().slice(0, 10), until: today };
}

/** The checkpoint of a page within a window: all PMIDs up to the cursor are stored. */
export const midWindow = (config: PubmedSettings, { from, until }: Window, cursor: number, verified: string | undefined): Checkpoint => ({
  request: requestMark(config),
  ...(from === undefined ? {} : { from }),
  until,
  cursor,
  ...(verified === undefined ? {} : { verified }),
});

/** The checkpoint of a window that is stored whole. */
export const finished = (config: PubmedSettings, { until }: Window, verified: string | undefined): Checkpoint => ({
  request: requestMark(config),
  finishedUntil: until,
  ...(verified === undefined ? {} : { verified }),
});

/** Whether it is time to ask for every record again. */
export function verificationIsDue(verified: string | undefined, { verifyDays }: PubmedSettings, today: string): boolean {
  if (verifyDays === 0) return false;
  return verified === undefined || Date.parse(today) - Date.parse(verified) >= verifyDays * 86_400_000;
}
