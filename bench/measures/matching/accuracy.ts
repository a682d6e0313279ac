import { keyText } from '../../../src/model/work.ts';
import type { DamagedRecord } from '../../generator/damage/damaged-library.ts';

/** Pairs of copies of one publication, and how many of them were found. */
interface Found {
  readonly pairs: number;
  readonly found: number;
}

/** Two records that were put together wrongly, or apart. */
export interface MatchedPair {
  readonly a: DamagedRecord;
  readonly b: DamagedRecord;
  /** Kinds of damage of a pair that was missed; the kind of family of one that is false. */
  readonly kinds: readonly string[];
}

export interface Accuracy {
  readonly records: number;
  readonly publications: number;
  readonly all: Found;
  readonly falsePairs: number;
  readonly byDamage: Readonly<Record<string, Found>>;
  readonly bySeverity: Readonly<Record<string, Found>>;
  /** Pairs of publications of a family that were copied at all, and false pairs among their copies; `strangers` are of no family. */
  readonly byFamily: Readonly<Record<string, { readonly pairs: number; readonly falsePairs: number }>>;
  readonly missed: readonly MatchedPair[];
  readonly falsely: readonly MatchedPair[];
}

const severities = ['none', 'light', 'moderate', 'heavy'];

/** Holds groups of keys against the truth. Pairs are counted, so that a publication of six copies counts fifteen times. */
export function accuracyOf(records: readonly DamagedRecord[], groups: readonly (readonly string[])[]): Accuracy {
  const groupOf = new Map(groups.flatMap((group, at) => group.map((key) => [key, at] as const)));
  const placed = (record: DamagedRecord) => groupOf.get(keyText(record.entry.key));
  const byDamage = new Tally();
  const bySeverity = new Tally();
  const all = new Tally();
  const missed: MatchedPair[] = [];
  const publications = grouped(records, ({ publication }) => publication.id);
  for (const copies of publications.values()) {
    for (const [a, b] of pairsOf(copies)) {
      const found = placed(a) !== undefined && placed(a) === placed(b);
      const kinds = [...new Set([...a.damages, ...b.damages])];
      all.add('all', found);
      for (const kind of kinds.length === 0 ? ['none'] : kinds) byDamage.add(kind, found);
      bySeverity.add(severities[Math.max(severities.indexOf(a.severity), severities.indexOf(b.severity))] ?? '', found);
      if (!found) missed.push({ a, b, kinds });
    }
  }
  const falsely: MatchedPair[] = [];
  for (const together of grouped(records, placed).values()) {
    for (const [a, b] of pairsOf(together)) if (a.publication.id !== b.publication.id) falsely.push({ a, b, kinds: [kinOf(a, b)] });
  }
  return {
    records: records.length,
    publications: publications.size,
    all: all.counts.get('all') ?? { pairs: 0, found: 0 },
    falsePairs: falsely.length,
    byDamage: byDamage.sorted(),
    bySeverity: Object.fromEntries(
      severities.flatMap((name) => (bySeverity.counts.has(name) ? [[name, bySeverity.counts.get(name) as Found]] : [])),
    ),
    byFamily: familiesOf(records, falsely),
    missed,
    falsely,
  };
}

const kinOf = ({ publication: a }: DamagedRecord, { publication: b }: DamagedRecord): string =>
  a.family !== undefined && a.family.id === b.family?.id ? a.family.kind : 'strangers';

function familiesOf(records: readonly DamagedRecord[], falsely: readonly MatchedPair[]): Accuracy['byFamily'] {
  const pairs = new Map<string, number>([['strangers', 0]]);
  for (const members of grouped(
    records.filter(({ publication }) => publication.family !== undefined),
    ({ publication }) => publication.family?.id,
  ).values()) {
    const kind = members[0]?.publication.family?.kind ?? '';
    const different = pairsOf(members).filter(([a, b]) => a.publication.id !== b.publication.id).length;
    pairs.set(kind, (pairs.get(kind) ?? 0) + different);
  }
  const wrong = (kind: string): number => falsely.filter(({ kinds }) => kinds[0] === kind).length;
  return Object.fromEntries([...pairs].sort(byName).map(([kind, count]) => [kind, { pairs: count, falsePairs: wrong(kind) }]));
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Everything by a name it has; what has none is left out. */
function grouped<T>(list: readonly T[], nameOf: (item: T) => number | undefined): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const item of list) {
    const name = nameOf(item);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

const pairsOf = <T>(list: readonly T[]): readonly (readonly [T, T])[] =>
  list.flatMap((a, at) => list.slice(at + 1).map((b) => [a, b] as const));

class Tally {
  readonly counts = new Map<string, { pairs: number; found: number }>();

  add(name: string, found: boolean): void {
    const count = this.counts.get(name) ?? { pairs: 0, found: 0 };
    count.pairs += 1;
    if (found) count.found += 1;
    this.counts.set(name, count);
  }

  sorted(): Readonly<Record<string, Found>> {
    return Object.fromEntries([...this.counts].sort(byName));
  }
}
