import type { BibliographicRecord } from '../../model/record.ts';
import { residueOf } from '../residue.ts';
import { guarded } from './formula-guard.ts';
import type { CsvField } from './reading.ts';
import { RowReader, residueHeading } from './row-reader.ts';

/** A column of a written table. The one of the residue has nothing of its own to write. */
interface Column {
  readonly heading: string;
  readonly write?: ((record: BibliographicRecord) => string | undefined) | undefined;
}

interface Table {
  readonly id: string;
  readonly delimiter: string;
  readonly columns: readonly Column[];
  /** For each column the fields that it is read into. */
  readonly fields: readonly (readonly CsvField[])[];
}

/** Some readers end a line at these signs, which JSON leaves as they are. */
const onOneLine = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Writes records as rows under headings; what the columns do not give back stands in the column of the residue. */
export function tableWriter({ id, delimiter, columns, fields }: Table) {
  const needsMarks = new RegExp(`["\r\n${delimiter}]|^\\s|\\s$`);
  const quoted = (text: string): string => (needsMarks.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (cells: readonly string[]): string => `${cells.map(quoted).join(delimiter)}\n`;
  const headings = columns.map(({ heading }) => heading);
  const residueAt = headings.indexOf(residueHeading);
  const reader = new RowReader(id, { headings, fields });
  return async function* (records: AsyncIterable<BibliographicRecord> | Iterable<BibliographicRecord>): AsyncIterable<string> {
    yield line(headings);
    for await (const record of records) {
      const cells = columns.map(({ write }) => guarded(write?.(record)?.trim() ?? ''));
      const residue = residueOf(record, reader.read({ cells, line: 0, repairs: 0, cut: false }, record.sourceId));
      yield line(residue ? cells.with(residueAt, onOneLine(residue)) : cells);
    }
  };
}
