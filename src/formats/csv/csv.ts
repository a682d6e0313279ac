import type { BibliographicRecord } from '../../model/record.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { GivenIds } from '../given-ids.ts';
import { readLines, type TextLine } from '../text-lines.ts';
import { unreadableValue } from '../unreadable-value.ts';
import { fields, fieldsOf } from './fields.ts';
import { findHeadingRow, type HeadingRow, namedHeadings } from './heading-row.ts';
import type { CsvField } from './reading.ts';
import { hasFieldsByRow, RecordTurner, type Turned } from './row-a-field.ts';
import { RowReader, residueHeading } from './row-reader.ts';
import { type Row, RowSplitter } from './row-splitter.ts';
import { tableWriter } from './table-writer.ts';

/** What is looked at to find the headings. */
const sampleLines = 200;
const sampleSize = 256 * 1024;

/** Rows of a file, and the headings above them. */
async function* rowsBelow(lines: AsyncIterable<TextLine>): AsyncIterable<Row | HeadingRow | Turned | readonly TextLine[]> {
  const sample: TextLine[] = [];
  let size = 0;
  let splitter: RowSplitter | undefined;
  let heading: HeadingRow | undefined;
  let turner: RecordTurner | undefined;
  const turn = (rows: readonly Row[]): (Row | Turned)[] => {
    const by = turner;
    return by ? rows.flatMap((row) => by.push(row)) : [...rows];
  };
  const begin = (): (HeadingRow | Row | Turned)[] => {
    if (hasFieldsByRow(sample)) {
      const rows = new RowSplitter(',');
      turner = new RecordTurner();
      splitter = rows;
      return turn(sample.flatMap((one) => rows.push(one)));
    }
    heading = findHeadingRow(sample);
    if (!heading) return [];
    const { delimiter, headings, line } = heading;
    const rows = new RowSplitter(delimiter, headings.length);
    splitter = rows;
    return [heading, ...sample.filter(({ number }) => number > line).flatMap((one) => rows.push(one))];
  };
  for await (const line of lines) {
    if (splitter) {
      yield* turn(splitter.push(line));
      continue;
    }
    sample.push(line);
    size += line.text.length;
    if (sample.length < sampleLines && size < sampleSize) continue;
    yield* begin();
    if (!splitter) break;
  }
  if (!splitter) yield* begin();
  if (splitter) yield* [...turn(splitter.end()), ...(turner?.end() ?? [])];
  else yield sample;
}

const noHeadings =
  'There is no row of headings that names columns of publications (title, authors, year, journal, doi …). Give the file one, then read it again.';

/** Reads tables; `own` names the fields of columns by their headings, where these mean something else than everywhere. */
export const readRows = (id: string, own?: ReadonlyMap<string, CsvField>) =>
  async function* (chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
    const ids = new GivenIds();
    let reader: RowReader | undefined;
    let number = 0;
    const settled = (record: BibliographicRecord): BibliographicRecord => ids.settle(record, `${context.name}#${number}`);
    for await (const found of rowsBelow(readLines(chunks))) {
      if ('row' in found) {
        number += 1;
        yield settled(new RowReader(id, namedHeadings(found.headings)).read(found.row, `${context.name}#${number}`));
      } else if ('headings' in found) reader = new RowReader(id, own ? withOwn(found, own) : found);
      else if (!('cells' in found)) {
        if (found.some(({ text }) => text.trim() !== ''))
          yield unreadableValue(id, `${context.name}#1`, noHeadings, found.map(({ text }) => text).join('\n'));
      } else if (reader && !reader.isHeading(found)) {
        number += 1;
        yield settled(reader.read(found, `${context.name}#${number}`));
      }
    }
  };

const withOwn = ({ headings, fields: found }: HeadingRow, own: ReadonlyMap<string, CsvField>) => ({
  headings,
  fields: headings.map((heading, at) => {
    const field = own.get(heading);
    return field ? [field] : (found[at] ?? []);
  }),
});

const written = fields.filter(({ write }) => write);
const columns = [...written, undefined].map((field) =>
  field ? { heading: field.heading, write: field.write } : { heading: residueHeading },
);
const columnFields = fieldsOf(columns.map(({ heading }) => heading.replace(/ /g, '')));

const writeRows = (id: string, delimiter: string) => tableWriter({ id, delimiter, columns, fields: columnFields });

/** JSON, markup and Markdown: their values and tables may have rows that look like headings (`{"title, year": …`). */
const otherwiseMarked = /^\s*(?:[{<#]|\[[\s"{[])/;

/** The more columns are known, the surer; a title and something else at least. */
function confidence(head: string, isOwn: (delimiter: string) => boolean): number {
  if (otherwiseMarked.test(head)) return 0;
  const lines = head.split(/\r\n?|\n/, sampleLines).map((text, at): TextLine => ({ text, number: at + 1, cut: false, repairs: 0 }));
  if (isOwn(',') && hasFieldsByRow(lines)) return 0.8;
  const found = findHeadingRow(lines);
  if (!found || !isOwn(found.delimiter)) return 0;
  const hasTitle = found.fields.some((of) => of[0]?.heading === 'title');
  if (found.known < (hasTitle ? 2 : 4)) return 0;
  return Math.min(0.88, 0.4 + 0.12 * found.known);
}

/** Tables with a row of headings, as databases, screening tools, reference managers and spreadsheets export them: commas, semicolons or bars between cells. */
export const csv: Format = {
  id: 'csv',
  title: 'CSV with a row of headings, as databases, screening tools and spreadsheets export it',
  mediaTypes: ['text/csv'],
  extensions: ['csv'],
  detect: (head) => confidence(head, (delimiter) => delimiter !== '\t'),
  read: readRows('csv'),
  consultsVocabularies: true,
  write: writeRows('csv', ','),
};

/** The same with tabs. */
export const tsv: Format = {
  id: 'tsv',
  title: 'Tab-delimited tables with a row of headings',
  mediaTypes: ['text/tab-separated-values'],
  extensions: ['tsv', 'tab', 'txt'],
  detect: (head) => confidence(head, (delimiter) => delimiter === '\t'),
  read: readRows('tsv'),
  consultsVocabularies: true,
  write: writeRows('tsv', '\t'),
};
