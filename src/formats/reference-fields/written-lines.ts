import type { BibliographicRecord } from '../../model/record.ts';
import { fields } from './fields.ts';

const lineEnd = /[\r\n\u0085\u2028\u2029]/;

export const oneLine = (text: string): string => (lineEnd.test(text) ? text.replace(/\s*[\r\n\u0085\u2028\u2029]+\s*/g, ' ') : text).trim();

const writing = fields.flatMap(({ write }) => write ?? []);

/** What the table writes of a record: tags with their values, each on one line, none empty. */
export function writtenLines(record: BibliographicRecord): [tag: string, value: string][] {
  const lines: [string, string][] = [];
  for (const write of writing)
    for (const [tag, value] of write(record)) {
      const line = value ? oneLine(value) : '';
      if (line !== '') lines.push([tag, line]);
    }
  return lines;
}
