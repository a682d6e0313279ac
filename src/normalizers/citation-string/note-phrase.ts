import type { DateKind } from '../../model/dates.ts';

/** Words of a citation that can be nothing else wherever they stand, and the value in them. Offsets are UTF-16 units in the citation, end exclusive. */
export interface NotePhrase {
  readonly start: number;
  readonly end: number;
  /** Where the value goes; without one the phrase is kept as it is. */
  readonly field?: 'edition' | 'publisher' | 'languages' | 'published' | DateKind;
  /** Several only of languages. */
  readonly values: readonly string[];
}
