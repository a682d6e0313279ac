import { makeFinding } from '../model/finding.ts';
import type { BibliographicRecord } from '../model/record.ts';

/** What stands where a record should, and is none: kept as it came, with the reason. */
export const unreadableValue = (source: string, sourceId: string, message: string, raw: string): BibliographicRecord => ({
  source,
  sourceId,
  findings: [makeFinding('record-unreadable', message, { raw })],
});

/** ` OpenAlex says: No such work`: what a service sent in the place of records, behind the message about it. */
export const serviceWords = (service: string, said: unknown): string =>
  typeof said === 'string' ? ` ${service} says: ${said.slice(0, 300)}` : '';
