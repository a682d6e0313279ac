import type { Drafting } from '../drafting.ts';
import type { TaggedField } from '../tagged-fields.ts';

/** A record in the making. */
export interface Reading extends Drafting {
  /** PT: J is a journal's, B a book's, S a series', P a patent. */
  readonly kind: string;
}

/** A row of the mapping table of Web of Science's tags. */
export type WosField = TaggedField<Reading>;
