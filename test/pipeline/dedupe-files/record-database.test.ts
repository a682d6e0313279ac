import { expect, test } from 'vitest';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { recordDatabase } from '../../../src/pipeline/dedupe-files/record-database.ts';

const pmid = [{ scheme: 'pmid', value: '99000001' }] as const;

test.each<readonly [string, Partial<BibliographicRecord>, string | undefined]>([
  [
    'PubMed, whoever gave it the record',
    { source: 'pubmed-xml', identifiers: [...pmid], accessions: [{ database: 'NASA', value: '9' }] },
    'PubMed',
  ],
  ['PubMed in MEDLINE text', { source: 'nbib', identifiers: [...pmid], accessions: [{ database: 'KIE', value: '9' }] }, 'PubMed'],
  ['what MEDLINE text of others says', { source: 'nbib', accessions: [{ database: 'ERIC', value: 'EJ1' }] }, 'ERIC'],
  ['a tag that names it', { source: 'nbib', identifiers: [...pmid], unplaced: [{ field: 'DB', value: 'Embase <1974>' }] }, 'Embase'],
  [
    'the database of an accession number',
    { source: 'ris', identifiers: [...pmid], accessions: [{ database: 'Embase', value: '9' }] },
    'Embase',
  ],
  ['nothing where a number stands for it', { source: 'ris', unplaced: [{ field: 'DB', value: '2' }] }, undefined],
  ['nothing where it names none', { source: 'ris', labels: ['read later'] }, undefined],
])('the database of a record is %s', (_, said, database) => {
  expect(recordDatabase({ source: 'ris', sourceId: '1', ...said })).toBe(database);
});
