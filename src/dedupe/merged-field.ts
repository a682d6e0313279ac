import type { Citation } from '../model/work.ts';
import type { Chosen } from './choose.ts';
import type { Said } from './merge-lists.ts';

/** A field of the merged citation with the written keys of those that say it, for each of its paths. */
export interface MergedField {
  readonly value: Citation[keyof Citation] | undefined;
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

export const fromList = (field: string, said: readonly Said<unknown>[]): MergedField => ({
  value: said.map(({ value }) => value) as MergedField['value'],
  keys: Object.fromEntries(said.map(({ keys }, at) => [`${field}[${at}]`, keys])),
});

/** A value that is one record's, a list element by element. */
export function fromChosen(field: string, chosen: Chosen<unknown> | undefined): MergedField {
  if (!chosen) return { value: undefined, keys: {} };
  const { value, keys } = chosen;
  const paths = Array.isArray(value) ? value.map((_, at) => `${field}[${at}]`) : [field];
  return { value: value as MergedField['value'], keys: Object.fromEntries(paths.map((path) => [path, keys])) };
}

/** An object whose parts are chosen one by one. */
export function fromParts(field: string, parts: Readonly<Record<string, Chosen<unknown> | undefined>>): MergedField {
  const known = Object.entries(parts).flatMap(([part, chosen]) => (chosen ? [[part, chosen] as const] : []));
  return {
    value: Object.fromEntries(known.map(([part, { value }]) => [part, value])) as MergedField['value'],
    keys: Object.fromEntries(known.map(([part, { keys }]) => [`${field}.${part}`, keys])),
  };
}
