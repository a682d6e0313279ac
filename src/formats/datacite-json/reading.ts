import type { Vocabularies } from '../../vocabularies/vocabulary.ts';
import type { Drafting } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';

/** A record in the making out of the attributes of a DOI; what nobody takes of them is kept as unplaced. */
export interface Reading extends Drafting {
  readonly attributes: JsonFields;
  readonly vocabularies: Vocabularies;
  /** Marks of what the draft has already: some records have thousands of related identifiers. */
  readonly seen: Set<string>;
}

/** Whether the draft had none of the mark so far. */
export function isNew({ seen }: Reading, ...mark: readonly (string | undefined)[]): boolean {
  const written = mark.join(' ');
  if (seen.has(written)) return false;
  seen.add(written);
  return true;
}
