import type { TextLine } from '../text-lines.ts';
import { readsAsHeading } from './heading-row.ts';
import { type Row, RowSplitter } from './row-splitter.ts';

/** Fewer fields than these tell nothing. */
const least = 3;

/**
 * Whether the table stands on its side, as Embase exports it («fields by row»): `"TITLE","Slow tides"`, below it `"AUTHOR NAMES","Roe M.","Poe A."`,
 * each record's fields under those of the one before. Every row begins with a heading, and none has another one.
 */
export function hasFieldsByRow(lines: readonly TextLine[]): boolean {
  const rows = rowsOf(lines).slice(0, 2 * least);
  const isField = (row: Row): boolean => {
    const [, ...values] = row.cells;
    return readsAsHeading(headingOf(row)) && values.some((value) => value.trim() !== '') && !values.some(readsAsHeading);
  };
  const fields = rows.filter(isField).map((row) => headingOf(row).toLowerCase());
  return new Set(fields).size >= least && fields.length * 3 >= rows.length * 2 && fields.includes('title');
}

function rowsOf(lines: readonly TextLine[]): Row[] {
  const splitter = new RowSplitter(',');
  return lines.flatMap((line) => splitter.push(line)).concat(splitter.end());
}

/** A record of such a table: headings, and below them its values in one row. */
export interface Turned {
  readonly headings: readonly string[];
  readonly row: Row;
}

/** Puts the records of such a table together: the field that began the first one begins the next. */
export class RecordTurner {
  #held: Row[] = [];
  #first: string | undefined;

  /** The record that ended before this row. */
  push(row: Row): Turned[] {
    const heading = headingOf(row);
    // What stands above the first field is the query and the day.
    if (this.#first === undefined && !readsAsHeading(heading)) return [];
    const ended = heading === this.#first ? this.end() : [];
    this.#first ??= heading;
    this.#held.push(row);
    return ended;
  }

  end(): Turned[] {
    const held = this.#held;
    this.#held = [];
    return held.length ? [turned(held)] : [];
  }
}

const headingOf = ({ cells }: Row): string => (cells[0] ?? '').replace(/^\uFEFF/, '').trim();

/** Values have a cell each: together they are a list as any other table has it. */
const turned = (rows: readonly Row[]): Turned => ({
  headings: rows.map(headingOf),
  row: {
    cells: rows.map(({ cells }) =>
      cells
        .slice(1)
        .map((cell) => cell.trim())
        .filter(Boolean)
        .join('; '),
    ),
    line: rows.at(-1)?.line ?? 0,
    repairs: rows.reduce((all, { repairs }) => all | repairs, 0),
    cut: rows.some(({ cut }) => cut),
  },
});
