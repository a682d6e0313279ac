import type { BibliographicRecord } from './record.ts';

/**
 * Whether a record says nothing of what its publication is, not even of which kind: only which identifiers it has, or where it lies. Services that are
 * asked about publications already known (the PMC ID converter, Unpaywall of a DOI without metadata) answer so.
 */
export const isBare = ({ type, title, titles, vernacularTitle, contributors, container, issued }: BibliographicRecord): boolean =>
  [type, title, titles, vernacularTitle, contributors, container, issued].every((value) => value === undefined);

/** A bare record that is there for what it brings: a second identifier, or a word on where the publication can be read. */
export const bringsOnly = (record: BibliographicRecord): boolean =>
  isBare(record) && ((record.identifiers?.length ?? 0) > 1 || record.rights !== undefined || record.locations !== undefined);
