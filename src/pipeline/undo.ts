import { Misconfigured, StaleBatch } from '../model/errors.ts';
import { addCounts, type HarvestRun, noCounts, type RunCounts } from '../model/run.ts';
import type { Store } from '../store/store.ts';
import type { BegunUndo, TakeBack, Trace } from '../store/undoing.ts';
import { takeLease } from './lease.ts';
import { resolveRest } from './resolve-rest.ts';
import { beginRunning, closeAbandonedRuns } from './running.ts';

export interface UndoRequest {
  /** Number of the run to take back. */
  readonly run: number;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  readonly progress?: (records: number) => void;
  /** Records of a piece; a piece is a transaction. */
  readonly pieceSize?: number;
}

export interface UndoReport {
  /** The run that was taken back. */
  readonly undone: HarvestRun;
  /** The run that did it; absent: it was taken back before. */
  readonly run?: number;
  /** `deleted`: went away; `changed`: say again what they said before, or are in the work again in which they were; `unchanged`: stay as they are, since a later run changed or saw them. */
  readonly counts: RunCounts;
  readonly checkpoint: BegunUndo['checkpoint'];
  readonly sightings: BegunUndo['sightings'];
}

const usualPiece = 500;

/** Runs that bring no records of their own, and how they are taken back instead. */
const otherwise: Readonly<Record<string, string>> = {
  undo: 'took another run back: harvest or ingest again what it took away',
  decision: 'is what a person decided: `refmill duplicates undo --run` with its number takes it back',
};

/**
 * Takes a run back: what it stored goes, what it changed says again what it said before, and the works are resolved anew, a piece at a
 * time. Broken off, it goes on where it was when it is asked for again. Throws Misconfigured when there is no such run, or when it is at work.
 */
export async function undo(store: Store, request: UndoRequest): Promise<UndoReport> {
  await closeAbandonedRuns(store, request.now);
  const undone = await store.run(request.run);
  if (!undone) throw new Misconfigured('run', `there is no run ${request.run}; \`refmill runs\` lists them`);
  const other = otherwise[undone.fetcher];
  if (other !== undefined) throw new Misconfigured('run', `run ${undone.id} ${other}`);
  if (undone.outcome === 'running') throw new Misconfigured('run', `run ${undone.id} is at work; it can be undone when it has ended`);
  const before = undone.undoneBy === undefined ? undefined : await store.run(undone.undoneBy);
  if (before?.outcome === 'complete') return { undone, counts: before.counts, checkpoint: 'unmoved', sightings: 'known' };
  const lease = await takeLease(store, undone.source, request.now);
  try {
    const running = await beginRunning(store, { source: 'user', fetcher: 'undo', request: { run: undone.id } }, request.now);
    try {
      const begun = await store.beginUndo(running.id, undone.id);
      const counts = await takeAllBack(store, running.id, request);
      await store.finishUndo(undone.id);
      await running.end('complete');
      return { undone, run: running.id, counts, ...begun };
    } catch (error) {
      await running.end(request.signal?.aborted ? 'interrupted' : 'failed', error);
      throw error;
    }
  } finally {
    await lease.release();
  }
}

async function takeAllBack(store: Store, undo: number, { run, signal, progress, pieceSize = usualPiece }: UndoRequest): Promise<RunCounts> {
  let counts = noCounts;
  let size = pieceSize;
  for (;;) {
    signal?.throwIfAborted();
    const piece = await nextPiece(store, { undo, of: run, size });
    if (!piece) return counts;
    try {
      await store.takeBack(piece);
    } catch (error) {
      // Beside writers of small batches a large piece is never ready in time.
      if (!(error instanceof StaleBatch)) throw error;
      size = Math.max(1, Math.ceil(size / 2));
      continue;
    }
    size = Math.min(pieceSize, size * 2);
    counts = addCounts(counts, piece.counts);
    progress?.(counts.fetched);
  }
}

/** The next records to take back, with the works of what is left of them; undefined when nothing is. */
async function nextPiece(store: Store, { undo, of, size }: { undo: number; of: number; size: number }): Promise<TakeBack | undefined> {
  const revision = await store.revision();
  const traces = await store.traces(of, size);
  if (traces.length === 0) return undefined;
  const rest = await resolveRest(store, of, traces);
  const number = (effect: Trace['effect']) => traces.filter((each) => each.effect === effect).length;
  const counts = {
    ...noCounts,
    fetched: traces.length,
    deleted: number('goes'),
    changed: number('restored') + number('moved'),
    unchanged: number('kept'),
  };
  return { run: undo, of, revision, records: traces.map(({ key }) => key), ...rest, counts };
}
