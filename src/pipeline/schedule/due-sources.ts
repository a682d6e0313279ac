import type { Store } from '../../store/store.ts';
import type { Source } from '../sources.ts';
import { nextDue } from './next-due.ts';

/** A source with a schedule, and when it is to be harvested next. */
export interface DueSource {
  readonly source: Source;
  readonly due: Date;
}

/** So many runs are looked at: more failures in a row make no difference to the pause after them. */
const runsLookedAt = 50;

/** Every source that has a schedule, the most overdue first. */
export async function dueSources(store: Store, sources: readonly Source[], now: Date, timezone?: string): Promise<readonly DueSource[]> {
  const found: DueSource[] = [];
  for (const source of sources) {
    if (source.schedule === undefined) continue;
    const runs = (await store.runs(runsLookedAt, source.id)).filter(({ fetcher }) => fetcher === source.fetcher.id);
    found.push({ source, due: nextDue({ pattern: source.schedule, timezone }, runs, now) });
  }
  return found.toSorted((a, b) => a.due.getTime() - b.due.getTime());
}
