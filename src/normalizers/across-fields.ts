import type { BibliographicRecord } from '../model/record.ts';
import { noteAuthorSpellings } from './across-fields/author-spellings.ts';
import { readEndpoints } from './across-fields/endpoints.ts';
import { writeOutPages } from './across-fields/pages.ts';
import { dropRepeats } from './across-fields/repeats.ts';

/** The rules across fields, in the order in which they build on each other. */
const rules: readonly ((record: BibliographicRecord) => BibliographicRecord)[] = [
  dropRepeats,
  writeOutPages,
  noteAuthorSpellings,
  readEndpoints,
];

/** The normalize stage: rules across fields only, since readers normalize values with the grammars. Idempotent; loses no value. */
export function normalizeRecord(record: BibliographicRecord): BibliographicRecord {
  return rules.reduce((current, rule) => rule(current), record);
}
