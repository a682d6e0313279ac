import { Cron } from 'croner';
import type { HarvestRun } from '../../model/run.ts';

/** After a failure the source is tried again after so long, doubled with each further failure, up to the longest pause. */
const firstPauseMs = 10 * 60_000;
const longestPauseMs = 6 * 60 * 60_000;

/** Clocks are set back by seconds or an hour; what began later than this has not begun yet. */
const mostAheadMs = 24 * 60 * 60_000;

/** A source's schedule: cron pattern and time zone (IANA; that of the machine when absent). */
export interface Schedule {
  readonly pattern: string;
  readonly timezone?: string | undefined;
}

/**
 * When a source is to be harvested next, by its schedule and the newest of its runs (newest first): a time that is not after `now`
 * means at once. All that is known of the past stands in the ledger, so that whoever asks (a process that stays up, one that cron
 * starts, one that was off for a week) gets the same answer.
 *
 * - A source that has never been harvested to the end is due at once, and so is one whose time came round while nobody was there:
 *   once, however often it came round.
 * - An interrupted run leaves it as due as it was.
 * - One that failed, or that its service throttled for too long, is tried again after 10 minutes, 20, 40, … at most 6 hours, or when its
 *   time comes round again.
 * - Runs that began far ahead of now were written down while the clock was wrong, and count for nothing.
 */
export function nextDue({ pattern, timezone }: Schedule, all: readonly HarvestRun[], now: Date): Date {
  const runs = all.filter(({ startedAt }) => Date.parse(startedAt) <= now.getTime() + mostAheadMs);
  const cron = new Cron(pattern, { paused: true, ...(timezone === undefined ? {} : { timezone }) });
  const lastDone = runs.findIndex(({ outcome }) => outcome === 'complete' || outcome === 'partial');
  const since = lastDone < 0 ? runs : runs.slice(0, lastDone);
  const done = runs[lastDone];
  const slot = done ? cron.nextRun(new Date(done.startedAt)) : new Date(0);
  // A pattern of one date comes round no more.
  if (slot === null) return new Date(8.64e15);
  const [newest] = since;
  if (slot > now || !newest || !isBroken(newest)) return slot;
  const failures = since.findIndex((run) => !isBroken(run));
  const inARow = failures < 0 ? since.length : failures;
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(inARow - 1, 20));
  const ended = Date.parse(newest.endedAt ?? newest.startedAt);
  const again = cron.nextRun(new Date(newest.startedAt))?.getTime() ?? Number.POSITIVE_INFINITY;
  return new Date(Math.min(ended + pause, Math.max(again, ended)));
}

const isBroken = ({ outcome }: HarvestRun): boolean => outcome === 'failed' || outcome === 'throttled';
