import { publicationSchemes } from '../../model/identifier.ts';
import { parseKey } from '../../model/work.ts';
import type { Database } from './database.ts';

const schemes = publicationSchemes.map((scheme) => `'${scheme}'`).join(', ');

/** Whoever shares a name or a work with another record; what persons corrected; an ISBN stands in two forms, so whoever has one may share it. */
const sharing = `
  SELECT record FROM match_keys WHERE key IN (SELECT key FROM match_keys GROUP BY key HAVING count(*) > 1)
  UNION SELECT record FROM record_identifiers WHERE scheme = 'isbn'
  UNION SELECT record FROM record_identifiers WHERE scheme IN (${schemes})
    AND (scheme, value) IN (SELECT scheme, value FROM record_identifiers WHERE scheme IN (${schemes}) GROUP BY scheme, value HAVING count(*) > 1)
  UNION SELECT id FROM records WHERE work IN (SELECT work FROM records GROUP BY work HAVING count(*) > 1)
  UNION SELECT id FROM records WHERE authority = (SELECT id FROM authorities WHERE name = 'user')`;

/** Their places, by a few walks through whole indexes: a second for a hundred thousand records. */
export function meetingRecords(client: Database['client']): ReadonlySet<number> {
  const found = new Set(client.prepare<[], number>(sharing).pluck().all());
  const place = client
    .prepare<[string, string], number>(
      'SELECT records.id FROM records JOIN authorities ON authorities.id = authority WHERE name = ? AND source_id = ?',
    )
    .pluck();
  const decided = client.prepare<[], string>('SELECT a FROM decisions UNION SELECT b FROM decisions').pluck();
  for (const name of decided.all()) {
    const key = parseKey(name);
    const at = place.get(key.authority, key.id);
    if (at !== undefined) found.add(at);
  }
  return found;
}
