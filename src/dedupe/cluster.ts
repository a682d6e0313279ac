import { type Decision, keyText } from '../model/work.ts';
import { candidates } from './candidates.ts';
import { judgeProfiles, type Verdict } from './decide.ts';
import type { Entry } from './entry.ts';
import { Groups } from './groups.ts';
import { withLearnedJournals } from './learned-journals.ts';
import { type Profile, profileOf } from './profile.ts';
import type { Contradiction } from './weigh.ts';

/**
 * Records in groups of one publication each, and what the rules said: `same` of the pairs that tie a group together, `review` and `different` (kin, and
 * what shares an identifier without being one) of one pair for any two groups, the most telling one.
 */
export interface Resolution {
  /** Groups and their records in the order of the input. */
  readonly groups: readonly (readonly Entry[])[];
  readonly decisions: readonly Decision[];
}

/** What is to be resolved. */
interface Question {
  readonly records: readonly Entry[];
  readonly decisions: readonly Decision[];
  /** By which names records meet, where a library knows it: what too many of its records carry is none, however few of them are here. */
  readonly namesOf?: (entry: Entry) => readonly string[];
}

/** Two records, by their places in the input, and what the rules say of them. */
interface Rated extends Verdict {
  readonly x: number;
  readonly y: number;
}

/**
 * Groups records that are one publication. Persons' decisions come first and outrank every rule; then records that say the same word for word; then the rules' pairs, those with
 * most in common first, and never so that a chain would put records together that contradict each other; at last records that say so little that they fit
 * more than one publication, where they fit one alone. What comes out depends on the records and decisions, not on their order.
 */
export function resolve({ records, decisions, namesOf }: Question): Resolution {
  const names = records.map(({ key }) => keyText(key));
  const own = records.map(({ record, profile }) => profile ?? profileOf(record));
  // In a library, what journals are called would be learned in the order in which records come.
  const profiles = namesOf ? own : withLearnedJournals(own);
  const places = new Map(names.map((name, at) => [name, at]));
  const size = records.length;
  const number = (x: number, y: number): number => Math.min(x, y) * size + Math.max(x, y);
  const precedes = (x: number, y: number): boolean => (names[x] ?? '') < (names[y] ?? '');

  const persons = decisions.filter(({ by, a, b }) => by === 'user' && places.has(a) && places.has(b));
  const pairOf = ({ a, b }: Decision): readonly [number, number] => [places.get(a) ?? 0, places.get(b) ?? 0];
  const settled = new Set(persons.map((each) => number(...pairOf(each))));
  const apart = new Set(persons.filter(({ verdict }) => verdict === 'different').map((each) => number(...pairOf(each))));
  const groups = new Groups(size);
  const noneApart = (mine: readonly number[], theirs: readonly number[]) =>
    apart.size === 0 || mine.every((x) => theirs.every((y) => !apart.has(number(x, y))));
  const wanted = persons.filter(({ verdict }) => verdict === 'same').sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
  for (const each of wanted) groups.join(...pairOf(each), noneApart);
  // What a person put together is one from here on: a record that fits one of them fits all.
  const glued = groups.all().filter((unit) => unit.length > 1);
  const unitOf = new Map(glued.flatMap((unit) => unit.map((at) => [at, unit] as const)));

  const judged = new Map<number, Verdict>();
  const judge = (x: number, y: number): Verdict => {
    const [first, second] = x < y ? [x, y] : [y, x];
    const pair = number(first, second);
    const known = judged.get(pair) ?? judgeProfiles(profiles[first] as Profile, profiles[second] as Profile);
    judged.set(pair, known);
    return known;
  };

  const decided = new Set(persons.flatMap(pairOf));
  const copies = joinCopies(profiles, groups, { decided, precedes });
  const leads = [...records.keys()].filter((at) => !copies.has(at));
  const namesAt = namesOf && ((at: number) => namesOf(records[leads[at] ?? 0] as Entry));
  const rated = candidates(
    leads.map((at) => profiles[at] as Profile),
    namesAt,
  ).flatMap(([first, second]): Rated[] => {
    const [x = 0, y = 0] = [leads[first], leads[second]];
    return settled.has(number(x, y)) ? [] : [{ x, y, ...judge(x, y) }];
  });
  rated.sort((p, q) => q.common - p.common || (pairName(names, p) < pairName(names, q) ? -1 : 1));

  const fits = (mine: readonly number[], theirs: readonly number[]): boolean => {
    let same = 0;
    let soft = 0;
    for (const x of mine) {
      if (copies.has(x)) continue;
      for (const y of theirs) {
        if (copies.has(y)) continue;
        if (apart.has(number(x, y))) return false;
        const contradiction = contradictionOf(x, y);
        if (contradiction === 'hard') return false;
        if (contradiction === 'soft') soft += 1;
        else if (judge(x, y).verdict === 'same') same += 1;
      }
    }
    return same >= 2 * soft;
  };
  const contradictionOf = (x: number, y: number): Contradiction => {
    const verdicts = (unitOf.get(x) ?? [x]).flatMap((a) => (unitOf.get(y) ?? [y]).map((b) => judge(a, b)));
    if (verdicts.some(({ verdict }) => verdict === 'same')) return 'none';
    const worst = verdicts.some((each) => each.contradiction === 'hard')
      ? 'hard'
      : verdicts.some((each) => each.contradiction === 'soft')
        ? 'soft'
        : 'none';
    return worst !== 'none' && meet(x, y) ? 'none' : worst;
  };
  /** Whether two records fit what a person put together: that the two contradict each other is just what the person looked at. */
  const meet = (x: number, y: number): boolean => {
    const suits = (at: number, unit: readonly number[]) => unit.some((each) => each !== at && judge(at, each).verdict === 'same');
    return glued.some((unit) => (unit.includes(x) || suits(x, unit)) && (unit.includes(y) || suits(y, unit)));
  };
  /** By a record that says nothing of its publication, groups meet only where their other records would do so without it. */
  const tiedOtherwise = (mine: readonly number[], theirs: readonly number[]): boolean => {
    const telling = mine.flatMap((x) => theirs.map((y) => judge(x, y))).filter(({ bare }) => !bare);
    return fits(mine, theirs) && (telling.length === 0 || telling.some(({ verdict }) => verdict === 'same'));
  };

  const ties = new Set<Rated>();
  const same = rated.filter(({ verdict }) => verdict === 'same');
  for (const pair of same) if (!pair.thin && groups.join(pair.x, pair.y, pair.bare ? tiedOtherwise : fits)) ties.add(pair);
  const thin = same.filter((pair) => pair.thin && groups.of(pair.x) !== groups.of(pair.y));
  for (const pair of unambiguous(thin, groups)) if (groups.join(pair.x, pair.y, fits)) ties.add(pair);

  const told: Decision[] = [...copies].map(([copy, lead]) =>
    decisionOf(names, { ...judge(lead, copy), x: lead, y: copy, verdict: 'same' }),
  );
  const copiesOf = new Map<number, number[]>();
  for (const [copy, lead] of copies) copiesOf.set(lead, [...(copiesOf.get(lead) ?? []), copy]);
  const between = new Set<string>();
  for (const pair of rated) {
    const [mine, theirs] = [groups.of(pair.x), groups.of(pair.y)];
    if (mine === theirs) {
      if (ties.has(pair)) told.push(decisionOf(names, { ...pair, verdict: 'same' }));
      continue;
    }
    // That two groups were not joined although a pair of theirs would have been is for a person to see.
    const verdict = pair.verdict === 'same' ? 'review' : pair.verdict;
    if (verdict === 'unrelated') continue;
    if (namesOf) {
      // A library learns of its records in portions, so it keeps what is said of each pair.
      for (const x of [pair.x, ...(copiesOf.get(pair.x) ?? [])])
        for (const y of [pair.y, ...(copiesOf.get(pair.y) ?? [])]) told.push(decisionOf(names, { ...judge(x, y), x, y, verdict }));
      continue;
    }
    const both = [least(mine, precedes), least(theirs, precedes)].sort().join(' ');
    if (between.has(`${both} ${verdict}`)) continue;
    between.add(`${both} ${verdict}`);
    told.push(decisionOf(names, { ...pair, verdict }));
  }
  return { groups: groups.all().map((group) => group.flatMap((at) => records[at] ?? [])), decisions: told };
}

const pairName = (names: readonly string[], { x, y }: Rated): string => [names[x], names[y]].sort().join('\u0000');

const least = (group: readonly number[], precedes: (x: number, y: number) => boolean): number =>
  group.reduce((best, at) => (precedes(at, best) ? at : best));

/** Joins the records that say the same word for word; gives each but the first by name of such a set, with the first. Those that a person decided about stand for themselves. */
function joinCopies(
  profiles: readonly Profile[],
  groups: Groups,
  { decided, precedes }: { decided: ReadonlySet<number>; precedes: (x: number, y: number) => boolean },
): ReadonlyMap<number, number> {
  const sets = new Map<string, number[]>();
  for (const [at, profile] of profiles.entries()) {
    const text = decided.has(at) ? undefined : profile.digest;
    if (text === undefined) continue;
    const set = sets.get(text);
    if (set) set.push(at);
    else sets.set(text, [at]);
  }
  const copies = new Map<number, number>();
  for (const set of sets.values()) {
    const lead = least(set, precedes);
    for (const at of set) {
      if (at === lead) continue;
      copies.set(at, lead);
      groups.join(lead, at);
    }
  }
  return copies;
}

/** Of the pairs of which one record says hardly more than a title, those by which it comes to one publication alone. */
function unambiguous(thin: readonly Rated[], groups: Groups): readonly Rated[] {
  const partners = new Map<readonly number[], Set<readonly number[]>>();
  const meets = (mine: readonly number[], theirs: readonly number[]) => partners.set(mine, (partners.get(mine) ?? new Set()).add(theirs));
  for (const { x, y } of thin) {
    meets(groups.of(x), groups.of(y));
    meets(groups.of(y), groups.of(x));
  }
  const isSure = (at: number) => partners.get(groups.of(at))?.size === 1;
  return thin.filter(({ x, y, thin: which }) => (which === 'b' || isSure(x)) && (which === 'a' || isSure(y)));
}

/** A verdict of the rules about two records, the smaller name first. */
function decisionOf(
  names: readonly string[],
  { x, y, verdict, reasons, relation }: Pick<Rated, 'x' | 'y' | 'reasons' | 'relation'> & { verdict: Decision['verdict'] },
): Decision {
  const [a = '', b = ''] = [names[x], names[y]];
  const turned = a > b;
  const kin =
    relation?.of !== undefined && x < y === turned ? { ...relation, of: relation.of === 'a' ? ('b' as const) : ('a' as const) } : relation;
  return { a: turned ? b : a, b: turned ? a : b, verdict, by: 'rule', reasons, ...(kin ? { relation: kin } : {}) };
}
