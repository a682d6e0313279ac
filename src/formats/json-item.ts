import { addFinding, type Drafting } from './drafting.ts';
import { dropMarkup } from './inline-markup.ts';

/** A JSON object that describes a publication, as it comes: any program may have written it. */
export type JsonItem = Record<string, unknown>;

/** A record in the making; `left` are the fields that nobody has taken yet. */
export interface JsonReading extends Drafting {
  readonly left: Map<string, unknown>;
}

/** Text of a value: strings and numbers; of a list (Crossref wraps titles into lists) the first. Markup is dropped. */
export function textFrom(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'number') return String(one);
  return typeof one === 'string' && one.trim() ? dropMarkup(one.trim()) : undefined;
}

/** Values of a list, or of a text with separators. */
export function textsFrom(value: unknown, separator?: RegExp): string[] {
  const one = separator ? textFrom(value)?.split(separator) : [textFrom(value)];
  const list = Array.isArray(value) ? value.map(textFrom) : (one ?? []);
  return list.map((text) => text?.trim() ?? '').filter(Boolean);
}

/** Whether the value is an object of JSON. */
export const isItem = (value: unknown): value is JsonItem => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value if it is an object. */
export const itemFrom = (value: unknown): JsonItem | undefined => (isItem(value) ? value : undefined);

/** Whether a value says nothing: null, an empty text, or lists and objects of such. */
export const saysNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (typeof value === 'object' && Object.values(value).every(saysNothing));

/** Keeps what nobody has taken, each field as text or JSON, with a finding. */
export function collectUnplaced(reading: JsonReading): void {
  const unplaced = [...reading.left]
    .filter(([, value]) => !saysNothing(value))
    .map(([field, value]) => ({ field, value: typeof value === 'string' ? value : JSON.stringify(value) }));
  unplaced.forEach(({ field, value }, index) => {
    addFinding(reading, 'field-unplaced', `${field} has no field of its own here.`, value, `unplaced[${index}]`);
  });
  if (unplaced.length) reading.draft.unplaced = unplaced;
}
