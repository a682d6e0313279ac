import { plainLine } from './inline-markup.ts';
import type { JsonFields } from './json-fields.ts';

/** A text of a JSON object on one line, without markup; what is nothing but markup is taken as well. */
export function lineAt(fields: JsonFields, key: string): string | undefined {
  const text = fields.text(key);
  return text === undefined ? undefined : plainLine(text);
}

/** The texts of a list, each on one line, without markup. */
export const linesAt = (fields: JsonFields, key: string): string[] => fields.texts(key).flatMap((text) => plainLine(text) ?? []);
