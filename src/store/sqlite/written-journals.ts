import type { Journal } from '../../model/journals.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { unpackJson } from '../card/packed-json.ts';
import type { Database } from './database.ts';

/** Records looked at for each ISSN: the first ones and the last ones, which often come from other sources. */
const firstAndLast = 2;

/**
 * Journals as records write them. A few records of each ISSN are read, found by the index of identifiers, so that it takes a second or two in a library of
 * all PubMed. What no record has an ISSN for may be a book, a series or a slip, and is not taken for a journal.
 */
export function writtenJournals({ client }: Pick<Database, 'client'>): readonly Journal[] {
  const numbers = client
    .prepare<[], string>(
      `WITH RECURSIVE named(value) AS (SELECT min(value) FROM record_identifiers WHERE scheme = 'issn' UNION ALL
        SELECT (SELECT min(value) FROM record_identifiers WHERE scheme = 'issn' AND value > named.value) FROM named WHERE value IS NOT NULL)
        SELECT value FROM named WHERE value IS NOT NULL`,
    )
    .pluck();
  const some = (order: 'ASC' | 'DESC') =>
    `SELECT record FROM (SELECT record FROM record_identifiers WHERE scheme = 'issn' AND value = @issn ORDER BY record ${order} LIMIT ${firstAndLast})`;
  const records = client
    .prepare<[{ issn: string }], Buffer>(`SELECT json FROM records WHERE id IN (${some('ASC')} UNION ${some('DESC')})`)
    .pluck();
  const found = new Map<string, Journal>();
  for (const issn of numbers.all()) {
    for (const json of records.all({ issn })) {
      const journal = journalIn(unpackJson<BibliographicRecord>(json));
      if (journal) found.set(JSON.stringify(journal), journal);
    }
  }
  return [...found.values()];
}

/** What a record has from the library it does not say itself: it would hold up what nobody says any more. */
function journalIn({ container, findings = [] }: BibliographicRecord): Journal | undefined {
  const own = <Key extends 'title' | 'abbreviation' | 'issn' | 'nlmId'>(key: Key) =>
    findings.some(({ code, path }) => code === 'completed-from-library' && path === `container.${key}`) ? undefined : container?.[key];
  const title = own('title');
  if (title === undefined) return undefined;
  return present<Journal>({ title, abbreviation: own('abbreviation'), issn: own('issn'), nlmId: own('nlmId') });
}
