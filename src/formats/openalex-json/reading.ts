import { foldWhitespace } from '../../normalizers/whitespace.ts';
import type { Drafting } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';
import type { JsonFields } from '../json-fields.ts';

/** A work of OpenAlex in the making. `primary` is the location that OpenAlex takes for the work's own: the journal, mostly. */
export interface Reading extends Drafting {
  readonly work: JsonFields;
  readonly primary: JsonFields | undefined;
}

/** A title or term without markup. */
export const plain = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : foldWhitespace(dropMarkup(text)) || undefined;

/** `https://openalex.org/W99000001` is W99000001; undefined for anything else. */
export const openAlexId = (text: string | undefined, kind: string): string | undefined =>
  new RegExp(`^(?:https?://(?:api\\.)?openalex\\.org/(?:works/)?)?(${kind}\\d{1,15})$`, 'i').exec(text ?? '')?.[1]?.toUpperCase();
