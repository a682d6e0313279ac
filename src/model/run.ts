/** What one run did, in records. `fetched` is the sum of the others but `findings`, which counts what was noted in new and changed records. */
export interface RunCounts {
  readonly fetched: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly deleted: number;
  readonly failed: number;
  readonly findings: number;
}

/** The counts of a run that has done nothing yet. */
export const noCounts: RunCounts = { fetched: 0, new: 0, changed: 0, unchanged: 0, deleted: 0, failed: 0, findings: 0 };

/** The sum, count by count. */
export function addCounts(a: RunCounts, b: Partial<RunCounts>): RunCounts {
  const keys = Object.keys(noCounts) as (keyof RunCounts)[];
  return Object.fromEntries(keys.map((key) => [key, a[key] + (b[key] ?? 0)])) as unknown as RunCounts;
}

/**
 * `partial`: done, but files were passed over, or the service did not give all that it counts; `throttled`: the service asked for more patience than a run has, and the next one goes on;
 * `interrupted`: stopped by a person, or killed.
 */
export type RunOutcome = 'running' | 'complete' | 'partial' | 'throttled' | 'failed' | 'interrupted';

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
  /** The source's checkpoint when the run began; absent for runs of which that was not kept. */
  readonly checkpointBefore?: CheckpointBefore;
  /** The checkpoint as the run left it, where it moved it. */
  readonly checkpointAfter?: Checkpoint;
  /** The searches that it sent, in order; absent: none, or the run is older than their record. */
  readonly searches?: readonly SentSearch[];
  /** The run that takes or took this one back. */
  readonly undoneBy?: number;
}

/** The checkpoint from which a run began; without one it began from the beginning. */
export interface CheckpointBefore {
  readonly checkpoint?: Checkpoint;
}

/** A file that a run has read to the end. `name` is its path below the given folder. */
export interface RunFile {
  readonly name: string;
  /** SHA-256 (hex) of its bytes. */
  readonly sha256: string;
  /** What it brought. */
  readonly counts: RunCounts;
}

/** The state from which a source goes on: JSON, its shape known to the fetcher alone, checked by its schema when loaded. */
export type Checkpoint = Readonly<Record<string, unknown>>;

/** A search as a service was asked for it, redacted. */
export interface SentSearch {
  /** The strategy exactly as sent: the term, or the address that stands for it. */
  readonly strategy?: string;
  /** How the service says that it understood it. */
  readonly translation?: string;
  /** The service’s own count of what it finds. */
  readonly found?: number;
}

/** The span that a run covered, as far as its source says so: its checkpoint names up to when all is fetched (`finishedUntil`, a day or a moment). */
export function spanOf({ checkpointBefore, checkpointAfter }: HarvestRun): { readonly from?: string; readonly until: string } | undefined {
  const end = (checkpoint: Checkpoint | undefined) =>
    typeof checkpoint?.finishedUntil === 'string' ? checkpoint.finishedUntil : undefined;
  const [from, until] = [end(checkpointBefore?.checkpoint), end(checkpointAfter)];
  return until === undefined ? undefined : { ...(from === undefined ? {} : { from }), until };
}

/** How long a run took, or has taken until now, in milliseconds. */
export const durationOf = ({ startedAt, endedAt }: HarvestRun, now: Date): number =>
  Math.max(0, (endedAt === undefined ? now.getTime() : Date.parse(endedAt)) - Date.parse(startedAt));
