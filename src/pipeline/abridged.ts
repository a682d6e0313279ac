import type { BibliographicRecord } from '../model/record.ts';

/** NLM's status of a record under its tag; PubMed's XML has it under another name. */
const medlineStatus = 'STAT';

/**
 * Whether a record was read from MEDLINE text, in which PubMed leaves out what its XML of the same revision says: the unique ids of headings and
 * substances, what is cited, NLM's categories of the abstract's sections. A file read for a source of another name is known by NLM's mark.
 */
export const isAbridged = ({ source, unplaced = [] }: BibliographicRecord): boolean =>
  source === 'nbib' || unplaced.some(({ field }) => field === medlineStatus);
