import { makeFinding } from '../../model/finding.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { foldToWord } from '../../normalizers/fold.ts';
import { addFinding } from '../drafting.ts';
import { parseJson } from '../json-values.ts';
import { applyResidue } from '../residue.ts';
import { repairFindings } from '../text-repairs.ts';
import { fields } from './fields.ts';
import { unguarded } from './formula-guard.ts';
import type { HeadingRow } from './heading-row.ts';
import type { Cell, CsvField, Reading } from './reading.ts';
import type { Row } from './row-splitter.ts';

/** The column that carries, as JSON, what the other columns cannot give back. */
export const residueHeading = 'refmill';

/** A field with its columns in this file, best heading first. */
interface Active {
  readonly field: CsvField;
  readonly columns: readonly number[];
}

/** Reads the rows below one heading row. */
export class RowReader {
  readonly #source: string;
  readonly #headings: readonly string[];
  readonly #active: readonly Active[];
  readonly #has: ReadonlySet<string>;
  readonly #residueColumn: number;

  constructor(source: string, { headings, fields: found }: Pick<HeadingRow, 'headings' | 'fields'>) {
    this.#source = source;
    this.#headings = headings;
    // The table's order, and behind it what a single tool's table has for itself.
    this.#active = [...new Set([...fields, ...found.flat()])].flatMap((field): Active[] => {
      const columns = [...headings.keys()].filter((column) => found[column]?.includes(field));
      return columns.length ? [{ field, columns: columns.sort((a, b) => rank(field, headings[a]) - rank(field, headings[b])) }] : [];
    });
    this.#has = new Set(this.#active.map(({ field }) => field.heading));
    this.#residueColumn = headings.lastIndexOf(residueHeading);
  }

  /** Whether the row repeats the headings, as files do that were stitched together. */
  isHeading({ cells }: Row): boolean {
    return cells.length === this.#headings.length && cells.every((cell, at) => cell.trim() === this.#headings[at]);
  }

  read(row: Row, fallbackId: string): BibliographicRecord {
    const cells = row.cells.map((text, at): Cell | undefined => {
      const value = unguarded(text.trim());
      return value === '' ? undefined : { heading: this.#headings[at] ?? '', value, used: false };
    });
    const reading: Reading = { draft: {}, findings: [], has: this.#has, databases: [] };
    const residue = this.#takeResidue(cells[this.#residueColumn]);
    for (const { field, columns } of this.#active) {
      const own = columns.map((column) => cells[column]).filter((cell): cell is Cell => cell?.used === false);
      if (own.length) field.read(own, reading);
    }
    this.#addFindings(row, cells, reading);
    const { sourceId, ...draft } = reading.draft;
    const record = present<BibliographicRecord>({
      source: this.#source,
      sourceId: sourceId ?? draft.accessions?.[0]?.value ?? fallbackId,
      ...draft,
      findings: reading.findings,
    } as BibliographicRecord);
    return (residue === undefined ? undefined : applyResidue(record, residue)) ?? record;
  }

  #takeResidue(cell: Cell | undefined): unknown {
    const residue = cell?.value.startsWith('{') ? parseJson(cell.value) : undefined;
    // Cut or edited by another program it stays where it can be seen.
    if (cell && residue !== undefined) cell.used = true;
    return residue;
  }

  #addFindings(row: Row, cells: readonly (Cell | undefined)[], reading: Reading): void {
    const rest = cells.filter((cell): cell is Cell => cell?.used === false);
    if (rest.length) {
      reading.draft.unplaced = [
        ...(reading.draft.unplaced ?? []),
        ...rest.map(({ heading, value }) => (heading ? { field: heading, value } : { value })),
      ];
      const named = [...new Set(rest.map(({ heading }) => heading || 'a cell without a heading'))];
      const more = named.length > mostNamed ? ` and ${named.length - mostNamed} more` : '';
      const message = `No field of its own for ${named.slice(0, mostNamed).join(', ')}${more}`;
      reading.findings.push(makeFinding('field-unplaced', message, { path: 'unplaced' }));
    }
    const { length } = this.#headings;
    if (row.cells.length < length || row.cells.slice(length).some((cell) => cell.trim() !== ''))
      addFinding(
        reading,
        'reading-ambiguous',
        `The row has ${row.cells.length} cells where the headings are ${length}.`,
        row.cells.join(' | '),
      );
    reading.findings.push(...repairFindings(row.repairs));
    if (row.cut) reading.findings.push(makeFinding('value-truncated', 'The row is longer than the limit, or the file ends inside it.'));
  }
}

/** More names than this say no more to anybody. */
const mostNamed = 20;

const rank = ({ names }: CsvField, heading = ''): number => ` ${names.replace(/\s+/g, ' ')} `.indexOf(` ${foldToWord(heading)} `);
