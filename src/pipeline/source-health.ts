import { fetcherById } from '../fetchers/registry.ts';
import type { HarvestRun } from '../model/run.ts';
import type { Store } from '../store/store.ts';

/** How a source is, for somebody who watches over it. */
export interface SourceHealth {
  readonly source: string;
  readonly healthy: boolean;
  /** Nobody follows it any more: refmill.yaml names other sources. */
  readonly unfollowed?: true;
  /** What is wrong, in words. */
  readonly why?: string;
  /** The last run that came to its end. */
  readonly lastComplete?: { readonly run: number; readonly endedAt: string; readonly ageHours: number };
  /** The last run that failed or was broken off, if none came to its end since. */
  readonly lastError?: { readonly run: number; readonly startedAt: string; readonly error: string };
}

export interface HealthRequest {
  /** Sources of refmill.yaml: they ought to have run. Empty: those that the ledger knows. */
  readonly configured: readonly string[];
  /** How old the last complete run of a configured source, or without any of a harvested one, may be. */
  readonly maxAgeHours?: number;
  readonly now: Date;
}

/** Newest runs of a source that are looked at. */
const runsLookedAt = 1000;
const hour = 3_600_000;

/** The health of every source that is configured or was harvested or ingested, the configured ones first. */
export async function sourceHealth(
  store: Store | undefined,
  { configured, maxAgeHours, now }: HealthRequest,
): Promise<readonly SourceHealth[]> {
  const known = (await store?.sources()) ?? [];
  const names = [...configured, ...known.filter((source) => !configured.includes(source))];
  const found: SourceHealth[] = [];
  for (const source of names) {
    const runs = ((await store?.runs(runsLookedAt, source)) ?? []).filter(isOfSource);
    const expected = configured.includes(source);
    if (!expected && runs.length === 0) continue;
    const aging = expected || (configured.length === 0 && runs.some(({ fetcher }) => fetcher !== 'files'));
    const health = healthOf(source, runs, { now, ...(aging && maxAgeHours !== undefined ? { maxAgeHours } : {}) });
    const harvested = runs.every(({ fetcher }) => fetcher !== 'files');
    found.push(configured.length > 0 && !expected && harvested ? { ...health, unfollowed: true } : health);
  }
  return found;
}

/** Decisions, undos and the like stand in the ledger, but are no runs of a source; what was taken back says nothing any more. */
const isOfSource = ({ fetcher, undoneBy }: HarvestRun): boolean =>
  undoneBy === undefined && (fetcher === 'files' || fetcherById(fetcher) !== undefined);

function healthOf(source: string, runs: readonly HarvestRun[], { maxAgeHours, now }: { maxAgeHours?: number; now: Date }): SourceHealth {
  const ended = runs.filter(({ outcome }) => outcome !== 'running');
  const complete = ended.find(({ outcome }) => outcome === 'complete' || outcome === 'partial');
  const [last] = ended;
  const broken = last && (last.outcome === 'failed' || last.outcome === 'interrupted') ? last : undefined;
  const endedAt = complete?.endedAt;
  const ageHours = endedAt === undefined ? undefined : Math.max(0, (now.getTime() - Date.parse(endedAt)) / hour);
  const why = (() => {
    if (!last) return runs.length > 0 ? undefined : 'never ran';
    if (broken) return broken.outcome === 'failed' ? 'the last run failed' : 'the last run was broken off';
    if (maxAgeHours === undefined) return undefined;
    if (ageHours === undefined) return 'no run has come to its end';
    return ageHours > maxAgeHours ? `the last complete run is older than ${maxAgeHours} h` : undefined;
  })();
  return {
    source,
    healthy: why === undefined,
    ...(why === undefined ? {} : { why }),
    ...(complete && endedAt !== undefined && ageHours !== undefined
      ? { lastComplete: { run: complete.id, endedAt, ageHours: Math.round(ageHours * 10) / 10 } }
      : {}),
    ...(broken ? { lastError: { run: broken.id, startedAt: broken.startedAt, error: broken.error ?? broken.outcome } } : {}),
  };
}
