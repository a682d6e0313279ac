import type { BibliographicRecord } from '../model/record.ts';
import { noteAuthorSpellings } from './across-fields/author-spellings.ts';
import { readEndpoints } from './across-fields/endpoints.ts';
import { writeOutPages } from './across-fields/pages.ts';
import { dropRepeats } from './across-fields/repeats.ts';

/** The rules about what names and places a publication, in the order in which they build on each other. */
const rules: readonly ((record: BibliographicRecord) => BibliographicRecord)[] = [dropRepeats, writeOutPages, noteAuthorSpellings];

/** The normalize stage: rules across fields only, since readers normalize values with the grammars. Idempotent; loses no value. */
export function normalizeRecord(record: BibliographicRecord): BibliographicRecord {
  return readEndpoints(tidyRecord(record));
}

/** The same without a look at the abstract for endpoints, which takes most of the time; `normalizeRecord` completes it. */
export function tidyRecord(record: BibliographicRecord): BibliographicRecord {
  return rules.reduce((current, rule) => rule(current), record);
}
