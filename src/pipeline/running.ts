import { setTimeout as wait } from 'node:timers/promises';
import { circumstanceInWords } from '../model/circumstance.ts';
import { Misconfigured } from '../model/errors.ts';
import type { RunOutcome } from '../model/run.ts';
import type { Store } from '../store/store.ts';
import { type Lease, takeLease } from './lease.ts';

/** A run under way: in the ledger, and under a lease by which others can tell it from one that was killed. */
export interface Running {
  readonly id: number;
  end(outcome: RunOutcome, error?: unknown): Promise<void>;
}

/** Begins a run. Runs whose processes ended without a word are closed first. */
export async function beginRunning(
  store: Store,
  run: Omit<Parameters<Store['beginRun']>[0], 'startedAt'>,
  now: () => Date,
): Promise<Running> {
  await closeAbandonedRuns(store, now);
  const id = await store.beginRun({ ...run, startedAt: now().toISOString() });
  const lease = await leaseOnOwn(store, id, now);
  return {
    id,
    async end(outcome, error) {
      const why =
        error === undefined ? {} : { error: circumstanceInWords(error) ?? (error instanceof Error ? error.message : String(error)) };
      try {
        await store.endRun(id, { outcome, endedAt: now().toISOString(), ...why });
      } finally {
        await lease.release();
      }
    },
  };
}

const leaseOf = (run: number) => `run ${run}`;

/**
 * The lease on a run just begun. Another process that looks for abandoned runs may hold it for a moment, and close the run: our own end
 * is written over that one.
 */
async function leaseOnOwn(store: Store, run: number, now: () => Date): Promise<Lease> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await takeLease(store, leaseOf(run), now);
    } catch (error) {
      if (!(error instanceof Misconfigured) || attempt === 40) throw error;
      await wait(50);
    }
  }
}

/** Closes the runs whose processes ended without a word. */
export async function closeAbandonedRuns(store: Store, now: () => Date): Promise<void> {
  for (const { id, outcome } of await store.runs(200)) {
    if (outcome !== 'running') continue;
    const lease = await takeLease(store, leaseOf(id), now).catch((error: unknown) => {
      if (error instanceof Misconfigured) return undefined;
      throw error;
    });
    if (!lease) continue;
    await store.endRun(id, { outcome: 'interrupted', endedAt: now().toISOString(), error: 'the process ended before the run did' });
    await lease.release();
  }
}
