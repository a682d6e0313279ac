import type { Drafting } from '../drafting.ts';
import type { TaggedField } from '../tagged-fields.ts';

/** A record in the making. */
export interface Reading extends Drafting {
  /** PubMed's record, by its PMID: what NLM's rules say of its fields holds. */
  pmid?: string;
}

/** A row of the mapping table of MEDLINE's tags. */
export type NbibField = TaggedField<Reading>;
