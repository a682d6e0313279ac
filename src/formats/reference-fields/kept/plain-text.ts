import { dropMarkup } from '../../inline-markup.ts';
import { isNothing } from '../../tagged-fields.ts';

/** A text that stands on a line as it is: without markup, and without what looks like the tag of another line. */
export const isPlain = (text: string): boolean =>
  !/[\r\n\u0085\u2028\u2029]/.test(text) && text.trim() === text && !isNothing(text) && !text.includes('  - ') && dropMarkup(text) === text;

export const areDistinct = (values: readonly string[]): boolean => values.length < 2 || new Set(values).size === values.length;

export function hasOnly(fields: object, keys: ReadonlySet<string>): boolean {
  for (const key in fields) if (!keys.has(key)) return false;
  return true;
}
