import type { CursorWindow } from '../cursor-checkpoint.ts';
import type { DataciteSettings } from './settings.ts';

/** A list of DOIs: what is asked for besides paging. */
export interface DoiList {
  readonly query?: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The list that the settings describe. Several repositories, members or types mean any of them. */
export function listOf({ query, clients, providers, resourceTypes }: DataciteSettings): DoiList {
  const named: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['client-id', clients],
    ['provider-id', providers],
    ['resource-type-id', resourceTypes],
  ];
  const parameters = Object.fromEntries(named.flatMap(([name, values]) => (values ? [[name, values.join(',').toLowerCase()]] : [])));
  return { parameters, ...(query === undefined ? {} : { query }) };
}

/** Of the list what was updated since the beginning of the window. Its end is not sent: a record that is updated meanwhile would leave the list. */
export function updatedSince(list: DoiList, { from }: Pick<CursorWindow, 'from'>): DoiList {
  if (from === undefined) return list;
  const updated = `updated:[${from}T00:00:00Z TO *]`;
  return { ...list, query: list.query === undefined ? updated : `(${list.query}) AND ${updated}` };
}

/** The records of these DOIs, of which none holds a quotation mark or a backslash. */
export const listOfDois = (dois: readonly string[]): DoiList => ({
  parameters: {},
  query: `doi:(${dois.map((doi) => `"${doi.replace(/["\\]/g, '?')}"`).join(' OR ')})`,
});
