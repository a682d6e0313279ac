import { sql } from 'drizzle-orm';
import { works } from '../../../db/sqlite/schema/works.ts';
import type { Query } from '../../search/query.ts';
import type { Facet } from '../store.ts';
import type { Database } from './database.ts';
import { whereOf } from './where.ts';

/**
 * How each facet counts the works found, whose numbers stand in the temporary table `found`. CROSS JOIN keeps SQLite to the order as
 * written, from the few to the many: left to itself it went through all sightings for a single work.
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
};

/** The works that a query finds, counted by their values, most frequent first. The query is answered once for all facets. */
export function facetsOf({ orm, client }: Database, query: Query, limit: number): readonly Facet[] {
  client.exec('CREATE TEMP TABLE IF NOT EXISTS found (id INTEGER PRIMARY KEY); DELETE FROM found');
  orm.run(sql`INSERT INTO found SELECT ${works.id} FROM ${works} WHERE ${whereOf(query)}`);
  const facets = Object.entries(counting).map(([field, select]) => ({
    field: field as Facet['field'],
    values: client.prepare(`${select} ORDER BY count DESC, value LIMIT ?`).all(limit) as Facet['values'],
  }));
  client.exec('DELETE FROM found');
  return facets;
}
