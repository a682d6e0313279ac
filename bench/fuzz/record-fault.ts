import { type BibliographicRecord, bibliographicRecord } from '../../src/model/record.ts';
import { lostText } from './lost-text.ts';

/** What is wrong with a record that was read from the text: it is none, a span points nowhere, or something of the text is lost. */
export function recordFault(text: string, record: Partial<BibliographicRecord>): string | undefined {
  const checked = bibliographicRecord.safeParse({ source: 'fuzz', sourceId: 'input', ...record });
  const issue = checked.error?.issues[0];
  if (issue) return `no record: ${issue.path.join('.')}: ${issue.message}`;
  const { spans = [], unplaced = [] } = record;
  for (const { path, start, end } of spans) {
    if (end > text.length || start >= end) return `the span ${path} from ${start} to ${end} is none of the text`;
    if (at(record, path) === undefined) return `the span ${path} is of nothing`;
  }
  return lostText(text, [...spans, ...unplaced]);
}

/** The value at `contributors[0].family`. */
const at = (record: unknown, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], record);
