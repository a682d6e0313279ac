import type { BibliographicRecord } from '../../model/record.ts';
import { foldToWord } from '../../normalizers/fold.ts';

/** Tags and columns in which exports name the database, where the record has no accession number to go with it. */
const databaseFields: ReadonlySet<string> = new Set(['db', 'dp', 'source', 'database', 'databaseprovider', 'searchsource']);

/** Bibliographic databases that people write as a label of a reference. */
const known =
  /^(?:ovid|pubmed|medline|embase|emcare|scopus|web ?of ?science|wos|science citation|cinahl|psycinfo|apa psyc|cochrane|central\b|cdsr|lilacs|eric\b|ebsco|proquest|google scholar|dimensions|lens\b|openalex|europe ?pmc|clinicaltrials|ictrp|who ictrp|amed\b|global health|bireme|scielo|ieee|agris|cab abstracts|biosis|sportdiscus|pedro\b|epistemonikos)/i;

/**
 * The database that a record says it comes from, in the export's own words: the one of its accession number, a tag or column that was
 * left over (`DB  - Embase`), or a label that is the name of one. Undefined where it names none.
 */
export function recordDatabase({ accessions, unplaced, labels }: BibliographicRecord): string | undefined {
  const named = unplaced?.find(({ field, value }) => field !== undefined && databaseFields.has(foldToWord(field)) && value.length < 100);
  return accessions?.[0]?.database ?? named?.value ?? labels?.find((label) => known.test(label));
}
