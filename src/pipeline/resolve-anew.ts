import { planWorks } from '../dedupe/plan.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { StaleBatch } from '../model/errors.ts';
import { noCounts } from '../model/run.ts';
import { type Decision, keyText, parseKey, type WorkPlan } from '../model/work.ts';
import { version } from '../package-root.ts';
import { parseQuery } from '../search/parse.ts';
import type { Batch, Store, StoredRecord } from '../store/store.ts';
import { countWaiting } from './deciding/review-queue.ts';
import { takeLease } from './lease.ts';
import { beginRunning } from './running.ts';
import { type Surroundings, surroundings } from './surroundings/surroundings.ts';

export interface ResolveAnewRequest {
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  readonly progress?: (progress: ResolveAnewProgress) => void;
  /** Look at everything, although a run that was broken off has looked at some of it. */
  readonly fromStart?: boolean;
}

/** `filing`: records are filed under their keys of comparison, which comes first where a library lacks them. */
interface ResolveAnewProgress {
  readonly phase: 'filing' | 'resolving';
  readonly records: number;
}

export interface ResolveAnewReport {
  readonly run: number;
  /** Records that were looked at, and those that were filed under keys of comparison before. */
  readonly records: number;
  readonly filed: number;
  /** How many works there were, and are, tombstones among them. */
  readonly works: { readonly before: number; readonly after: number };
  /** Works that went into another one, works that came of another one, and works that say something else now though their records are the same. */
  readonly merged: number;
  readonly separated: number;
  readonly retold: number;
  /** Pairs that wait for a person. */
  readonly reviews: number;
  /** A run that was broken off had looked at the records before. */
  readonly continued?: true;
}

/** Records looked at together: they and their surroundings are one transaction, if anything changes. */
const stretch = 500;
/** After so many records it is kept how far the run has got, though nothing changed. */
const keptAfter = 10_000;
const attempts = 20;
const source = 'dedupe';

/**
 * Asks of every record again which others describe the same publication, and what they say together, by today's rules: for a library that was
 * resolved by older ones, or has no keys of comparison yet. What people decided stands. A work of which nothing changes is not
 * written. Broken off, it goes on where it was when it is asked for again.
 */
export async function resolveAnew(store: Store, request: ResolveAnewRequest): Promise<ResolveAnewReport> {
  const { now, signal, progress } = request;
  const lease = await takeLease(store, source, now);
  try {
    const before = await countWorks(store);
    const from = request.fromStart ? 0 : placeOf(await store.checkpoint(source));
    const running = await beginRunning(store, { source, fetcher: 'dedupe', request: {} }, now);
    try {
      const filed = await fileAll(store, request);
      const tally = await resolveAll(store, running.id, from, {
        signal,
        progress: (records) => progress?.({ phase: 'resolving', records }),
      });
      await running.end('complete');
      const works = { before, after: await countWorks(store) };
      const reviews = await countWaiting(store);
      return { run: running.id, filed, works, ...tally, reviews, ...(from > 0 ? { continued: true } : {}) };
    } catch (error) {
      await running.end(signal?.aborted ? 'interrupted' : 'failed', signal?.aborted ? signal.reason : error);
      throw error;
    }
  } finally {
    await lease.release();
  }
}

const countWorks = async (store: Store): Promise<number> =>
  (await store.search(parseQuery('NOT has:deleted OR has:deleted'), { offset: 0, limit: 1, sort: 'added' })).total;

/** Files every record of a library whose records are not filed by today's rules. */
async function fileAll(store: Store, { signal, progress }: ResolveAnewRequest): Promise<number> {
  if (await store.isFiled()) return 0;
  let filed = 0;
  for (let after: number | undefined = 0; after !== undefined; ) {
    signal?.throwIfAborted();
    const more = await store.fileMore(after);
    filed += more?.records ?? 0;
    after = more?.end;
    progress?.({ phase: 'filing', records: filed });
  }
  return filed;
}

interface Tally {
  records: number;
  merged: number;
  separated: number;
  retold: number;
}

async function resolveAll(
  store: Store,
  run: number,
  from: number,
  { signal, progress }: { readonly signal: AbortSignal | undefined; readonly progress: (records: number) => void },
): Promise<Tally> {
  const tally: Tally = { records: 0, merged: 0, separated: 0, retold: 0 };
  // Whoever shares nothing with anybody is a work of its own by any rules: most records of most libraries.
  const meeting = await store.meeting();
  // Records further on that were looked at as somebody's surroundings.
  const done = new Set<string>();
  let kept = 0;
  for (let after: number | undefined = from; after !== undefined; ) {
    const place: number = after;
    signal?.throwIfAborted();
    const looked = await once(async () => {
      const revision = await store.revision();
      const { records, accompanied, passed, end } = await store.recordsBehind(place, stretch, meeting);
      const open = records.filter(({ key }) => !done.has(keyText(key)));
      const near = await surroundings(store, {
        again: open.filter(({ key }) => accompanied.has(keyText(key))).map(({ key }) => key),
        lone: open.filter(({ key }) => !accompanied.has(keyText(key))),
        throughout: true,
      });
      const found = await whatChanges(store, near);
      const isDue = end === undefined || tally.records + passed - kept >= keptAfter;
      if (found || isDue) {
        const checkpoint = end === undefined ? {} : { behind: end, version };
        await store.write({
          run,
          source,
          revision,
          seen: [],
          changes: [],
          payloads: [],
          failures: [],
          counts: noCounts,
          works: [],
          decisions: [],
          ...found,
          checkpoint,
        });
        kept = tally.records + passed;
      }
      return { records, passed, near, works: found?.works ?? [], end };
    });
    const { records, passed, near, works } = looked;
    for (const { key } of near.stored) done.add(keyText(key));
    for (const { key } of records) done.delete(keyText(key));
    tally.records += passed;
    tally.merged += works.reduce((sum, { absorbs }) => sum + absorbs.length, 0);
    tally.separated += works.filter(({ id }) => id === undefined).length;
    tally.retold += works.filter((plan) => isRetold(plan, near.stored)).length;
    progress(tally.records);
    after = looked.end;
  }
  return tally;
}

/** Again when another process wrote in between. */
async function once<T>(attempt: () => Promise<T>): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof StaleBatch) || number === attempts) throw error;
    }
  }
}

/** What is to be written; undefined when all is as the rules want it. */
async function whatChanges(store: Store, near: Surroundings): Promise<Pick<Batch, 'works' | 'decisions' | 'judged'> | undefined> {
  const planned = planWorks({ ...near, neighbours: near.stored, decisions: near.standing, ranks: store.ranks });
  const asPlanned = await store.asPlanned(planned.works);
  const works = planned.works.filter((plan) => !asPlanned.has(plan));
  const decisions = [...planned.decisions, ...near.told];
  const told = new Set(decisions.map(saying));
  const stood = near.standing.filter(({ by, a, b }) => by === 'rule' && (near.judged.has(a) || near.judged.has(b)));
  const standing = new Set(stood.map(saying));
  const differing = [...decisions.filter((each) => !standing.has(saying(each))), ...stood.filter((each) => !told.has(saying(each)))];
  if (works.length === 0 && differing.length === 0) return undefined;
  const judged = new Set(differing.flatMap(({ a, b }) => [a, b]).filter((name) => near.judged.has(name)));
  const written = new Set([...judged, ...works.flatMap(({ records }) => records.map(keyText))]);
  return { works, decisions: decisions.filter(({ a, b }) => written.has(a) || written.has(b)), judged: [...judged].map(parseKey) };
}

const saying = ({ a, b, verdict, reasons, relation }: Decision): string =>
  canonicalJson({ a, b, verdict, reasons, relation: relation ?? null });

/** Whether the records of a work were together before, and nobody else with them. */
function isRetold({ id, absorbs, records }: WorkPlan, stored: readonly StoredRecord[]): boolean {
  const before = stored.filter(({ work }) => work === id);
  const now = new Set(records.map(keyText));
  return id !== undefined && absorbs.length === 0 && before.length === now.size && before.every(({ key }) => now.has(keyText(key)));
}

/** How far a run that was broken off has got: a place in the order of the records. What another refmill did counts for nothing, its rules may be others. */
function placeOf(checkpoint: Readonly<Record<string, unknown>> | undefined): number {
  const { behind, version: by } = checkpoint ?? {};
  return typeof behind === 'number' && by === version ? behind : 0;
}
