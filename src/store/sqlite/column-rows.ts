import type { Database } from './database.ts';
import { numbersIn } from './numbers-in.ts';
import type { ColumnValues } from './packed-column.ts';

/** What works are counted and sorted by. */
export const columnFields = ['issued', 'year', 'journal', 'heading', 'source', 'type', 'access', 'languages', 'traits'] as const;
export type ColumnField = (typeof columnFields)[number];

/** The works from one number to another, or those of a list, ascending. */
export type SomeWorks = { readonly first: number; readonly last: number } | Uint32Array;

/** What stands in the rows of works themselves, read at once: four numbers a work, 0 for none. */
const ofWorks = (works: string) =>
  `SELECT id || ',' || ifnull(issued, 0) || ',' || ifnull(journal, 0) || ',' || traits AS row FROM works WHERE id ${works}`;

/** Two numbers a value, the first of which is the work, and in its order. */
const besideWorks = {
  heading: (works: string) => `SELECT work || ',' || heading AS row FROM work_headings WHERE work ${works} ORDER BY work`,
  source: (works: string) =>
    `SELECT work || ',' || source AS row FROM records INDEXED BY records_by_work CROSS JOIN sightings ON record = records.id WHERE work ${works} ORDER BY work`,
} as const;

/**
 * Names that are counted together, by the number of the first that the library had, which never changes: «PLOS ONE» and «PLoS ONE» are one journal, and
 * MeSH and DeCS have descriptors in common.
 */
const alike = {
  journal: 'SELECT min(same.id) FROM journals AS own CROSS JOIN journals AS same ON lower(same.title) = lower(own.title) WHERE own.id = ?',
  heading: 'SELECT min(same.id) FROM headings AS own CROSS JOIN headings AS same ON same.term = own.term WHERE own.id = ?',
} as const;

const ofRange = 'BETWEEN @first AND @last';
const ofList = 'IN (SELECT value FROM json_each(@list))';

interface WordRow {
  readonly word: string;
  readonly works: Buffer;
}

/** Reads what works have of each field off their own rows: some microseconds a work. */
export function columnRows({ client }: Pick<Database, 'client'>): (works: SomeWorks) => (field: ColumnField) => ColumnValues {
  const firstAlike = {
    journal: remembered(client.prepare(alike.journal).pluck()),
    heading: remembered(client.prepare(alike.heading).pluck()),
  };
  const itself = (value: number): number => value;

  return (works) => {
    const listed = works instanceof Uint32Array;
    const [where, values] = listed ? [ofList, { list: `[${works.join()}]` }] : [ofRange, works];
    const size = listed ? works.length : works.last - works.first + 1;
    const places = listed ? new Map(Array.from(works, (work, place) => [work, place])) : undefined;
    const placeOf = listed ? (work: number) => places?.get(work) ?? 0 : (work: number) => work - works.first;
    const numbers = (select: string): Uint32Array =>
      numbersIn(
        client.prepare<[unknown], Buffer | null>(`SELECT cast(group_concat(row) AS BLOB) FROM (${select})`).pluck().get(values) ?? null,
      );
    let own: Uint32Array | undefined;
    /** One of the numbers that stand in the rows of works. */
    const single = (at: number, counted: (value: number) => number): ColumnValues => {
      own ??= numbers(ofWorks(where));
      const byPlace = new Uint32Array(size);
      for (let row = 0; row < own.length; row += 4) {
        const value = own[row + at] ?? 0;
        if (value > 0) byPlace[placeOf(own[row] ?? 0)] = counted(value) + 1;
      }
      return oneEach(byPlace);
    };
    const worded = (field: 'type' | 'access' | 'languages'): ColumnValues => {
      const rows = client
        .prepare<[unknown], WordRow>(
          `SELECT ${field} AS word, cast(group_concat(id) AS BLOB) AS works FROM works WHERE id ${where} AND ${field} IS NOT NULL GROUP BY ${field}`,
        )
        .all(values);
      const byPlace = new Uint32Array(size);
      for (const [value, { works: having }] of rows.entries()) for (const work of numbersIn(having)) byPlace[placeOf(work)] = value + 1;
      return { ...oneEach(byPlace), words: rows.map(({ word }) => word) };
    };
    const several = (field: 'heading' | 'source', counted: (value: number) => number): ColumnValues => {
      const pairs = numbers(besideWorks[field](where));
      for (let at = 0; at < pairs.length; at += 2) pairs[at] = placeOf(pairs[at] ?? 0);
      return inPlaces(size, pairs, counted);
    };
    return (field) => {
      switch (field) {
        case 'issued':
          return single(1, itself);
        case 'year':
          return single(1, (date) => Math.floor(date / 10_000));
        case 'journal':
          return single(2, firstAlike.journal);
        case 'traits':
          return single(3, itself);
        case 'heading':
          return several(field, firstAlike.heading);
        case 'source':
          return several(field, itself);
        default:
          return worded(field);
      }
    };
  };
}

/** Of each work what stands at its place, less one; nothing where that is 0. */
function oneEach(byPlace: Uint32Array): ColumnValues {
  const starts = new Uint32Array(byPlace.length + 1);
  const values = new Uint32Array(byPlace.length);
  let count = 0;
  for (let at = 0; at < byPlace.length; at++) {
    const value = byPlace[at] ?? 0;
    if (value > 0) values[count++] = value - 1;
    starts[at + 1] = count;
  }
  return { starts, values: values.slice(0, count) };
}

/** Looked up once for each value, not for each work. */
function remembered(first: { get(value: number): unknown }): (value: number) => number {
  const known: number[] = [];
  return (value) => (known[value] ??= Number(first.get(value) ?? value));
}

/** Of pairs of a place and a value, in the order of the places. What a place has twice counts once. */
function inPlaces(size: number, pairs: Uint32Array, counted: (value: number) => number): ColumnValues {
  const starts = new Uint32Array(size + 1);
  const values = new Uint32Array(pairs.length / 2);
  let [count, next] = [0, 0];
  for (let at = 0; at < pairs.length; at += 2) {
    const place = pairs[at] ?? 0;
    for (; next <= place; next++) starts[next] = count;
    const value = counted(pairs[at + 1] ?? 0);
    let before = starts[place] ?? 0;
    while (before < count && values[before] !== value) before++;
    if (before === count) values[count++] = value;
  }
  starts.fill(count, next);
  return { starts, values: values.slice(0, count) };
}
