import { type Decision, keyText } from '../model/work.ts';
import { candidates as candidatePairs } from './candidates.ts';
import { decidePair, type Verdict } from './decide.ts';
import type { Entry } from './entry.ts';

/** Records in groups of one publication each, and what the rules said about pairs that share an identifier: `same` only of the pairs that tie a group together. */
export interface Resolution {
  /** Groups and their records in the order of the input. */
  readonly groups: readonly (readonly Entry[])[];
  readonly decisions: readonly Decision[];
}

/**
 * Groups records that are one publication. Persons' decisions come first and outrank every rule; then the rules' pairs, those with
 * most in common first, and never so that a chain would put records together that contradict each other.
 */
export function resolve({ records, decisions }: { records: readonly Entry[]; decisions: readonly Decision[] }): Resolution {
  const entries = new Map(records.map((entry) => [keyText(entry.key), entry]));
  const byUser = decisions.filter(({ by, a, b }) => by === 'user' && entries.has(a) && entries.has(b));
  const apart = new Set(byUser.filter(({ verdict }) => verdict === 'different').map(({ a, b }) => pairName(a, b)));
  const judged = new Map<string, Verdict>();
  const judge = (a: Entry, b: Entry): Verdict => {
    const name = pairName(keyText(a.key), keyText(b.key));
    const known = judged.get(name) ?? decidePair(a.record, b.record);
    judged.set(name, known);
    return known;
  };
  const groups = new Groups(records);
  const wanted = byUser.filter(({ verdict }) => verdict === 'same').sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
  for (const { a, b } of wanted)
    groups.join(a, b, (mine, theirs) => !pairs(mine, theirs).some(([x, y]) => apart.has(pairName(keyText(x.key), keyText(y.key)))));
  // What a person put together is one from here on: a record that fits one of them fits all.
  const glued = new Map(records.map((entry) => [keyText(entry.key), groups.of(keyText(entry.key))]));
  const units = [...new Set(glued.values())].filter((unit) => unit.length > 1);

  const candidates: readonly Rated[] = candidatePairs(records).flatMap(([x, y]) => {
    const [a, b] = [records[x], records[y]];
    return a && b ? [{ a, b, ...judge(a, b) }] : [];
  });
  const settled = new Set(byUser.map(({ a, b }) => pairName(a, b)));
  const rated = candidates.filter(({ verdict, a, b }) => verdict === 'same' && !settled.has(pairName(keyText(a.key), keyText(b.key))));
  const links = new Set<Rated>();
  for (const pair of rated.sort(mostInCommonFirst)) {
    if (groups.join(keyText(pair.a.key), keyText(pair.b.key), pair.bare ? tiedOtherwise : compatible)) links.add(pair);
  }

  function compatible(mine: readonly Entry[], theirs: readonly Entry[]): boolean {
    return pairs(mine, theirs).every(([x, y]) => {
      if (apart.has(pairName(keyText(x.key), keyText(y.key)))) return false;
      const [wide, far] = [glued.get(keyText(x.key)) ?? [x], glued.get(keyText(y.key)) ?? [y]];
      const verdicts = pairs(wide, far).map(([a, b]) => judge(a, b));
      return verdicts.some(({ verdict }) => verdict === 'same') || !verdicts.some(({ contradiction }) => contradiction) || meet(x, y);
    });
  }

  /** Whether two records fit what a person put together: that the two contradict each other is just what the person looked at. */
  function meet(x: Entry, y: Entry): boolean {
    const fits = (entry: Entry, unit: readonly Entry[]) => unit.some((each) => judge(entry, each).verdict === 'same');
    return units.some((unit) => fits(x, unit) && fits(y, unit));
  }

  /** By a record that says nothing of its publication, groups meet only where their other records would do so without it. */
  function tiedOtherwise(mine: readonly Entry[], theirs: readonly Entry[]): boolean {
    const telling = pairs(mine, theirs).filter(([x, y]) => !judge(x, y).bare);
    return compatible(mine, theirs) && (telling.length === 0 || telling.some(([x, y]) => judge(x, y).verdict === 'same'));
  }

  return {
    groups: groups.all(),
    decisions: candidates.flatMap((pair) => {
      const { verdict, reasons } = pair;
      const [a = '', b = ''] = [keyText(pair.a.key), keyText(pair.b.key)].sort();
      // Of a publication that fifty searches found, the pairs that tie its records together say all; the other thousand say it again.
      const implied = verdict === 'same' && !links.has(pair) && groups.of(a) === groups.of(b);
      return verdict === 'unrelated' || implied || settled.has(pairName(a, b)) ? [] : [{ a, b, verdict, by: 'rule' as const, reasons }];
    }),
  };
}

interface Rated extends Verdict {
  readonly a: Entry;
  readonly b: Entry;
}

/** Ties are told apart by the keys: the groups must not depend on the order in which records came. */
function mostInCommonFirst(x: Rated, y: Rated): number {
  const names = [x, y].map(({ a, b }) => pairName(keyText(a.key), keyText(b.key)));
  return y.common - x.common || ((names[0] ?? '') < (names[1] ?? '') ? -1 : 1);
}

const pairName = (a: string, b: string): string => (a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`);

const pairs = (mine: readonly Entry[], theirs: readonly Entry[]): readonly (readonly [Entry, Entry])[] =>
  mine.flatMap((x) => theirs.map((y) => [x, y] as const));

/** Disjoint groups that grow together. */
class Groups {
  readonly #groupOf = new Map<string, readonly Entry[]>();
  readonly #order: readonly string[];

  constructor(records: readonly Entry[]) {
    for (const entry of records) this.#groupOf.set(keyText(entry.key), [entry]);
    this.#order = [...this.#groupOf.keys()];
  }

  of(name: string): readonly Entry[] {
    return this.#groupOf.get(name) ?? [];
  }

  /** False when they are one already, or must not be. */
  join(a: string, b: string, allowed: (mine: readonly Entry[], theirs: readonly Entry[]) => boolean): boolean {
    const mine = this.of(a);
    const theirs = this.of(b);
    if (mine === theirs || !allowed(mine, theirs)) return false;
    const together = [...mine, ...theirs];
    for (const { key } of together) this.#groupOf.set(keyText(key), together);
    return true;
  }

  all(): readonly (readonly Entry[])[] {
    const place = new Map(this.#order.map((name, at) => [name, at]));
    const at = ({ key }: Entry) => place.get(keyText(key)) ?? 0;
    return [...new Set(this.#order.map((name) => this.of(name)))].map((group) => [...group].sort((x, y) => at(x) - at(y)));
  }
}
