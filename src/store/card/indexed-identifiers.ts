import type { BibliographicRecord } from '../../model/record.ts';

/** By what a record can be found: `scheme` is one of identifierSchemes, or `trial`. */
export interface IndexedIdentifier {
  readonly scheme: string;
  readonly value: string;
}

/** Every identifier that a record is found by, once each: its own, its container's ISSNs, ISBNs, authors' ORCIDs, trial registrations. */
export function indexedIdentifiers(record: BibliographicRecord): readonly IndexedIdentifier[] {
  const all: IndexedIdentifier[] = [
    ...(record.identifiers ?? []).map(({ scheme, value }) => ({ scheme, value })),
    ...(record.container?.issn ?? []).map((value) => ({ scheme: 'issn', value })),
    ...(record.isbn ?? []).map((value) => ({ scheme: 'isbn', value })),
    ...(record.contributors ?? []).flatMap(({ orcid }) => (orcid === undefined ? [] : [{ scheme: 'orcid', value: orcid }])),
    ...(record.trials ?? []).map(({ id }) => ({ scheme: 'trial', value: id })),
  ];
  const known = new Set<string>();
  return all.filter(({ scheme, value }) => {
    const written = `${scheme}:${value}`;
    if (known.has(written)) return false;
    known.add(written);
    return true;
  });
}

/** A value that somebody asks for as it stands in the index: bare, DOIs in lower case, PMCIDs with their letters. */
export function indexedValue(scheme: string, value: string): string {
  const bare = value.trim();
  if (scheme === 'doi') return bare.toLowerCase();
  if (scheme === 'pmcid') return `PMC${bare.replace(/^pmc/i, '')}`;
  return bare;
}
