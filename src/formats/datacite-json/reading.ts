import type { Vocabularies } from '../../vocabularies/vocabulary.ts';
import type { Drafting } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';

/** A record in the making out of the attributes of a DOI; what nobody takes of them is kept as unplaced. */
export interface Reading extends Drafting {
  readonly attributes: JsonFields;
  readonly vocabularies: Vocabularies;
}
