import { z } from 'zod';
import { present } from '../model/present.ts';
import type { Checkpoint } from '../model/run.ts';
import { ownCheckpoint } from './own-checkpoint.ts';

const day = z.iso.date();

/**
 * `request` marks what it belongs to. In the middle of a window: its days (both inclusive; `from` absent: everything), which of the parts is
 * listed, the cursor to go on with (absent: at its beginning), and how many records have come of how many that the first page counted.
 * Between runs: the day up to which all is stored.
 */
const schema = z.union([
  z.strictObject({
    request: z.string(),
    from: z.exactOptional(day),
    until: day,
    part: z.int().min(0),
    cursor: z.exactOptional(z.string().min(1)),
    came: z.exactOptional(z.int().min(0)),
    counted: z.exactOptional(z.int().min(0)),
  }),
  z.strictObject({ request: z.string(), finishedUntil: day }),
]);

/** Days of change, both inclusive; without `from` everything. */
export interface CursorWindow {
  readonly from?: string;
  readonly until: string;
}

/** A place in the lists of a window: the part, and within it the cursor, with what has come before. */
export interface CursorPlace {
  readonly part: number;
  readonly cursor?: string;
  readonly came?: number;
  readonly counted?: number;
}

export interface CursorStart {
  readonly window: CursorWindow;
  readonly place: CursorPlace;
}

/** What the way of a source depends on besides its service. */
export interface CursorRules {
  /** Mark of what is asked for: another query is another harvest and starts from the beginning. */
  readonly request: string;
  /** The first run asks only for what changed since then. */
  readonly since?: string;
  /** Days that a later run asks for again. */
  readonly overlapDays: number;
  /** What a later run asks for. */
  readonly again: 'changes' | 'everything';
}

/** Where a run starts. A checkpoint that cannot be read, or that belongs to something else, is reported. */
export function cursorStart(
  checkpoint: Checkpoint | undefined,
  rules: CursorRules,
  { today, report }: { readonly today: string; readonly report: (message: string) => void },
): CursorStart {
  const beginning = { window: present<CursorWindow>({ from: rules.since, until: today }), place: { part: 0 } };
  const state = ownCheckpoint(checkpoint, { schema, request: rules.request, report });
  if (state === undefined) return beginning;
  if ('finishedUntil' in state)
    return rules.again === 'everything' ? beginning : { window: windowAfter(state.finishedUntil, rules, today), place: { part: 0 } };
  const { from, until, request: _, ...place } = state;
  return { window: present<CursorWindow>({ from, until }), place };
}

/**
 * The next window: from some days before the end of the last one, since indexes lag behind their dates. An end that lies ahead was
 * written down while the clock of this machine was wrong.
 */
export function windowAfter(finishedUntil: string, { overlapDays }: Pick<CursorRules, 'overlapDays'>, today: string): CursorWindow {
  const from = new Date(`${finishedUntil < today ? finishedUntil : today}T00:00:00Z`);
  from.setUTCDate(from.getUTCDate() - overlapDays);
  return { from: from.toISOString().slice(0, 10), until: today };
}

/** The checkpoint of a page within a window. */
export const midWindow = ({ request }: CursorRules, { from, until }: CursorWindow, place: CursorPlace): Checkpoint =>
  present({ request, from, until, ...place });

/** The checkpoint of a window that is stored whole. */
export const finishedWindow = ({ request }: CursorRules, { until }: CursorWindow): Checkpoint => ({ request, finishedUntil: until });
