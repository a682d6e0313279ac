import { z } from 'zod';

/** What one run did, in records. `fetched` is the sum of the others but `repaired`; `findings` counts what was noted in new and changed records. */
export const runCounts = z.strictObject({
  fetched: z.int().min(0),
  new: z.int().min(0),
  changed: z.int().min(0),
  unchanged: z.int().min(0),
  deleted: z.int().min(0),
  failed: z.int().min(0),
  findings: z.int().min(0),
});

export type RunCounts = z.infer<typeof runCounts>;

export const noCounts: RunCounts = { fetched: 0, new: 0, changed: 0, unchanged: 0, deleted: 0, failed: 0, findings: 0 };

export function addCounts(a: RunCounts, b: Partial<RunCounts>): RunCounts {
  const sum = { ...a };
  for (const key of Object.keys(sum) as (keyof RunCounts)[]) sum[key] += b[key] ?? 0;
  return sum;
}

export type RunOutcome = 'running' | 'complete' | 'partial' | 'failed' | 'interrupted';

/** One execution of one source. `source` is its configured id (or an ad hoc one such as `pubmed`, `files`). */
export interface HarvestRun {
  readonly id: number;
  readonly source: string;
  readonly fetcher: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly outcome: RunOutcome;
  readonly counts: RunCounts;
  /** What was asked for: query, set, window, paths; redacted. */
  readonly request: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

/** The state from which a source goes on: JSON, its shape known to the fetcher alone, checked by its schema when loaded. */
export type Checkpoint = Readonly<Record<string, unknown>>;
