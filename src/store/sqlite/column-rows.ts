import type { Database } from './database.ts';
import { numbersIn } from './number-pairs.ts';
import type { ColumnValues } from './packed-column.ts';

/** What works are counted and sorted by. */
export const columnFields = ['issued', 'year', 'journal', 'heading', 'source', 'type', 'access', 'languages', 'traits'] as const;
export type ColumnField = (typeof columnFields)[number];

/** The works from one number to another, or those of a list, ascending. */
export type SomeWorks = { readonly first: number; readonly last: number } | Uint32Array;

/** Fields of which the values are numbers: two a row, the first of which is the work, and in its order. */
const inNumbers = {
  issued: (works: string) => `SELECT id AS a, issued AS b FROM works WHERE id ${works} AND issued IS NOT NULL ORDER BY id`,
  year: (works: string) => `SELECT id AS a, issued / 10000 AS b FROM works WHERE id ${works} AND issued IS NOT NULL ORDER BY id`,
  journal: (works: string) => `SELECT id AS a, journal AS b FROM works WHERE id ${works} AND journal IS NOT NULL ORDER BY id`,
  heading: (works: string) => `SELECT work AS a, heading AS b FROM work_headings WHERE work ${works} ORDER BY work`,
  source: (works: string) =>
    `SELECT work AS a, source AS b FROM records INDEXED BY records_by_work CROSS JOIN sightings ON record = records.id WHERE work ${works} ORDER BY work`,
  traits: (works: string) => `SELECT id AS a, traits AS b FROM works WHERE id ${works} AND traits <> 0 ORDER BY id`,
} as const satisfies Partial<Record<ColumnField, (works: string) => string>>;

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

/** Reads what works have of a field off their own rows: some microseconds a work. */
export function columnRows({ client }: Pick<Database, 'client'>): (field: ColumnField, works: SomeWorks) => ColumnValues {
  const firstAlike = {
    journal: remembered(client.prepare(alike.journal).pluck()),
    heading: remembered(client.prepare(alike.heading).pluck()),
  };
  const itself = (value: number): number => value;

  return (field, works) => {
    const listed = works instanceof Uint32Array;
    const [where, values] = listed ? [ofList, { list: `[${works.join()}]` }] : [ofRange, works];
    const size = listed ? works.length : works.last - works.first + 1;
    const places = listed ? new Map(Array.from(works, (work, place) => [work, place])) : undefined;
    const placeOf = listed ? (work: number) => places?.get(work) ?? 0 : (work: number) => work - works.first;
    if (field === 'type' || field === 'access' || field === 'languages') {
      const rows = client
        .prepare<[unknown], WordRow>(
          `SELECT ${field} AS word, cast(group_concat(id) AS BLOB) AS works FROM works WHERE id ${where} AND ${field} IS NOT NULL GROUP BY ${field}`,
        )
        .all(values);
      const wordOf = new Uint32Array(size);
      for (const [value, { works: numbers }] of rows.entries()) for (const work of numbersIn(numbers)) wordOf[placeOf(work)] = value + 1;
      const starts = new Uint32Array(size + 1);
      for (let at = 0; at < size; at++) starts[at + 1] = (starts[at] ?? 0) + (wordOf[at] ? 1 : 0);
      return { starts, values: wordOf.filter((word) => word > 0).map((word) => word - 1), words: rows.map(({ word }) => word) };
    }
    const read = client.prepare<[unknown], Buffer | null>(
      `SELECT cast(group_concat(a || ',' || b) AS BLOB) FROM (${inNumbers[field](where)})`,
    );
    const pairs = numbersIn(read.pluck().get(values) ?? null);
    for (let at = 0; at < pairs.length; at += 2) pairs[at] = placeOf(pairs[at] ?? 0);
    return inPlaces(size, pairs, field === 'journal' || field === 'heading' ? firstAlike[field] : itself);
  };
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
