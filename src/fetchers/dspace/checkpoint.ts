import { z } from 'zod';
import { present } from '../../model/present.ts';
import type { Checkpoint } from '../../model/run.ts';
import { ownCheckpoint, requestMark } from '../own-checkpoint.ts';
import type { DspaceSettings } from './settings.ts';

const moment = z.iso.datetime();

const schema = z.union([
  z.strictObject({
    request: z.string(),
    from: z.exactOptional(moment),
    startedAt: moment,
    listedAt: z.exactOptional(moment),
    next: z.int().min(0),
    nextAt: moment,
    last: z.exactOptional(z.string()),
  }),
  z.strictObject({ request: z.string(), finishedUntil: moment, listedAt: z.exactOptional(moment) }),
]);

/** What a run asks for: what was changed since `from` (absent: everything), begun at `startedAt`. */
export interface Window {
  readonly from?: string;
  readonly startedAt: string;
  /** When everything was last listed from its beginning to its end. */
  readonly listedAt?: string;
}

/** A window, and the page (of a list of items: the item) from which on it is still to be fetched. */
export interface Start {
  readonly window: Window;
  readonly next: number;
  /** The last item of the page before: where it has moved, the list has. */
  readonly last?: string;
}

/** A list is paged by numbers: what is older than this has moved under them. */
const pageLifeMs = 60 * 60_000;
const day = 86_400_000;

/** Mark of what is asked for: another repository or search is another harvest and starts from the beginning. */
const requestOf = ({ url, query, scope, filters, items }: DspaceSettings): string => requestMark({ url, query, scope, filters, items });

/** Where to go on. A checkpoint that cannot be read, or of another search, is reported. */
export function startFrom(
  checkpoint: Checkpoint | undefined,
  settings: DspaceSettings,
  now: Date,
  report: (message: string) => void,
): Start {
  const startedAt = now.toISOString();
  const beginning: Start = { window: { startedAt }, next: 0 };
  const state = ownCheckpoint(checkpoint, { schema, request: requestOf(settings), report });
  if (state === undefined) return beginning;
  if ('finishedUntil' in state) {
    const { finishedUntil, listedAt } = state;
    const relist =
      settings.items !== undefined || listedAt === undefined || now.getTime() - Date.parse(listedAt) > settings.relistDays * day;
    if (relist) return beginning;
    // One that lies ahead was written down while the clock was wrong.
    const from = new Date(Math.min(Date.parse(finishedUntil), now.getTime()) - settings.overlapDays * day).toISOString();
    return { window: { from, startedAt, listedAt }, next: 0 };
  }
  const { from, listedAt, next, nextAt, last } = state;
  const fresh = settings.items !== undefined || now.getTime() - Date.parse(nextAt) <= pageLifeMs;
  const window = present<Window>({ from, startedAt: fresh ? state.startedAt : startedAt, listedAt });
  return fresh ? { window, next, ...(last === undefined ? {} : { last }) } : { window, next: 0 };
}

/** The checkpoint of a page that is not the last one. */
export const midWindow = (settings: DspaceSettings, { window, next, last }: Start, now: Date): Checkpoint => ({
  request: requestOf(settings),
  ...window,
  next,
  nextAt: now.toISOString(),
  ...(last === undefined ? {} : { last }),
});

/** The checkpoint of a window that is stored whole. */
export const finished = (settings: DspaceSettings, { startedAt, listedAt }: Window): Checkpoint =>
  present<Checkpoint>({ request: requestOf(settings), finishedUntil: startedAt, listedAt });
