import type { BibliographicRecord } from '../../model/record.ts';
import { fields } from './fields.ts';

const lineEnd = /[\r\n\u0085\u2028\u2029]/;

export const oneLine = (text: string): string => (lineEnd.test(text) ? text.replace(/\s*[\r\n\u0085\u2028\u2029]+\s*/g, ' ') : text).trim();

/** What the table writes of a record: tags with their values, each on one line, none empty. */
export function* writtenLines(record: BibliographicRecord): Generator<readonly [tag: string, value: string]> {
  for (const field of fields)
    for (const [tag, value] of field.write?.(record) ?? []) {
      const line = value ? oneLine(value) : '';
      if (line !== '') yield [tag, line];
    }
}
