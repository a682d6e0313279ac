import type { Facet } from '../store.ts';
import type { Database } from './database.ts';
import type { FoundWorks } from './found-works.ts';

/** Works whose values are read in one go: the text that SQLite makes of them stays small. */
const together = 100_000;

/** What every work of the library has of some facet, by its number, in memory: counting half a million works takes milliseconds. */
export interface FacetColumns {
  /** Of the library when they were read. */
  readonly state: string;
  facets(numbers: Uint32Array, limit: number): readonly Facet[];
}

/** A column of which each work has at most one value, or one of which it has any number, its values from `starts[work]` to `starts[work + 1]`. */
interface Column {
  readonly field: Facet['field'];
  readonly values: Uint32Array;
  readonly starts?: Uint32Array;
  /** What a number stands for; several may stand for the same. */
  name(value: number): string;
  /** Which of the names that are the same is shown. */
  readonly alike?: (name: string) => string;
}

export function facetColumns({ client }: Database, found: FoundWorks): FacetColumns {
  const state = found.state();
  const highest = found.highest();

  /** Two numbers a row, in the order of the first, which is a work. */
  const pairs = (select: string): Uint32Array[] => {
    const read = client
      .prepare<[number, number], Buffer | null>(`SELECT cast(group_concat(a || ',' || b) AS BLOB) FROM (${select})`)
      .pluck();
    const pieces: Uint32Array[] = [];
    for (let first = 1; first <= highest; first += together) pieces.push(numbersIn(read.get(first, first + together - 1) ?? null));
    return pieces;
  };
  const single = (select: string): Uint32Array => {
    const values = new Uint32Array(highest + 1);
    for (const piece of pairs(select)) for (let at = 0; at < piece.length; at += 2) values[piece[at] ?? 0] = piece[at + 1] ?? 0;
    return values;
  };
  /** `same`: the number by which all that have its name are counted, so that a work with two of them is counted once. */
  const several = (select: string, same: (value: number) => number): { values: Uint32Array; starts: Uint32Array } => {
    const pieces = pairs(select);
    const starts = new Uint32Array(highest + 2);
    const values = new Uint32Array(pieces.reduce((sum, piece) => sum + piece.length / 2, 0));
    let count = 0;
    let next = 0;
    for (const piece of pieces)
      for (let at = 0; at < piece.length; at += 2) {
        const work = piece[at] ?? 0;
        for (; next <= work; next++) starts[next] = count;
        const value = same(piece[at + 1] ?? 0);
        if (!values.subarray(starts[work], count).includes(value)) values[count++] = value;
      }
    starts.fill(count, next);
    return { values, starts };
  };
  const named = (select: string) => {
    const rows = client.prepare<[], { id: number; name: string }>(select).all();
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    const firsts = new Map(rows.toReversed().map(({ id, name }) => [name, id]));
    return {
      name: (value: number): string => names.get(value) ?? '',
      same: (value: number): number => firsts.get(names.get(value) ?? '') ?? value,
    };
  };
  /** Words of a small column as numbers: their place among all that there are. */
  const spelled = (column: 'type' | 'access' | 'languages') => {
    const words = client.prepare<[], string>(`SELECT DISTINCT ${column} FROM works WHERE ${column} IS NOT NULL`).pluck().all();
    const place = words.map((word) => `WHEN '${word.replaceAll("'", "''")}' THEN ${words.indexOf(word) + 1}`).join(' ');
    const select = `SELECT id AS a, CASE ${column} ${place} END AS b FROM works WHERE id BETWEEN ? AND ? AND ${column} IS NOT NULL`;
    return { values: words.length === 0 ? new Uint32Array(highest + 1) : single(select), name: (value: number) => words[value - 1] ?? '' };
  };

  const journals = named('SELECT id, title AS name FROM journals');
  const headings = named('SELECT id, term AS name FROM headings');
  const sources = named('SELECT id, name FROM sources');
  const columns: readonly Column[] = [
    {
      field: 'year',
      values: single('SELECT id AS a, issued / 10000 AS b FROM works WHERE id BETWEEN ? AND ? AND issued IS NOT NULL'),
      name: String,
    },
    {
      field: 'journal',
      values: single('SELECT id AS a, journal AS b FROM works WHERE id BETWEEN ? AND ? AND journal IS NOT NULL'),
      name: journals.name,
      alike: (name) => name.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()),
    },
    {
      field: 'heading',
      ...several('SELECT work AS a, heading AS b FROM work_headings WHERE work BETWEEN ? AND ? ORDER BY work', headings.same),
      name: headings.name,
    },
    {
      field: 'source',
      ...several(
        'SELECT DISTINCT work AS a, source AS b FROM records CROSS JOIN sightings ON record = records.id WHERE work BETWEEN ? AND ? ORDER BY work',
        sources.same,
      ),
      name: sources.name,
    },
    { field: 'type', ...spelled('type') },
    { field: 'access', ...spelled('access') },
    { field: 'language', ...spelled('languages') },
  ];
  return { state, facets: (numbers, limit) => columns.map((column) => ({ field: column.field, values: counted(column, numbers, limit) })) };
}

function counted(column: Column, works: Uint32Array, limit: number): Facet['values'] {
  const { values, starts, name, alike = (each: string) => each } = column;
  const counts = new Uint32Array(values.reduce((most, value) => (value > most ? value : most), 0) + 1);
  if (starts) {
    for (const work of works)
      for (let at = starts[work] ?? 0; at < (starts[work + 1] ?? 0); at++) {
        const value = values[at] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
  } else
    for (const work of works) {
      const value = values[work] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  const sums = new Map<string, { value: string; count: number }>();
  for (let value = 1; value < counts.length; value++) {
    const count = counts[value] ?? 0;
    if (count === 0) continue;
    const written = name(value);
    for (const each of column.field === 'language' ? new Set(written.split(' ')) : [written]) {
      const same = sums.get(alike(each));
      sums.set(alike(each), { value: same && same.value > each ? same.value : each, count: (same?.count ?? 0) + count });
    }
  }
  return [...sums.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, limit);
}

function numbersIn(digits: Uint8Array | null): Uint32Array {
  if (digits === null) return new Uint32Array(0);
  const numbers = new Uint32Array(Math.ceil(digits.length / 2));
  let [count, number] = [0, 0];
  for (let at = 0; at < digits.length; at++) {
    const byte = digits[at] ?? 44;
    if (byte === 44) {
      numbers[count++] = number;
      number = 0;
    } else number = number * 10 + byte - 48;
  }
  numbers[count++] = number;
  return numbers.subarray(0, count);
}
