import type { BibliographicRecord } from '../../model/record.ts';
import type { Drafting } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';

/** A CSL-JSON item as it comes: any program may have written it. */
export type CslItem = Record<string, unknown>;

/** A record in the making; `left` are the variables that nobody has taken yet. */
export interface Reading extends Drafting {
  readonly left: Map<string, unknown>;
  readonly type: string;
}

/** A row of the mapping table: the variables it reads, and what it writes. A row that cannot place a variable's value leaves it. */
export interface CslField {
  readonly variables: readonly string[];
  /** True when the value is placed. */
  readonly read: (value: unknown, reading: Reading, variable: string) => boolean;
  readonly write?: (record: BibliographicRecord) => CslItem;
}

/** Text of a value: strings and numbers; of a list (Crossref wraps titles into lists) the first. Markup is dropped. */
export function textFrom(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'number') return String(one);
  return typeof one === 'string' && one.trim() ? dropMarkup(one.trim()) : undefined;
}

/** Values of a list, or of a text with separators. */
export function textsFrom(value: unknown, separator: RegExp): string[] {
  const list = Array.isArray(value) ? value.map(textFrom) : (textFrom(value)?.split(separator) ?? []);
  return list.map((text) => text?.trim() ?? '').filter(Boolean);
}
