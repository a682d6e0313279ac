import { foldToWord } from '../../normalizers/fold.ts';
import type { TextLine } from '../text-lines.ts';
import { fieldsOf } from './fields.ts';
import type { CsvField } from './reading.ts';
import { type Row, RowSplitter } from './row-splitter.ts';

/** How a file is divided, and what its columns are. */
export interface HeadingRow {
  readonly delimiter: string;
  readonly headings: readonly string[];
  /** For each column the fields that it may belong to. */
  readonly fields: readonly (readonly CsvField[])[];
  /** Line on which the row ends. */
  readonly line: number;
  /** How many different fields it names. */
  readonly known: number;
}

const delimiters = [',', ';', '\t', '|'];

/** Databases print the query and the day above the headings; nobody prints more lines. */
const within = 15;

/** No heading is longer; a row of sentences is none. */
const longestHeading = 80;

const separatorLine = /^"?sep=(.)"?[,;\t]*$/;

/** What every table of publications has at least one of. */
const telling = new Set(['title', 'doi', 'pmid', 'citation']);

/**
 * The heading row among the first lines of a file: the one that names most fields, in the delimiter in which it does. Undefined when no row names
 * two of them, or one by which a publication can be known.
 */
export function findHeadingRow(lines: readonly TextLine[]): HeadingRow | undefined {
  const stated = separatorLine.exec(lines[0]?.text.replace(/^\uFEFF/, '') ?? '')?.[1];
  let best: HeadingRow | undefined;
  for (const delimiter of stated ? [stated] : delimiters) {
    for (const row of rowsOf(lines, delimiter)) {
      const found = readHeadings(row, delimiter);
      if (found && (found.known > (best?.known ?? 0) || (found.known === best?.known && found.headings.length > best.headings.length)))
        best = found;
    }
  }
  return best;
}

/** The first rows as a delimiter divides them. */
function rowsOf(lines: readonly TextLine[], delimiter: string): Row[] {
  const splitter = new RowSplitter(delimiter);
  const rows: Row[] = [];
  for (const line of lines) {
    rows.push(...splitter.push(line));
    if (rows.length >= within) return rows;
  }
  return rows.concat(splitter.end());
}

const foldHeading = (heading: string): string => (heading.length > longestHeading ? '' : foldToWord(heading));

/** Whether a cell is a heading that is known. */
export const readsAsHeading = (cell: string): boolean => fieldsOf([foldHeading(cell)])[0]?.length !== 0;

/** The headings of a table as they are, and what they name. */
export const namedHeadings = (headings: readonly string[]): Pick<HeadingRow, 'headings' | 'fields'> => ({
  headings,
  fields: fieldsOf(headings.map(foldHeading)),
});

function readHeadings({ cells, line }: Row, delimiter: string): HeadingRow | undefined {
  const headings = cells.map((cell) =>
    cell
      .replace(/^\uFEFF/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  const fields = fieldsOf(headings.map(foldHeading));
  const named = new Set(fields.flatMap(([field]) => field?.heading ?? []));
  if (named.size < 2 && ![...named].some((heading) => telling.has(heading))) return undefined;
  return { delimiter, headings, fields, line, known: named.size };
}
