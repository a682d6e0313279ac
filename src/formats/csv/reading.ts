import type { Container } from '../../model/container.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Drafting } from '../drafting.ts';

/** A cell with something in it, under its column's heading as the file writes it. */
export interface Cell {
  readonly heading: string;
  readonly value: string;
  /** A field of the mapping table took it; what nobody took is unplaced. */
  used: boolean;
}

/** A record in the making, with what the file's headings say of all its rows. */
export interface Reading extends Drafting {
  /** Headings of the mapping table that this file has: what `source` means depends on whether there is a journal as well. */
  readonly has: ReadonlySet<string>;
  /** Databases that the row names. */
  readonly databases: string[];
}

/** A row of the mapping table. Rows run in order; a row takes the cells it understands. */
export interface CsvField {
  /** The heading that is written. */
  readonly heading: string;
  /** Headings that mean the same, folded to letters and digits (`Art. No.` is `artno`), most telling first; separated by blanks. */
  readonly names: string;
  readonly read: (cells: readonly Cell[], reading: Reading) => void;
  /** The cell's text; absent for columns that are only read. */
  readonly write?: (record: BibliographicRecord) => string | undefined;
}

/** Values that say that there is none: R's NA, Python's nan and None, a database's NULL, Excel's #N/A, EBSCO's N.PAG. Only whole cells. */
const nothing: ReadonlySet<string> = new Set(
  'NA nan NaN n/a N/A #N/A #VALUE! #REF! #NAME? NULL null None none - -- – — . N.PAG undefined'.split(' '),
);

export const isNothing = (value: string): boolean => value === '' || nothing.has(value);

/** Takes the first value that says something, and whatever repeats it; other values are left. */
export function takeFirst(cells: readonly Cell[]): string | undefined {
  let chosen: string | undefined;
  for (const cell of cells) {
    if (cell.used) continue;
    if (chosen === undefined && !isNothing(cell.value)) chosen = cell.value;
    if (isNothing(cell.value) || cell.value === chosen) cell.used = true;
  }
  return chosen;
}

/** `12.0`, as programs write whole numbers that they took for measurements. */
export const wholeNumber = (text: string): string => text.replace(/^(\d+)\.0$/, '$1');

/** The values of a cell that holds several: a semicolon, a bar, a line each, or Python's list (`['Pippi', 'Nordwind']`). */
export function valuesIn(text: string): string[] {
  const list = /^\[\s*(['"].*['"])\s*\]$/s.exec(text)?.[1];
  if (list !== undefined) return [...list.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gs)].flatMap(pythonText);
  return text
    .split(/[;|\n]/)
    .map((part) => part.trim())
    .filter((part) => !isNothing(part));
}

const pythonText = ([, single, double]: RegExpMatchArray): string[] => {
  const text = (single ?? double ?? '').replace(/\\(.)/gs, '$1').trim();
  return isNothing(text) ? [] : [text];
};

interface Place {
  get(record: Partial<BibliographicRecord>): string | undefined;
  set(draft: Partial<BibliographicRecord>, value: string): void;
}

type TextKey = 'publisher' | 'place' | 'edition' | 'vernacularTitle';

export const inRecord = (key: TextKey): Place => ({
  get: (record) => record[key],
  set: (draft, value) => {
    draft[key] = value;
  },
});

type ContainerKey = Exclude<keyof Container, 'issn'>;

export const inContainer = (key: ContainerKey): Place => ({
  get: (record) => record.container?.[key],
  set: (draft, value) => {
    draft.container = { ...draft.container, [key]: value };
  },
});

/** One text in its place. */
export const oneText = (heading: string, names: string, place: Place, clean = (text: string): string => text): CsvField => ({
  heading,
  names,
  read: (cells, reading) => {
    const value = takeFirst(cells);
    if (value !== undefined) place.set(reading.draft, clean(value));
  },
  write: place.get,
});
