import type { Store } from '../../store/store.ts';
import { beginRunning } from '../running.ts';

/** The world as whoever decides meets it. */
export interface Deciding {
  readonly now: () => Date;
  readonly signal?: AbortSignal;
}

/** Does something as a run of its own, by which all of it can be undone. `request` is what the ledger says of it. */
export async function asDecisionRun<T>(
  store: Store,
  request: Readonly<Record<string, unknown>>,
  { now, signal }: Deciding,
  work: (run: number) => Promise<T>,
): Promise<T & { readonly run: number }> {
  const running = await beginRunning(store, { source: 'user', fetcher: 'decision', request }, now);
  try {
    const done = await work(running.id);
    await running.end('complete');
    return { ...done, run: running.id };
  } catch (error) {
    await running.end(signal?.aborted ? 'interrupted' : 'failed', signal?.aborted ? signal.reason : error);
    throw error;
  }
}
