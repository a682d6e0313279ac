import { foldWhitespace } from '../../normalizers/whitespace.ts';
import type { Drafting } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';
import type { JsonFields } from '../json-fields.ts';

/** An entry of Europe PMC in the making: what was not yet taken of it, and what is known so far. */
export interface Reading extends Drafting {
  readonly fields: JsonFields;
}

/** A value that no field takes, beside those that are simply left. */
export function unplace({ draft }: Reading, field: string, value: string): void {
  draft.unplaced ??= [];
  draft.unplaced.push({ field, value });
}

/** Y and N, as Europe PMC writes all its flags. */
export const yesNo: Readonly<Record<string, boolean>> = { Y: true, N: false };

/**
 * A title or term without markup: Europe PMC writes `<i>` as it is in abstracts and as `&lt;i&gt;` in titles. «(age &lt; 40 years)» is no
 * markup in either.
 */
export const plain = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : foldWhitespace(dropMarkup(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>'))) || undefined;
