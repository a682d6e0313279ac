import type { Drafting } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';

/** A record in the making out of a work of Crossref's; what nobody takes of the work is kept as unplaced. */
export interface Reading extends Drafting {
  readonly work: JsonFields;
}
