import { type Finding, makeFinding } from '../model/finding.ts';
import type { BibliographicRecord } from '../model/record.ts';

/** What was done to bytes to make text of them. Several add up (`|`); 0 is nothing. */
export const textRepairs = { windows1252: 1, macRoman: 2, dropped: 4, unmarkedUtf16: 8 } as const;

const sentences: readonly (readonly [number, string])[] = [
  [textRepairs.windows1252, 'The text is no UTF-8 and was read as Windows-1252.'],
  [textRepairs.macRoman, 'The text is no UTF-8 and was read as Mac Roman.'],
  [textRepairs.dropped, 'Control characters stood in the text and were dropped.'],
  [textRepairs.unmarkedUtf16, 'The file does not say that it is UTF-16 and was read as such.'],
];

/** What was done to the bytes of a record, in words. */
export const repairFindings = (repairs: number): Finding[] =>
  sentences.filter(([repair]) => (repairs & repair) !== 0).map(([, sentence]) => makeFinding('characters-repaired', sentence));

/** The record with further findings behind its own. */
export const withFindings = (record: BibliographicRecord, findings: readonly Finding[]): BibliographicRecord =>
  findings.length === 0 ? record : { ...record, findings: [...(record.findings ?? []), ...findings] };
