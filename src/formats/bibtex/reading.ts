import type { BibliographicRecord } from '../../model/record.ts';
import type { Drafting } from '../drafting.ts';
import type { BibEntry, BibValue } from './entry.ts';
import { readLatex } from './latex-text.ts';

/** A record in the making, with the entry that it is made of. */
export interface Reading extends Drafting {
  readonly entry: BibEntry;
}

/** How one of the two dialects writes. */
export interface Dialect {
  readonly id: 'bibtex' | 'biblatex';
  /** Letters beyond ASCII are written as commands where there are any. */
  readonly ascii: boolean;
}

/** A field as it is written: name and TeX source. */
export type WrittenField = readonly [name: string, tex: string | undefined];

/** A row of the mapping table of BibTeX and BibLaTeX. Rows run in order; a row takes the values of its fields and leaves what it cannot place. */
export interface BibField {
  readonly names: readonly string[];
  readonly read: (values: readonly BibValue[], reading: Reading) => void;
  readonly write?: (record: BibliographicRecord, dialect: Dialect) => Iterable<WrittenField>;
}

/** The text of the first value that has any, best name first; whatever repeats it is taken with it, other values are left. */
export function takeText(
  values: readonly BibValue[],
  names: readonly string[],
  read: (tex: string) => string = readLatex,
): string | undefined {
  let chosen: string | undefined;
  for (const name of names)
    for (const value of values) {
      if (value.used || value.name !== name) continue;
      const text = read(value.tex);
      if (text !== '') chosen ??= text;
      value.used = text === '' || text === chosen;
    }
  return chosen;
}
