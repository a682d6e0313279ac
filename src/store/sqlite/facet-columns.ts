import type { Facet } from '../store.ts';
import type { Database } from './database.ts';
import type { FoundWorks } from './found-works.ts';
import { numberRows, pairsOf } from './number-pairs.ts';
import { WorkSet } from './work-set.ts';

/** What every work of the library has of some facet, by its number, in memory: counting half a million works takes milliseconds. */
export interface FacetColumns {
  /** Of the library when they were read. */
  readonly state: string;
  facets(set: WorkSet, limit: number): readonly Facet[];
}

/** Half the memory where numbers are small, and twice as quick to go through. */
type Numbers = Uint16Array | Uint32Array;

/** A column of which each work has at most one value, or one of which it has any number, its values from `starts[work]` to `starts[work + 1]`. */
interface Column {
  readonly values: Numbers;
  readonly starts?: Uint32Array;
  /** The highest value. */
  readonly most: number;
  name(value: number): string;
}

/** Columns of `works` as numbers, read in one go; words as their place among all that there are. */
const spelled = ['type', 'access', 'languages'] as const;

export function facetColumns({ client }: Database, found: FoundWorks): FacetColumns {
  const state = found.state();
  const highest = found.highest();
  /** Two numbers a row, in the order of the first, which is a work. */
  const pairs = (select: string) => pairsOf(client, select, highest);
  const named = (select: string, alike = (name: string) => name) => sameNames(client.prepare<[], Named>(select).all(), alike);
  const words = spelled.map((column) =>
    client.prepare<[], string>(`SELECT DISTINCT ${column} FROM works WHERE ${column} IS NOT NULL`).pluck().all(),
  );
  const places = spelled.map((column, at) => {
    const place = (words[at] ?? []).map((word, number) => `WHEN '${word.replaceAll("'", "''")}' THEN ${number + 1}`);
    return place.length === 0 ? '0' : `CASE ${column} ${place.join(' ')} ELSE 0 END`;
  });
  const rows = numberRows(client, {
    select: `SELECT id, ifnull(issued / 10000, 0) AS year, ifnull(journal, 0) AS journal, ${places.map((place, at) => `${place} AS word${at}`).join(', ')}
      FROM works WHERE id BETWEEN ? AND ?`,
    columns: ['id', 'year', 'journal', ...places.map((_, at) => `word${at}`)],
    highest,
  });
  const column = (at: number, names: Names) => single(rows, { at, width: 3 + places.length, highest, names });
  const wordColumn = (at: number) =>
    column(
      3 + at,
      sameNames(
        (words[at] ?? []).map((name, place) => ({ id: place + 1, name })),
        (name) => name,
      ),
    );
  const columns: Readonly<Record<Facet['field'], Column>> = {
    year: column(1, { name: String, same: (value) => value }),
    journal: column(
      2,
      named('SELECT id, title AS name FROM journals', (name) => name.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())),
    ),
    heading: several(
      pairs('SELECT work AS a, heading AS b FROM work_headings WHERE work BETWEEN ? AND ? ORDER BY work'),
      highest,
      named('SELECT id, term AS name FROM headings'),
    ),
    source: several(
      pairs(
        'SELECT work AS a, source AS b FROM records INDEXED BY records_by_work CROSS JOIN sightings ON record = records.id WHERE work BETWEEN ? AND ? ORDER BY work',
      ),
      highest,
      named('SELECT id, name FROM sources'),
    ),
    type: wordColumn(0),
    access: wordColumn(1),
    language: wordColumn(2),
  };
  let totals: ReadonlyMap<Column, Uint32Array> | undefined;
  /** Of more than half of all works it is quicker to count the others. */
  const counting = (set: WorkSet): ((column: Column) => Uint32Array) => {
    const all = WorkSet.upTo(highest);
    if (set.size * 2 <= highest) {
      const numbers = set.numbers();
      return (column) => counted(column, numbers);
    }
    const everything = all.numbers();
    totals ??= new Map(Object.values(columns).map((column) => [column, counted(column, everything)]));
    const others = all.without(set).numbers();
    return (column) => {
      const counts = Uint32Array.from(totals?.get(column) ?? []);
      const away = counted(column, others);
      for (let value = 0; value < counts.length; value++) counts[value] = (counts[value] ?? 0) - (away[value] ?? 0);
      return counts;
    };
  };
  return {
    state,
    facets(set, limit) {
      const count = counting(set);
      return Object.entries(columns).map(([field, column]) => {
        const numbered = { counts: count(column), name: column.name };
        return {
          field: field as Facet['field'],
          values: field === 'language' ? wordByWord(numbered, limit) : mostFrequent(numbered, limit),
        };
      });
    },
  };
}

interface Named {
  readonly id: number;
  readonly name: string;
}

interface Names {
  name(value: number): string;
  /** The number by which all that are called the same are counted. */
  same(value: number): number;
}

/** Of names that are alike the one that comes last in the order of letters is shown: «PLoS ONE» rather than «PLOS ONE». */
function sameNames(rows: readonly Named[], alike: (name: string) => string): Names {
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const shown = new Map<string, Named>();
  for (const row of rows) {
    const before = shown.get(alike(row.name));
    if (!before || row.name > before.name) shown.set(alike(row.name), row);
  }
  return { name: (value) => names.get(value) ?? '', same: (value) => shown.get(alike(names.get(value) ?? ''))?.id ?? value };
}

/** Looked up once for each value, not for each work. */
function remembering(same: (value: number) => number): (value: number) => number {
  const known: number[] = [];
  return (value) => (known[value] ??= same(value));
}

/** Wide enough for numbers up to the highest one. */
const numbersUpTo = (most: number, length: number): Numbers => (most < 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length));

/** Of rows that are so wide, each beginning with its work, what stands at one place. */
function single(
  pieces: readonly Uint32Array[],
  {
    at: place,
    width,
    highest,
    names: { name, same },
  }: { readonly at: number; readonly width: number; readonly highest: number; readonly names: Names },
): Column {
  const wide = new Uint32Array(highest + 1);
  const counts = remembering(same);
  let most = 0;
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += width) {
      const read = piece[at + place] ?? 0;
      const value = read === 0 ? 0 : counts(read);
      wide[piece[at] ?? 0] = value;
      if (value > most) most = value;
    }
  const values = numbersUpTo(most, wide.length);
  values.set(wide);
  return { values, most, name };
}

function several(pieces: readonly Uint32Array[], highest: number, { name, same }: Names): Column {
  const starts = new Uint32Array(highest + 2);
  const wide = new Uint32Array(pieces.reduce((sum, piece) => sum + piece.length / 2, 0));
  const counts = remembering(same);
  let [count, next, most] = [0, 0, 0];
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += 2) {
      const work = piece[at] ?? 0;
      for (; next <= work; next++) starts[next] = count;
      const value = counts(piece[at + 1] ?? 0);
      if (value > most) most = value;
      // A work with two headings of the same name is counted once.
      let before = starts[work] ?? 0;
      while (before < count && wide[before] !== value) before++;
      if (before === count) wide[count++] = value;
    }
  starts.fill(count, next);
  const values = numbersUpTo(most, count);
  values.set(wide.subarray(0, count));
  return { values, starts, most, name };
}

interface Counted {
  readonly counts: Uint32Array;
  name(value: number): string;
}

/** How many of the works have each value. */
function counted({ values, starts, most }: Column, works: Uint32Array): Uint32Array {
  const counts = new Uint32Array(most + 1);
  for (let which = 0; which < works.length; which++) {
    const work = works[which] ?? 0;
    const last = starts ? (starts[work + 1] ?? 0) : work + 1;
    for (let at = starts ? (starts[work] ?? 0) : work; at < last; at++) {
      const value = values[at] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return counts;
}

/** Nothing is number 0. */
function mostFrequent({ counts, name }: Counted, limit: number): Facet['values'] {
  if (limit === 0) return [];
  // What is as frequent as the last one shown may have to stand before it, by its name.
  const highest = Array.from(counts.subarray(1))
    .filter((count) => count > 0)
    .sort((a, b) => b - a);
  const least = highest[Math.min(limit, highest.length) - 1] ?? 1;
  const values: { value: string; count: number }[] = [];
  for (let value = 1; value < counts.length; value++) {
    const count = counts[value] ?? 0;
    if (count > 0 && count >= least) values.push({ value: name(value), count });
  }
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, limit);
}

/** `en es`: each language counts. */
function wordByWord({ counts, name }: Counted, limit: number): Facet['values'] {
  const sums = new Map<string, number>();
  for (let value = 1; value < counts.length; value++)
    for (const word of counts[value] ? new Set(name(value).split(' ')) : []) sums.set(word, (sums.get(word) ?? 0) + (counts[value] ?? 0));
  const values = [...sums].map(([value, count]) => ({ value, count }));
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, limit);
}
