import { crowd } from '../../dedupe/candidates.ts';
import { correctionKey, isCorrection } from '../../dedupe/corrections.ts';
import { decidePair } from '../../dedupe/decide.ts';
import type { Entry } from '../../dedupe/entry.ts';
import { type Decision, keyText, parseKey, type RecordKey } from '../../model/work.ts';
import type { Store, StoredRecord } from '../../store/store.ts';
import { type LookedAt, lookAt } from './looked-at.ts';
import { whoShares } from './who-shares.ts';

/** What happens to the library, and whom the rules are asked about again. */
export interface Happening {
  /** Records that come or say something else from now on. */
  readonly changed?: readonly LookedAt[];
  /** Records that say something else from now on, and whose works are known already. */
  readonly restored?: readonly LookedAt[];
  /** Records that go. */
  readonly gone?: readonly RecordKey[];
  /** Records that stay as they are, are judged anew, and are planned whether or not they go together with others. */
  readonly again?: readonly RecordKey[];
  /** Records that stay as they are and are judged anew; each is the only one of its work. */
  readonly lone?: readonly StoredRecord[];
  /** Whoever belongs to them is judged anew as well. */
  readonly throughout?: boolean;
}

/** All that has to be looked at together, so that the works come out as if the whole library were resolved. */
export interface Surroundings {
  /** The judged ones that are to be planned, as they will be. */
  readonly changed: readonly Entry[];
  /** The stored records to be planned with them, in the order in which they were first stored; none that goes. */
  readonly stored: readonly StoredRecord[];
  /** Decisions in force about any of the records. */
  readonly standing: readonly Decision[];
  /** Written keys of the records of which every pair was judged: the changed ones, and those that names no longer bring together, or do so from now on. */
  readonly judged: ReadonlySet<string>;
  /** Written keys of the judged ones that go together with no other record: each is a work of its own, and there is nothing to plan. */
  readonly alone: ReadonlySet<string>;
  /** Verdicts about pairs of which one is judged and that are not planned together. */
  readonly told: readonly Decision[];
  /** The names that a record may share with others; none that too many records carry for it to name anything. */
  readonly namesOf: (entry: Entry) => readonly string[];
}

/**
 * What has to be resolved when records change: they themselves, all that the rules hold to be the same publication as one of those that are in already, all that
 * persons put together with one, and all records of their works, until nothing new comes. Whether two records are joined depends on nothing else, so the works of
 * the library are those of the set of its records, in whatever order and portions they came.
 *
 * Names that too many records carry bring nothing together. Who is near such a name when it becomes one, or stops to be, is judged anew.
 */
export async function surroundings(
  store: Store,
  { changed = [], restored = [], gone = [], again = [], lone = [], throughout = false }: Happening,
  most: number = crowd,
): Promise<Surroundings> {
  const going = new Set(gone.map(keyText));
  const asWillBe = [...changed, ...restored];
  const replaced = new Set([...asWillBe.map(({ key }) => keyText(key)), ...going]);
  const filed = await store.isFiled();
  const shares = whoShares(store, { changed: asWillBe, replaced, filed, crowd: most });
  const near = nearby(store, asWillBe, going);
  for (const each of lone) near.know(each);
  await near.load([...asWillBe.map(({ key }) => key), ...gone, ...again]);
  // What persons corrected of a record waits for it when it went, and goes with it.
  const homes = changed.filter((each) => !isCorrection(each)).map(({ key }) => key);
  await near.load(homes.map((key) => correctionKey(keyText(key))));

  const lonely = new Set(lone.map(({ key }) => keyText(key)));
  const judged = new Set([...changed.map(({ key }) => keyText(key)), ...again.map(keyText), ...lonely]);
  const inside = new Map<string, LookedAt>();
  const partnered = new Set<string>();
  let frontier: LookedAt[] = [];
  const take = (name: string) => {
    const works = near.workOf(name);
    for (const each of works.length > 0 ? works : [name]) {
      if (works.length > 1) partnered.add(each);
      if (inside.has(each)) continue;
      const record = near.look(each);
      if (!record) continue;
      inside.set(each, record);
      if (throughout) judged.add(each);
      frontier.push(record);
    }
  };
  const together = (one: string, other: string) => {
    for (const name of [one, other]) {
      partnered.add(name);
      take(name);
    }
  };
  for (const name of [...judged, ...going]) take(name);
  for (const home of homes.map(keyText)) {
    const correction = keyText(correctionKey(home));
    if (near.look(correction)) together(home, correction);
  }
  for (const { key } of changed.filter(isCorrection)) if (near.look(key.id)) together(key.id, keyText(key));

  const moving = [...asWillBe, ...[...replaced].flatMap((name) => near.before(name) ?? [])].flatMap(carried);
  await shares.look(moving);
  const turned = shares.turned(moving);
  await near.load(turned);
  for (const name of turned.map(keyText)) {
    if (!going.has(name)) judged.add(name);
    take(name);
  }

  const verdicts = new Map<string, Decision | undefined>();
  const standing = new Map<string, Decision>();
  while (frontier.length > 0) {
    const now = frontier;
    frontier = [];
    await shares.look(now.flatMap(soughtUnder));
    const met = now.flatMap((each) => {
      const others = new Map(soughtUnder(each).flatMap((name) => shares.withName(name).map((key) => [keyText(key), key] as const)));
      others.delete(keyText(each.key));
      return [...others].map(([name, key]) => ({ each, name, key }));
    });
    await near.load(met.map(({ key }) => key));
    for (const { each, name } of met) {
      const mine = keyText(each.key);
      const pair = pairName(mine, name);
      const other = near.look(name);
      if (!other || verdicts.has(pair) || (partnered.has(mine) && partnered.has(name) && inside.has(name))) continue;
      if (!shareName(each, other, shares.isCrowded)) continue;
      if (isCorrection(each) || isCorrection(other)) {
        together(mine, name);
        continue;
      }
      const [a, b] = mine < name ? [each, other] : [other, each];
      const { verdict, reasons, relation } = decidePair(a.record, b.record);
      const decision = { a: keyText(a.key), b: keyText(b.key), by: 'rule' as const, reasons, ...(relation ? { relation } : {}) };
      verdicts.set(pair, verdict === 'unrelated' ? undefined : { ...decision, verdict });
      if (verdict === 'same') together(mine, name);
    }
    const decided = await store.decisions(now.map(({ key }) => key));
    for (const each of decided) standing.set(pairName(each.a, each.b), each);
    // What a person put together, and an undo took apart, shares no work and maybe no name.
    const united = decided.filter(({ by, verdict }) => by === 'user' && verdict === 'same');
    await near.load(united.flatMap(({ a, b }) => [parseKey(a), parseKey(b)]));
    for (const { a, b } of united) if (near.look(a) && near.look(b)) together(a, b);
  }

  const alone = new Set([...judged].filter((name) => !partnered.has(name) && (!near.isStored(name) || lonely.has(name))));
  const planned = (name: string) => inside.has(name) && !alone.has(name);
  const stored = [...inside.keys()].filter((name) => planned(name) && near.isStored(name)).map(parseKey);
  return {
    changed: [...judged].flatMap((name) => (planned(name) ? (inside.get(name) ?? []) : [])),
    stored:
      stored.length === 0 ? [] : (await store.neighbours({ keys: stored, identifiers: [] })).filter(({ key }) => !going.has(keyText(key))),
    standing: [...standing.values()],
    judged,
    alone,
    told: [...verdicts].flatMap(([pair, told]) =>
      told && (judged.has(told.a) || judged.has(told.b)) && !(planned(told.a) && planned(told.b)) && standing.get(pair)?.by !== 'user'
        ? [told]
        : [],
    ),
    namesOf({ key }) {
      const each = inside.get(keyText(key));
      return each ? soughtUnder(each).filter((name) => !shares.isCrowded(name)) : [];
    },
  };
}

/** Stored records that were met, with all of their works, and those that change in their stead. */
function nearby(store: Store, changed: readonly LookedAt[], going: ReadonlySet<string>) {
  const stored = new Map<string, StoredRecord>();
  const works = new Map<string, string[]>();
  const asked = new Set<string>();
  const looked = new Map(changed.map((each) => [keyText(each.key), each]));
  const know = (each: StoredRecord) => {
    const name = keyText(each.key);
    if (stored.has(name)) return;
    asked.add(name);
    stored.set(name, each);
    works.set(each.work, [...(works.get(each.work) ?? []), name]);
  };
  return {
    know,
    async load(keys: readonly RecordKey[]) {
      const unknown = keys.filter((key) => !asked.has(keyText(key)));
      if (unknown.length === 0) return;
      for (const key of unknown) asked.add(keyText(key));
      for (const each of await store.neighbours({ keys: unknown, identifiers: [] })) know(each);
    },
    isStored: (name: string): boolean => stored.has(name),
    /** As it stands in the library. */
    before(name: string): LookedAt | undefined {
      const each = stored.get(name);
      return each && lookAt(each);
    },
    /** As it will be. */
    look(name: string): LookedAt | undefined {
      if (going.has(name)) return undefined;
      const known = looked.get(name) ?? this.before(name);
      if (known) looked.set(name, known);
      return known;
    },
    /** The records that are in its work now, but those that go. */
    workOf: (name: string): readonly string[] => (works.get(stored.get(name)?.work ?? '') ?? []).filter((each) => !going.has(each)),
  };
}

/** The names by which it counts for others. */
const carried = ({ filed, matchKeys }: LookedAt): readonly string[] => [...filed, ...matchKeys];

/** The names by which others are sought. */
const soughtUnder = ({ sought, matchKeys }: LookedAt): readonly string[] => [...sought, ...matchKeys];

/** A chapter may carry the DOI of its book and is not looked for by it: found from the other side, it is not held against the book either. */
function shareName(one: LookedAt, other: LookedAt, isCrowded: (name: string) => boolean): boolean {
  const theirs = new Set(soughtUnder(other));
  return soughtUnder(one).some((name) => theirs.has(name) && !isCrowded(name));
}

const pairName = (a: string, b: string): string => (a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`);
