import type { BibliographicRecord } from '../../model/record.ts';

/** NLM's marks of its own processing, which stand in every record: kept aside like all that has no field, without a finding. */
export const processingMarks: ReadonlySet<string> = new Set(['OWN', 'STAT', 'SB', 'PST', 'PUBM', 'IS', 'UI']);

/** The same marks as PubMed's XML names them, where a record came from there. */
const tagOfElement: Readonly<Record<string, string>> = {
  'MedlineCitation@Owner': 'OWN',
  'MedlineCitation@Status': 'STAT',
  'Article@PubModel': 'PUBM',
  CitationSubset: 'SB',
  PublicationStatus: 'PST',
  NumberOfReferences: 'RF',
  GeneSymbol: 'GS',
};

/** Tags of values that lie aside, as a file of this format had them or as PubMed's XML names them. */
export function* keptAside({ source, unplaced = [] }: BibliographicRecord): Iterable<readonly [string, string]> {
  for (const { field = '', value } of unplaced) {
    const tag = tagOfElement[field] ?? (source === 'nbib' && /^[A-Z][A-Z0-9]{1,3}$/.test(field) ? field : undefined);
    if (tag && tag !== 'IS' && tag !== 'PMID') yield [tag, value];
  }
}

/** An ISSN with what PubMed says of it, `1473-5857 (Electronic)`, where it is known. */
export function markedIssn({ container, unplaced = [] }: BibliographicRecord, issn: string): string {
  const kept = unplaced.find(({ field, value }) => field === 'IS' && value.startsWith(`${issn} `));
  if (kept) return kept.value;
  const medium = unplaced.find(({ field }) => field === 'ISSN@IssnType')?.value;
  if (!medium) return issn;
  return `${issn} (${container?.issn?.[0] === issn ? medium : 'Linking'})`;
}
