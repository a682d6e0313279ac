import { planWorks } from '../dedupe/plan.ts';
import { soughtBy } from '../dedupe/shared-identifiers.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { StaleBatch } from '../model/errors.ts';
import { noCounts } from '../model/run.ts';
import { keyText, type WorkPlan } from '../model/work.ts';
import { parseQuery } from '../search/parse.ts';
import type { Batch, Store, WorkDetail } from '../store/store.ts';
import { beginRunning } from './running.ts';

export interface ResolveAnewReport {
  readonly run: number;
  /** Works that were looked at. */
  readonly works: number;
  /** Works that went into another one, and works that say something else now. */
  readonly merged: number;
  readonly retold: number;
}

/** Works looked at together: they and their neighbours are one transaction. */
const worksAtATime = 50;
const attempts = 20;

/**
 * Asks again of every work which of its neighbours describe the same publication, and what they say together, by today's rules: for a
 * library that was resolved by older ones. What people decided stands. A work of which nothing changes is not written.
 */
export async function resolveAnew(
  store: Store,
  { now, signal }: { readonly now: () => Date; readonly signal?: AbortSignal },
): Promise<ResolveAnewReport> {
  const running = await beginRunning(store, { source: 'user', fetcher: 'dedupe', request: {} }, now);
  const report = { works: 0, merged: 0, retold: 0 };
  const lookAt = async (ids: readonly string[]) => {
    signal?.throwIfAborted();
    for (let attempt = 1; ; attempt++) {
      try {
        const { merged, retold } = await resolvePiece(store, running.id, ids);
        report.works += ids.length;
        report.merged += merged;
        report.retold += retold;
        return;
      } catch (error) {
        if (!(error instanceof StaleBatch) || attempt === attempts) throw error;
      }
    }
  };
  try {
    let waiting: string[] = [];
    for await (const { id } of store.works(parseQuery('NOT has:deleted OR has:deleted'), 'added')) {
      waiting.push(id);
      if (waiting.length < worksAtATime) continue;
      await lookAt(waiting);
      waiting = [];
    }
    if (waiting.length > 0) await lookAt(waiting);
    await running.end('complete');
    return { run: running.id, ...report };
  } catch (error) {
    await running.end(signal?.aborted ? 'interrupted' : 'failed', signal?.aborted ? signal.reason : error);
    throw error;
  }
}

async function resolvePiece(store: Store, run: number, ids: readonly string[]): Promise<{ merged: number; retold: number }> {
  const revision = await store.revision();
  const details = new Map<string, WorkDetail>();
  for (const id of ids) {
    const work = await store.work(id);
    if (work) details.set(work.id, work);
  }
  const members = [...details.values()].flatMap((work) => work.members);
  const neighbours = await store.neighbours({
    keys: members.map(({ key }) => key),
    identifiers: members.flatMap(({ record }) => soughtBy(record)),
  });
  for (const id of new Set(neighbours.map(({ work }) => work))) {
    const work = details.has(id) ? undefined : await store.work(id);
    if (work) details.set(work.id, work);
  }
  const standing = await store.decisions(neighbours.map(({ key }) => key));
  const planned = planWorks({
    changed: members.map(({ key, record }) => ({ key, record })),
    neighbours,
    decisions: standing,
    ranks: store.ranks,
  });
  const works = planned.works.filter((plan) => !isAsItIs(plan, plan.id === undefined ? undefined : details.get(plan.id)));
  if (works.length === 0) return { merged: 0, retold: 0 };
  const touched = new Set(works.flatMap(({ records }) => records.map(keyText)));
  const batch: Batch = {
    run,
    source: 'user',
    revision,
    seen: [],
    changes: [],
    works,
    decisions: planned.decisions.filter(({ a, b }) => touched.has(a) || touched.has(b)),
    payloads: [],
    failures: [],
    counts: noCounts,
  };
  await store.write(batch);
  const merged = works.reduce((sum, { absorbs }) => sum + absorbs.length, 0);
  return { merged, retold: works.length - works.filter(({ absorbs }) => absorbs.length > 0).length };
}

/** Whether a work is what the plan wants: the same records, which say the same. */
function isAsItIs(plan: WorkPlan, work: WorkDetail | undefined): boolean {
  if (!work || plan.absorbs.length > 0 || plan.records.length !== work.members.length || plan.deleted !== work.deleted) return false;
  const has = new Set(work.members.map(({ key }) => keyText(key)));
  if (!plan.records.every((key) => has.has(keyText(key)))) return false;
  return plan.said === undefined || canonicalJson(plan.said.citation) === canonicalJson(work.citation);
}
