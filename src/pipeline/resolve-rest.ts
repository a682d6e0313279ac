import { isGone } from '../dedupe/corrections.ts';
import { merge } from '../dedupe/merge.ts';
import { planWorks } from '../dedupe/plan.ts';
import type { BibliographicRecord } from '../model/record.ts';
import type { SourceRanks } from '../model/source-ranks.ts';
import { keyText, type RecordKey, type WorkPlan } from '../model/work.ts';
import type { Store, StoredRecord } from '../store/store.ts';
import type { Standing, TakeBack, Trace } from '../store/undoing.ts';
import { lookAt } from './surroundings/looked-at.ts';
import { surroundings } from './surroundings/surroundings.ts';

/** A record as it will be when the piece is taken back, the work that it is in, and where it stood before the run. */
interface Left {
  readonly key: RecordKey;
  readonly record: BibliographicRecord;
  readonly work: string;
  readonly standing: Standing;
}

type Rest = Pick<TakeBack, 'works' | 'decisions' | 'revived'>;

/**
 * The works of the records that shared one with a record that goes or says something else from now on. Where nothing happened since the run, they are
 * put together as they were; elsewhere they are resolved anew.
 */
export async function resolveRest(store: Store, run: number, traces: readonly Trace[]): Promise<Rest> {
  const touched = traces.filter(({ effect }) => effect !== 'kept');
  const gone = new Set(touched.filter(({ effect }) => effect === 'goes').map(({ key }) => keyText(key)));
  const restored = new Map(touched.flatMap(({ key, restored: rest }) => (rest ? [[keyText(key), rest.record]] : [])));
  const after = (found: readonly StoredRecord[]) =>
    found
      .filter(({ key }) => !gone.has(keyText(key)))
      .map(({ key, work, record }) => ({ key, work, record: restored.get(keyText(key)) ?? record }));

  const left = new Map<string, Left>();
  const looked = new Set<string>();
  for (let keys: readonly RecordKey[] = touched.map(({ key }) => key); keys.length > 0; ) {
    const found = (await store.neighbours({ keys, identifiers: [] })).filter(({ key }) => !looked.has(keyText(key)));
    for (const { key } of found) looked.add(keyText(key));
    const standings = await store.standings(
      run,
      found.map(({ key }) => key),
    );
    for (const each of after(found))
      left.set(keyText(each.key), { ...each, standing: standings.get(keyText(each.key)) ?? { others: [], later: false } });
    keys = [...standings.values()].flatMap(({ others }) => others).filter((key) => !looked.has(keyText(key)));
  }
  const { quiet, stirred } = parted([...left.values()]);
  const again = asBefore(quiet, store.ranks);
  if (stirred.length === 0) return { works: again, decisions: [], revived: [...quiet, ...traces].map(({ key }) => key) };
  const saysElse = (some: readonly Left[]) => some.filter(({ key }) => restored.has(keyText(key))).map(lookAt);
  const near = await surroundings(store, {
    changed: saysElse(stirred),
    restored: saysElse(quiet),
    gone: touched.filter(({ effect }) => effect === 'goes').map(({ key }) => key),
    again: stirred.filter(({ key }) => !restored.has(keyText(key))).map(({ key }) => key),
  });
  const former = (name: string) => left.get(name)?.standing.before ?? left.get(name)?.standing.fallen;
  const placed = after(near.stored).map((each) => ({ ...each, work: former(keyText(each.key)) ?? each.work }));
  const anew = planWorks({ ...near, neighbours: placed, decisions: near.standing, ranks: store.ranks });
  const replaced = new Set(anew.works.flatMap(({ records }) => records.map(keyText)));
  const kept = again.filter(({ records }) => !records.some((key) => replaced.has(keyText(key))));
  return { works: [...kept, ...anew.works], decisions: [...anew.decisions, ...near.told], revived: kept.flatMap(({ records }) => records) };
}

/** Records whose works nothing has touched since the run, and the others. Works that records went to and came from are looked at together. */
function parted(left: readonly Left[]): { quiet: readonly Left[]; stirred: readonly Left[] } {
  const leader = new Map<string, string>();
  const find = (work: string): string => {
    const next = leader.get(work) ?? work;
    return next === work ? work : find(next);
  };
  for (const { work, standing } of left) leader.set(find(work), find(standing.before ?? work));
  const busy = new Set(left.filter(({ standing }) => standing.later).map(({ work }) => find(work)));
  return { quiet: left.filter(({ work }) => !busy.has(find(work))), stirred: left.filter(({ work }) => busy.has(find(work))) };
}

/** The works as they were. */
function asBefore(left: readonly Left[], ranks: SourceRanks | undefined): readonly WorkPlan[] {
  const works = new Map<string, Left[]>();
  for (const each of left) {
    const work = each.standing.before ?? each.work;
    works.set(work, [...(works.get(work) ?? []), each]);
  }
  return [...works].map(([id, members]) => ({
    id,
    records: members.map(({ key }) => key),
    absorbs: [],
    deleted: isGone(members),
    ...(members.length === 1 ? {} : { said: merge(members, ranks) }),
  }));
}
