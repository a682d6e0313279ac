import type { BibliographicRecord } from '../model/record.ts';

/** The rules across fields, in the order in which they build on each other. */
const rules: readonly ((record: BibliographicRecord) => BibliographicRecord)[] = [];

/** The normalize stage: rules across fields only, since readers normalize values with the grammars. Idempotent; loses no value. */
export function normalizeRecord(record: BibliographicRecord): BibliographicRecord {
  return rules.reduce((current, rule) => rule(current), record);
}
