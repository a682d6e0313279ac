import type { Facet } from '../store.ts';
import type { Database } from './database.ts';
import { type FacetColumns, facetColumns } from './facet-columns.ts';
import type { FoundWorks } from './found-works.ts';
import type { WorkSet } from './work-set.ts';

/** Of so many works the rows are read; of more, columns that are held in memory from then on. */
const mostRead = 3000;
/** Where there are columns already, so few works are read still. */
const fewest = 50;

/**
 * How each facet counts the works found, whose numbers are the array that is given. CROSS JOIN keeps SQLite to the order as written, from the few to
 * the many: left to itself it went through all sightings for a single work.
 */
const counting: Readonly<Record<Facet['field'], string>> = {
  year: 'SELECT cast(issued / 10000 AS TEXT) AS value, count(*) AS count FROM found CROSS JOIN works USING (id) WHERE issued IS NOT NULL GROUP BY 1',
  // «PLOS ONE», «PLoS ONE» and «PloS one» are one journal; max() is the spelling with most small letters.
  journal:
    'SELECT max(title) AS value, count(*) AS count FROM found CROSS JOIN works USING (id) CROSS JOIN journals ON journals.id = journal GROUP BY lower(title)',
  heading:
    'SELECT term AS value, count(DISTINCT work) AS count FROM found CROSS JOIN work_headings ON work = found.id CROSS JOIN headings ON headings.id = heading GROUP BY term',
  source:
    'SELECT name AS value, count(DISTINCT work) AS count FROM found CROSS JOIN records ON work = found.id CROSS JOIN sightings ON record = records.id CROSS JOIN sources ON sources.id = source GROUP BY name',
  type: 'SELECT type AS value, count(*) AS count FROM found CROSS JOIN works USING (id) WHERE type IS NOT NULL GROUP BY type',
  access: 'SELECT access AS value, count(*) AS count FROM found CROSS JOIN works USING (id) WHERE access IS NOT NULL GROUP BY access',
  language:
    "SELECT language.value AS value, count(DISTINCT found.id) AS count FROM found CROSS JOIN works USING (id) CROSS JOIN json_each('[\"' || replace(languages, ' ', '\",\"') || '\"]') AS language WHERE languages IS NOT NULL GROUP BY 1",
};

/** The works that a query finds, counted by their values, most frequent first. */
export function countedFacets(database: Database, found: FoundWorks): (set: WorkSet, limit: number) => readonly Facet[] {
  const { client } = database;
  const statements = Object.entries(counting).map(([field, select]) => ({
    field: field as Facet['field'],
    statement: client.prepare<[string, number]>(
      `WITH found AS MATERIALIZED (SELECT value AS id FROM json_each(?)) ${select} ORDER BY count DESC, value LIMIT ?`,
    ),
  }));
  let columns: FacetColumns | undefined;
  return (set, limit) => {
    const current = columns?.state === found.state();
    if (set.size > (current ? fewest : mostRead)) {
      if (!current || !columns) columns = facetColumns(database, found);
      return columns.facets(set, limit);
    }
    const written = `[${set.numbers().join()}]`;
    return statements.map(({ field, statement }) => ({ field, values: statement.all(written, limit) as Facet['values'] }));
  };
}
