import type { Store } from '../../store/store.ts';
import type { Source } from '../sources.ts';
import { type DueSource, dueSources } from './due-sources.ts';

/** A clock that is set or a machine that sleeps moves due times: they are looked at this often at least. */
const longestNapMs = 60_000;
const shortestNapMs = 1000;
/** After its harvest a source rests: one that another process harvests now is still due, and must not be asked for without a pause. */
const restMs = 30_000;

export interface StayingUp {
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly timezone?: string | undefined;
  /** Sources harvested at the same time. */
  readonly parallel: number;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Resolves after so long, or when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Harvests a source to its end and does what follows; must not throw for what concerns this source alone. */
  readonly harvest: (source: Source) => Promise<void>;
  /** Told what comes next whenever nothing is under way. */
  readonly idle?: (next: DueSource | undefined) => void;
}

/**
 * Harvests every source when it is due until the signal aborts, and then waits for those under way to stop. No source overlaps with
 * itself here; that other processes do not harvest it meanwhile is the lease's affair. Throws what `harvest` or the ledger throws,
 * after the others have stopped.
 */
export async function stayUp(task: StayingUp): Promise<void> {
  const { store, sources, timezone, parallel, now, sleep, harvest, idle } = task;
  const fault = new AbortController();
  const signal = AbortSignal.any([task.signal, fault.signal]);
  const active = new Map<string, Promise<void>>();
  const restUntil = new Map<string, number>();
  let told: string | undefined;
  try {
    while (!signal.aborted) {
      const waiting = sources.filter(({ id }) => !active.has(id));
      const [next, ...others] = (await dueSources(store, waiting, now(), timezone))
        .map((each) => ({
          ...each,
          due: new Date(Math.max(each.due.getTime(), restUntil.get(each.source.id) ?? 0)),
        }))
        .toSorted((a, b) => a.due.getTime() - b.due.getTime());
      for (const { source, due } of next ? [next, ...others] : []) {
        if (due > now() || active.size >= parallel || signal.aborted) continue;
        const run = harvest(source)
          .catch((error: unknown) => fault.abort(error))
          .finally(() => {
            active.delete(source.id);
            restUntil.set(source.id, now().getTime() + restMs);
          });
        active.set(source.id, run);
      }
      const upcoming = next && !active.has(next.source.id) ? next : undefined;
      if (active.size === 0 && `${upcoming?.source.id} ${upcoming?.due.toISOString()}` !== told) {
        told = `${upcoming?.source.id} ${upcoming?.due.toISOString()}`;
        idle?.(upcoming);
      }
      const nap = active.size >= parallel || !upcoming ? longestNapMs : upcoming.due.getTime() - now().getTime();
      const alarm = new AbortController();
      await Promise.race([
        sleep(Math.min(Math.max(nap, shortestNapMs), longestNapMs), AbortSignal.any([signal, alarm.signal])),
        ...active.values(),
      ]);
      alarm.abort();
    }
  } finally {
    await Promise.all(active.values());
  }
  if (fault.signal.aborted) throw fault.signal.reason;
}
