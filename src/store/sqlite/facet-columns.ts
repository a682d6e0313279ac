import type { Facet } from '../store.ts';
import type { Database } from './database.ts';
import type { FoundWorks } from './found-works.ts';
import { pairsOf } from './number-pairs.ts';

/** What every work of the library has of some facet, by its number, in memory: counting half a million works takes milliseconds. */
export interface FacetColumns {
  /** Of the library when they were read. */
  readonly state: string;
  facets(numbers: Uint32Array, limit: number): readonly Facet[];
}

/** A column of which each work has at most one value, or one of which it has any number, its values from `starts[work]` to `starts[work + 1]`. */
interface Column {
  readonly values: Uint32Array;
  readonly starts?: Uint32Array;
  /** The highest value. */
  readonly most: number;
  name(value: number): string;
}

export function facetColumns({ client }: Database, found: FoundWorks): FacetColumns {
  const state = found.state();
  const highest = found.highest();
  /** Two numbers a row, in the order of the first, which is a work. */
  const pairs = (select: string) => pairsOf(client, select, highest);
  const named = (select: string, alike = (name: string) => name) => sameNames(client.prepare<[], Named>(select).all(), alike);
  /** Words of a small column as numbers: their place among all that there are. */
  const spelled = (column: 'type' | 'access' | 'languages') => {
    const words = client.prepare<[], string>(`SELECT DISTINCT ${column} FROM works WHERE ${column} IS NOT NULL`).pluck().all();
    const names = sameNames(
      words.map((name, at) => ({ id: at + 1, name })),
      (name) => name,
    );
    const place = words.map((word, at) => `WHEN '${word.replaceAll("'", "''")}' THEN ${at + 1}`).join(' ');
    const select = `SELECT id AS a, CASE ${column} ${place} END AS b FROM works WHERE id BETWEEN ? AND ? AND ${column} IS NOT NULL`;
    return single(words.length === 0 ? [] : pairs(select), highest, names);
  };
  const ownValue = { name: String, same: (value: number) => value };
  const columns: Readonly<Record<Facet['field'], Column>> = {
    year: single(
      pairs('SELECT id AS a, issued / 10000 AS b FROM works WHERE id BETWEEN ? AND ? AND issued IS NOT NULL'),
      highest,
      ownValue,
    ),
    journal: single(
      pairs('SELECT id AS a, journal AS b FROM works WHERE id BETWEEN ? AND ? AND journal IS NOT NULL'),
      highest,
      named('SELECT id, title AS name FROM journals', (name) => name.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())),
    ),
    heading: several(
      pairs('SELECT work AS a, heading AS b FROM work_headings WHERE work BETWEEN ? AND ? ORDER BY work'),
      highest,
      named('SELECT id, term AS name FROM headings'),
    ),
    source: several(
      pairs(
        'SELECT DISTINCT work AS a, source AS b FROM records CROSS JOIN sightings ON record = records.id WHERE work BETWEEN ? AND ? ORDER BY work',
      ),
      highest,
      named('SELECT id, name FROM sources'),
    ),
    type: spelled('type'),
    access: spelled('access'),
    language: spelled('languages'),
  };
  return {
    state,
    facets: (numbers, limit) =>
      Object.entries(columns).map(([field, column]) => ({
        field: field as Facet['field'],
        values: field === 'language' ? wordByWord(counted(column, numbers), limit) : mostFrequent(counted(column, numbers), limit),
      })),
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

function single(pieces: readonly Uint32Array[], highest: number, { name, same }: Names): Column {
  const values = new Uint32Array(highest + 1);
  const counts = remembering(same);
  let most = 0;
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += 2) {
      const value = counts(piece[at + 1] ?? 0);
      values[piece[at] ?? 0] = value;
      if (value > most) most = value;
    }
  return { values, most, name };
}

function several(pieces: readonly Uint32Array[], highest: number, { name, same }: Names): Column {
  const starts = new Uint32Array(highest + 2);
  const values = new Uint32Array(pieces.reduce((sum, piece) => sum + piece.length / 2, 0));
  const counts = remembering(same);
  let [count, next, most] = [0, 0, 0];
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += 2) {
      const work = piece[at] ?? 0;
      for (; next <= work; next++) starts[next] = count;
      const value = counts(piece[at + 1] ?? 0);
      if (value > most) most = value;
      // A work with two headings of the same name is counted once.
      if (!values.subarray(starts[work], count).includes(value)) values[count++] = value;
    }
  starts.fill(count, next);
  return { values, starts, most, name };
}

interface Counted {
  readonly counts: Uint32Array;
  name(value: number): string;
}

function counted({ values, starts, most, name }: Column, works: Uint32Array): Counted {
  const counts = new Uint32Array(most + 1);
  if (starts)
    for (const work of works) {
      const last = starts[work + 1] ?? 0;
      for (let at = starts[work] ?? 0; at < last; at++) {
        const value = values[at] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
  else
    for (const work of works) {
      const value = values[work] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  return { counts, name };
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
