import type { Facet } from '../store.ts';
import { type Counts, countedWorks } from './counted-columns.ts';
import type { Database } from './database.ts';
import type { FoundWorks } from './found-works.ts';
import type { WorkSet } from './work-set.ts';

/** Of so many works the rows are read; of more, packed columns. */
const mostRead = 300;

/**
 * How each facet counts the works found, whose numbers are the array that is given. CROSS JOIN keeps SQLite to the order as written, from the few to
 * the many: left to itself it went through all sightings for a single work.
 */
const counting: Readonly<Record<Facet['field'], string>> = {
  year: 'SELECT cast(issued / 10000 AS TEXT) AS value, count(*) AS count FROM found CROSS JOIN works USING (id) WHERE issued IS NOT NULL GROUP BY 1',
  // «PLOS ONE», «PLoS ONE» and «PloS one» are one journal; max() is the spelling with most small letters.
  journal:
    'SELECT (SELECT max(title) FROM journals WHERE lower(title) = name) AS value, count FROM (SELECT lower(title) AS name, count(*) AS count FROM found CROSS JOIN works USING (id) CROSS JOIN journals ON journals.id = journal GROUP BY 1)',
  heading:
    'SELECT term AS value, count(DISTINCT work) AS count FROM found CROSS JOIN work_headings ON work = found.id CROSS JOIN headings ON headings.id = heading GROUP BY term',
  source:
    'SELECT name AS value, count(DISTINCT work) AS count FROM found CROSS JOIN records ON work = found.id CROSS JOIN sightings ON record = records.id CROSS JOIN sources ON sources.id = source GROUP BY name',
  type: 'SELECT type AS value, count(*) AS count FROM found CROSS JOIN works USING (id) WHERE type IS NOT NULL GROUP BY type',
  access: 'SELECT access AS value, count(*) AS count FROM found CROSS JOIN works USING (id) WHERE access IS NOT NULL GROUP BY access',
  language:
    "SELECT language.value AS value, count(DISTINCT found.id) AS count FROM found CROSS JOIN works USING (id) CROSS JOIN json_each('[\"' || replace(languages, ' ', '\",\"') || '\"]') AS language WHERE languages IS NOT NULL GROUP BY 1",
};

/** Names of numbers that are counted, which are the array that is given. */
const naming = {
  journal:
    'SELECT own.id, (SELECT max(title) FROM journals AS same WHERE lower(same.title) = lower(own.title)) AS name FROM json_each(?) CROSS JOIN journals AS own ON own.id = value',
  heading: 'SELECT headings.id, term AS name FROM json_each(?) CROSS JOIN headings ON headings.id = value',
  source: 'SELECT sources.id, name FROM json_each(?) CROSS JOIN sources ON sources.id = value',
} as const;

const columnOf = {
  year: 'year',
  journal: 'journal',
  heading: 'heading',
  source: 'source',
  type: 'type',
  access: 'access',
  language: 'languages',
} as const satisfies Record<Facet['field'], string>;

interface Value {
  readonly value: string;
  readonly count: number;
}

/** The works that a query finds, counted by their values, most frequent first. */
export function countedFacets({ client }: Database, found: FoundWorks): (set: WorkSet, limit: number) => readonly Facet[] {
  const fields = Object.keys(counting) as Facet['field'][];
  const read = (set: WorkSet, limit: number): readonly Facet[] => {
    const written = `[${set.numbers().join()}]`;
    return fields.map((field) => {
      const statement = client.prepare<[string, number], Value>(
        `WITH found AS MATERIALIZED (SELECT value AS id FROM json_each(?)) ${counting[field]} ORDER BY count DESC, value LIMIT ?`,
      );
      return { field, values: statement.all(written, limit) };
    });
  };
  const values = (field: Facet['field'], counts: Counts, limit: number): readonly Value[] => {
    const { numbers } = counts;
    switch (field) {
      case 'year':
        return mostFrequent(years(numbers), limit);
      case 'language':
        return mostFrequent(wordByWord(counts.words), limit);
      case 'type':
      case 'access':
        return mostFrequent(counts.words, limit);
      default: {
        const named = client.prepare<[string], { id: number; name: string }>(naming[field]).all(`[${mostCounted(numbers, limit).join()}]`);
        return mostFrequent(new Map(named.map(({ id, name }) => [name, numbers[id] ?? 0])), limit);
      }
    }
  };
  return (set, limit) => {
    if (set.size <= mostRead) return read(set, limit);
    const countsOf = countedWorks(found.columns(), set);
    return fields.map((field) => {
      if (limit === 0) return { field, values: [] };
      const counts = countsOf(columnOf[field]);
      if (field === 'heading' && !isCertain(counts, limit))
        return { field, values: values(field, together(counts, countsOf('rarer-heading')), limit) };
      return { field, values: values(field, counts, limit) };
    });
  };
}

/** How many works have the last one of those that are shown; 0 when there are not so many. */
function leastShown(numbers: Uint32Array, limit: number): number {
  const ascending = numbers.filter((count) => count > 0).sort();
  return ascending[ascending.length - limit] ?? 0;
}

/** Whether what is counted elsewhere changes nothing at those that are shown. */
function isCertain({ numbers, elsewhere }: Counts, limit: number): boolean {
  const least = leastShown(numbers, limit);
  for (let value = 0; value < numbers.length; value++) {
    const [count, more] = [numbers[value] ?? 0, elsewhere(value)];
    if (more > 0 && count + more >= least) return false;
  }
  return true;
}

function together(a: Counts, b: Counts): Counts {
  const [longer, shorter] = a.numbers.length < b.numbers.length ? [b.numbers, a.numbers] : [a.numbers, b.numbers];
  return { ...a, numbers: longer.map((count, value) => count + (shorter[value] ?? 0)) };
}

/** What is as frequent as the last one shown may have to stand before it, by its name. */
function mostCounted(numbers: Uint32Array, limit: number): readonly number[] {
  const least = Math.max(1, leastShown(numbers, limit));
  const most: number[] = [];
  for (let value = 0; value < numbers.length; value++) if ((numbers[value] ?? 0) >= least) most.push(value);
  return most;
}

function mostFrequent(counts: ReadonlyMap<string, number>, limit: number): readonly Value[] {
  const values = [...counts].map(([value, count]) => ({ value, count }));
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, limit);
}

function years(counts: Uint32Array): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (let year = 0; year < counts.length; year++) if (counts[year]) counted.set(`${year}`, counts[year] ?? 0);
  return counted;
}

/** `en es`: each language counts. */
function wordByWord(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [written, count] of counts) for (const word of new Set(written.split(' '))) sums.set(word, (sums.get(word) ?? 0) + count);
  return sums;
}
