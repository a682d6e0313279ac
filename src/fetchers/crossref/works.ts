import type { CursorWindow } from '../cursor-checkpoint.ts';
import type { CrossrefSettings } from './settings.ts';

/** A list of works: what is asked for besides paging. */
export interface WorkList {
  readonly parameters: Readonly<Record<string, string>>;
  /** `name:value`, joined by commas in the request; the same name several times means any of the values. */
  readonly filters: readonly string[];
}

/** The list that the settings describe. */
export function listOf({ query, bibliographic, author, containerTitle, filter }: CrossrefSettings): WorkList {
  const named: readonly (readonly [string, string | undefined])[] = [
    ['query', query],
    ['query.bibliographic', bibliographic],
    ['query.author', author],
    ['query.container-title', containerTitle],
  ];
  return {
    parameters: Object.fromEntries(named.filter((each): each is [string, string] => each[1] !== undefined)),
    filters: filter === undefined ? [] : [filter],
  };
}

/**
 * Of the list what changed since the beginning of the window. Its end is not sent: a record that is changed meanwhile would leave the list.
 * `from-index-date` is the one that Crossref recommends for updates: an index date moves with every change, also when Retraction Watch or another
 * publisher says something about the work, which is no deposit of its own publisher and has no other date.
 */
export const changedSince = (list: WorkList, { from }: Pick<CursorWindow, 'from'>, { changedBy }: CrossrefSettings): WorkList =>
  from === undefined ? list : { ...list, filters: [...list.filters, `from-${changedBy}-date:${from}`] };

/** A comma ends a filter, and nothing protects it: such a DOI is asked for alone. */
export const fitsFilter = (doi: string): boolean => !doi.includes(',');

/** Works by their DOIs, or what updates works with these DOIs. */
export const listOfDois = (filter: 'doi' | 'updates', dois: readonly string[]): WorkList => ({
  parameters: {},
  filters: dois.filter(fitsFilter).map((doi) => `${filter}:${doi}`),
});
