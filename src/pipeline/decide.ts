import { planWorks } from '../dedupe/plan.ts';
import { soughtBy } from '../dedupe/shared-identifiers.ts';
import { Misconfigured, StaleBatch } from '../model/errors.ts';
import { noCounts } from '../model/run.ts';
import { type Decision, keyText } from '../model/work.ts';
import type { Store, StoredRecord } from '../store/store.ts';
import { findWork, recordsKeyed } from './find-work.ts';

/** What a person says of two records, or that what was said shall no longer hold. */
export interface PersonsDecision {
  /** Written keys of the records (`pubmed/28961839`), or public ids of works, which stand for all their records. */
  readonly a: string;
  readonly b: string;
  readonly verdict: 'same' | 'different' | 'undo';
  readonly reason?: string;
  readonly now: () => Date;
}

/**
 * Records a person's decision and resolves the works concerned anew, in one transaction. It outranks every rule from then on.
 * Returns the public ids of the works as they stand afterwards. Throws Misconfigured for an unknown record or a decision that is not there.
 */
export async function decide(store: Store, request: PersonsDecision): Promise<readonly string[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await decideOnce(store, request);
    } catch (error) {
      if (!(error instanceof StaleBatch) || attempt >= 20) throw error;
    }
  }
}

async function decideOnce(store: Store, { a, b, verdict, reason, now }: PersonsDecision): Promise<readonly string[]> {
  const revision = await store.revision();
  const first = await recordsOf(store, a);
  const second = await recordsOf(store, b);
  const pairs = first.flatMap((x) =>
    second.filter((y) => keyText(x.key) !== keyText(y.key)).map((y) => ({ a: keyText(x.key), b: keyText(y.key) })),
  );
  if (pairs.length === 0) throw new Misconfigured('record', `${a} and ${b} are one and the same record`);
  const members = await store.neighbours({
    keys: [...first, ...second].map((each) => each.key),
    identifiers: [...first, ...second].flatMap((each) => soughtBy(each.record)),
  });
  const standing = await store.decisions(members.map((each) => each.key));
  const at = now().toISOString();
  const touched = new Set(pairs.flatMap((pair) => [`${pair.a} ${pair.b}`, `${pair.b} ${pair.a}`]));
  const about = (each: Decision) => each.by === 'user' && touched.has(`${each.a} ${each.b}`);
  const undone = standing.filter(about);
  if (verdict === 'undo' && undone.length === 0)
    throw new Misconfigured('record', `nobody has decided about ${a} and ${b}: there is nothing to undo`);
  const made =
    verdict === 'undo'
      ? []
      : pairs.map((pair): Decision => ({ ...pair, verdict, by: 'user', reasons: [reason ?? 'no reason was given'], at }));
  const changed = members.map(({ key, record, hash }) => ({ key, record, hash, change: 'changed' as const }));
  const { works, decisions } = planWorks({
    changed,
    neighbours: members,
    decisions: [...standing.filter((each) => !about(each)), ...made],
  });
  const run = await store.beginRun({ source: 'user', fetcher: 'decision', request: { a, b, verdict }, startedAt: at });
  await store.write({
    run,
    source: 'user',
    revision,
    seen: [],
    changes: [],
    works,
    decisions: [...decisions, ...made],
    undo: undone,
    failures: [],
    payloads: [],
    counts: noCounts,
  });
  await store.endRun(run, { outcome: 'complete', endedAt: now().toISOString() });
  const after = await store.neighbours({ keys: [...first, ...second].map((each) => each.key), identifiers: [] });
  return [...new Set(after.map((each) => each.work))];
}

/** The record with that key; otherwise all records of the work that is meant. */
async function recordsOf(store: Store, meant: string): Promise<readonly StoredRecord[]> {
  const keyed = await recordsKeyed(store, meant);
  const found = keyed.length > 0 ? keyed : (await findWork(store, meant))?.members;
  if (!found)
    throw new Misconfigured('record', `${meant}: the library has no such work or record (name them as \`refmill show\` prints them)`);
  return found;
}
