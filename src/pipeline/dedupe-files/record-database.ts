import type { BibliographicRecord } from '../../model/record.ts';
import { foldToWord } from '../../normalizers/fold.ts';

/** Tags and columns in which exports name the database, where the record has no accession number to go with it. */
const databaseFields: ReadonlySet<string> = new Set(['db', 'dp', 'source', 'database', 'databaseprovider', 'searchsource']);

/** Bibliographic databases that people write as a label of a reference. */
const known =
  /^(?:ovid|pubmed|medline|nlm$|pip$|embase|emcare|scopus|web ?of ?science|wos|science citation|cinahl|psycinfo|apa psyc|cochrane|central\b|cdsr|lilacs|eric\b|ebsco|proquest|google scholar|dimensions|lens\b|openalex|europe ?pmc|clinicaltrials|ictrp|who ictrp|amed\b|global health|bireme|scielo|ieee|agris|cab abstracts|biosis|sportdiscus|pedro\b|epistemonikos)/i;

/**
 * The database that a record says it comes from, in the export's own words: a tag or column that was left over (`DB  - Embase`), the one
 * of its accession number, or a label that is the name of one, the first of several; PubMed's own formats name PubMed. Undefined where it names none.
 */
export function recordDatabase({ source, identifiers, accessions, unplaced, labels }: BibliographicRecord): string | undefined {
  const isPubmed = source === 'nbib' || source === 'pubmed-xml' || source === 'pubmed-csv';
  // PubMed names those who gave it a record (NASA, KIE, PIP): they are no databases that were searched. ERIC writes MEDLINE's tags without PMIDs.
  const ofPubmed = isPubmed && identifiers?.some(({ scheme }) => scheme === 'pmid') ? 'PubMed' : undefined;
  const naming = (unplaced ?? []).filter(
    // Some programs number there (`DB  - 2`).
    ({ field, value }) =>
      field !== undefined && databaseFields.has(foldToWord(field)) && value.length < 100 && /\p{L}[^\p{L}]*\p{L}/u.test(value),
  );
  // EBSCO names the database in DB and itself in DP.
  const named = naming.find(({ field = '' }) => foldToWord(field) === 'db') ?? naming[0];
  const written =
    named?.value ??
    ofPubmed ??
    accessions?.[0]?.database ??
    labels?.find((label) => known.test(label)) ??
    (isPubmed ? 'PubMed' : undefined);
  // One search of Ovid MEDLINE comes from a dozen segments: `Ovid MEDLINE(R) Epub Ahead of Print <2023>`.
  return written?.replace(/\s*<[^<>]{0,80}>\s*$/, '').replace(/^(Ovid MEDLINE\(R\)|Embase Classic\+Embase)\s.*$/i, '$1');
}
