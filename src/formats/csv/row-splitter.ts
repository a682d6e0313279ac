import type { TextLine } from '../text-lines.ts';

/** A row of the table. */
export interface Row {
  readonly cells: readonly string[];
  /** Line of the file on which it ends, counted from 1. */
  readonly line: number;
  /** What was done to the bytes of its lines (`textRepairs`). */
  readonly repairs: number;
  /** It is longer than the limits, or the file ends inside it. */
  readonly cut: boolean;
}

/** No row of a bibliography has more; what stands behind them stays in the last cell. */
const mostCells = 2000;

/** Beyond these a quotation mark has opened a cell that nobody closes: a mark of the text, not of the table. */
const longestCell = 1024 * 1024;
const mostLines = 5000;

/** Spreadsheets and pages begin tables with a line of hyphens, or nothing but delimiters. */
const blankCell = /^[\s\u200b\ufeff-]*$/;

/**
 * Rows of a delimited file out of its lines: cells in quotation marks with delimiters, line ends and doubled marks inside (RFC 4180), marks that
 * nobody doubled (`"so-called "dry" eye",`), Excel's `="0012"`, and marks that stand in a text and are none of the table's. Holds one row.
 */
export class RowSplitter {
  readonly #delimiter: string;
  readonly #columns: number | undefined;
  #cells: string[] = [];
  #open: string | undefined;
  #lines: TextLine[] = [];
  #size = 0;

  /** `columns`, once they are known, tell a quotation mark of the text from one of the table. */
  constructor(delimiter: string, columns?: number) {
    this.#delimiter = delimiter;
    this.#columns = columns;
  }

  /** The rows that end with this line. */
  push(line: TextLine): Row[] {
    const continues = this.#open !== undefined;
    this.#open = this.#scan(line.text, this.#cells, this.#open, true);
    if (!continues && this.#isPlain(line)) {
      this.#open = undefined;
      this.#cells = line.text.split(this.#delimiter).map(unmarked);
    }
    this.#lines.push(line);
    this.#size += line.text.length;
    if (this.#open === undefined) return [this.#finish(false)].filter(isNotBlank);
    if (this.#lines.length <= mostLines && this.#size <= longestCell) return [];
    const rows = this.#lineByLine();
    this.#start();
    return rows.filter(isNotBlank);
  }

  /** What is left when the lines have ended. */
  end(): Row[] {
    if (this.#open === undefined) return [];
    const rows = this.#lineByLine();
    const others = rows.length === 1 ? rows : rows.slice(1);
    if (others.some(({ cells }) => cells.length === this.#columns)) return rows.filter(isNotBlank);
    // The file was cut off in the middle of a cell.
    this.#cells.push(this.#open);
    return [this.#finish(true)].filter(isNotBlank);
  }

  /** Each waiting line as a row of its own: a mark that its line does not close is text. */
  #lineByLine(): Row[] {
    return this.#lines.map((line): Row => {
      const cells: string[] = [];
      this.#scan(line.text, cells, undefined, false);
      return { cells, line: line.number, repairs: line.repairs, cut: line.cut };
    });
  }

  #start(): void {
    this.#cells = [];
    this.#open = undefined;
    this.#lines = [];
    this.#size = 0;
  }

  #finish(cut: boolean): Row {
    const row: Row = {
      cells: this.#cells,
      line: this.#lines.at(-1)?.number ?? 0,
      repairs: this.#lines.reduce((all, { repairs }) => all | repairs, 0),
      cut: cut || this.#lines.some((line) => line.cut),
    };
    this.#start();
    return row;
  }

  /** Programs that write tabs often know no quotation marks: `"Dry" eyes<tab>…` has its columns only when its marks are left alone. */
  #isPlain({ text }: TextLine): boolean {
    if (this.#delimiter !== '\t' || this.#columns === undefined || !text.includes('"')) return false;
    if (this.#open === undefined && this.#cells.length === this.#columns) return false;
    return text.split('\t', this.#columns + 1).length === this.#columns;
  }

  /** Adds the cells of a line; gives the text of the cell that is still open at its end. */
  #scan(text: string, cells: string[], open: string | undefined, mayStayOpen: boolean): string | undefined {
    let at = 0;
    let before = open === undefined ? '' : `${open}\n`;
    let inside = open !== undefined;
    let hasMarks = true;
    for (;;) {
      if (!inside) {
        const mark: number = hasMarks ? quoteAt(text, at) : -1;
        // Where one mark finds no other to close it, no later one will.
        if (mark >= 0 && !mayStayOpen) hasMarks = this.#closeOf(text, mark).end >= 0;
        if (mark < 0 || !hasMarks) {
          const end = cells.length < mostCells - 1 ? text.indexOf(this.#delimiter, at) : -1;
          cells.push(end < 0 ? text.slice(at) : text.slice(at, end));
          if (end < 0) return undefined;
          at = end + 1;
          continue;
        }
        at = mark;
      }
      const { end, doubled } = this.#closeOf(text, at);
      const written = end < 0 ? text.slice(at) : text.slice(at, end);
      const value = before + (doubled ? written.replaceAll('""', '"') : written);
      if (end < 0) return value;
      cells.push(value);
      inside = false;
      before = '';
      at = text.indexOf(this.#delimiter, end);
      if (at < 0) return undefined;
      at += 1;
    }
  }

  /** Where the cell's text ends that begins here: at a mark with the delimiter or the line's end behind it; -1 when this line has none. */
  #closeOf(text: string, from: number): { end: number; doubled: boolean } {
    let doubled = false;
    for (let mark = text.indexOf('"', from); mark >= 0; mark = text.indexOf('"', mark + 1)) {
      if (text[mark + 1] === '"') {
        doubled = true;
        mark += 1;
        continue;
      }
      let next = mark + 1;
      while (text[next] === ' ' && this.#delimiter !== ' ') next += 1;
      if (next === text.length || text[next] === this.#delimiter) return { end: mark, doubled };
    }
    return { end: -1, doubled };
  }
}

/** `"Seals; Tides"` without its marks; `"Dry" and "wet"` as it is. */
const unmarked = (cell: string): string => /^\s*"((?:[^"]|"")*)"\s*$/.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;

/** Where the text of a quoted cell begins: behind `"` or Excel's `="`, blanks before it left out; -1 for a cell without marks. */
function quoteAt(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  if (text[at] === '=' && text[at + 1] === '"') at += 1;
  return text[at] === '"' ? at + 1 : -1;
}

const isNotBlank = ({ cells }: Row): boolean => !cells.every((cell) => blankCell.test(cell));
