import { z } from 'zod';
import { present } from '../../model/present.ts';
import type { Checkpoint } from '../../model/run.ts';
import { ownCheckpoint, requestMark } from '../own-checkpoint.ts';
import type { OaiPmhSettings } from './settings.ts';

/** UTC with seconds, whatever the repository's granularity. */
const moment = z.iso.datetime();

const underWay = z.strictObject({
  request: z.string(),
  prefix: z.string(),
  // Versions before 0.2 read two formats only, and told them by the prefix.
  format: z.exactOptional(z.string()),
  from: z.exactOptional(moment),
  startedAt: moment,
  listedAt: z.exactOptional(moment),
  set: z.exactOptional(z.string()),
  token: z.string(),
  tokenAt: moment,
});
const betweenRuns = z.strictObject({ request: z.string(), finishedUntil: moment, listedAt: z.exactOptional(moment) });

/** A window: what changed since `from` (absent: everything), as the repository stood at `startedAt` by its own clock. */
export interface Window {
  readonly from?: string;
  readonly startedAt: string;
  /** When everything was last listed from the beginning. */
  readonly listedAt?: string;
}

/** A place in the middle of a window's lists. */
export interface Place {
  readonly set?: string;
  readonly token: string;
  readonly prefix: string;
  /** Id of the format that reads what comes under the prefix. */
  readonly format: string;
}

/** Where a run begins: a window, and the place in it where an earlier run stopped. */
export interface Start {
  readonly window: Window;
  readonly place?: Place;
}

/** Repositories keep tokens for minutes to days; a list whose beginning is older than this has moved too much under its token. */
const tokenLifeMs = 60 * 60_000;

const day = 86_400_000;
const minus = (at: string, days: number) => new Date(Date.parse(at) - days * day).toISOString();

/** Mark of what is asked for: another repository or other sets are another harvest and start from the beginning. */
const requestOf = ({ url, sets, metadataPrefix, from, until }: OaiPmhSettings): string =>
  requestMark({ url, sets, metadataPrefix, from, until });

/**
 * Where to go on. In the middle of a window its fresh token is tried (it may be refused: then the window starts again); an old one is
 * not, because lists that are paged by offset lose records when the repository changes. `clock` is the repository's.
 */
export function startFrom(
  checkpoint: Checkpoint | undefined,
  settings: OaiPmhSettings,
  { clock, now, report }: { clock: string; now: Date; report: (message: string) => void },
): Start {
  const configured = settings.from === undefined ? undefined : new Date(settings.from).toISOString();
  const beginning: Start = {
    window: present<Window>({ from: configured, startedAt: clock, listedAt: configured === undefined ? clock : undefined }),
  };
  const state = ownCheckpoint(checkpoint, { schema: z.union([underWay, betweenRuns]), request: requestOf(settings), report });
  if (state === undefined) return beginning;
  if ('finishedUntil' in state) {
    const { listedAt, finishedUntil } = state;
    const stale = settings.relistDays !== undefined && (listedAt === undefined || listedAt < minus(clock, settings.relistDays));
    return stale
      ? beginning
      : { window: present<Window>({ from: minus(finishedUntil, settings.overlapDays), startedAt: clock, listedAt }) };
  }
  const { from, startedAt, listedAt, set, token, tokenAt, prefix, format } = state;
  if (format === undefined || now.getTime() - Date.parse(tokenAt) > tokenLifeMs)
    return { window: present<Window>({ from, startedAt: clock, listedAt: from ? listedAt : clock }) };
  return { window: present<Window>({ from, startedAt, listedAt }), place: present<Place>({ set, token, prefix, format }) };
}

/** The checkpoint of a page that is not the last of its window: its token, and when that was given. */
export const midWindow = (settings: OaiPmhSettings, window: Window, place: Place, now: Date): Checkpoint => ({
  request: requestOf(settings),
  ...window,
  ...place,
  tokenAt: now.toISOString(),
});

/** The checkpoint of a window that is stored whole. */
export const finished = (settings: OaiPmhSettings, { startedAt, listedAt }: Window): Checkpoint =>
  present<Checkpoint>({ request: requestOf(settings), finishedUntil: startedAt, listedAt });
