import type { ReadContext } from '../format.ts';
import type { MetadataField } from './metadata-field.ts';
import type { RecordDraft } from './record-draft.ts';

/**
 * Puts a value into the record. False: it has no place there (then it is kept as unplaced), because the record has another value
 * already or because it is not what its field's name promises.
 */
export type Place = (field: MetadataField, draft: RecordDraft, context: ReadContext) => boolean;

/** Field names to the place of their values. */
export interface PlacingRule {
  /** Lower-case `schema.element.qualifier`. */
  readonly names: readonly string[];
  readonly place: Place;
  /** Placed after all others: what it means depends on what else the record has. */
  readonly late?: true;
}

/** The first of several places that takes the value. */
export const firstOf =
  (...places: readonly Place[]): Place =>
  (field, draft, context) =>
    places.some((place) => place(field, draft, context));

/** The qualifier as the source spells it: `publisherversion` of dc.relation.publisherversion. */
export const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

export const isAddress = (value: string): boolean => /^(?:https?|ftp):\/\/\S+$/i.test(value);
