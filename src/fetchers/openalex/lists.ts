import type { CursorWindow } from '../cursor-checkpoint.ts';
import { inPieces } from '../in-pieces.ts';
import type { OpenAlexSettings } from './settings.ts';

/** A list of works: what is asked for besides paging. */
export interface WorkList {
  readonly filter?: string;
  readonly search?: string;
}

/** Values in one filter: OpenAlex takes a hundred, and an address has its limits too. */
const valuesAtOnce = 50;

/** Signs that part values and filters, and that negate them. A DOI with one is asked for alone. */
const separators = /[,|!+&#"]/;

type Scheme = 'openalex' | 'doi' | 'pmid' | 'pmcid';

/** Ids as their users write them, by the filter that finds them. */
export const schemeOf = (id: string): Scheme =>
  /^10\./.test(id) ? 'doi' : /^W/i.test(id) ? 'openalex' : /^PMC/i.test(id) ? 'pmcid' : 'pmid';

/** Lists that hold the works of these ids, `doi:10.5555/a|10.5555/b`; and those ids that no filter can hold. */
export function listsOfIds(ids: readonly (readonly [Scheme, string])[]): { readonly lists: WorkList[]; readonly alone: string[] } {
  const byScheme = new Map<Scheme, Set<string>>();
  const alone: string[] = [];
  for (const [scheme, id] of ids) {
    if (separators.test(id)) alone.push(id);
    else byScheme.set(scheme, (byScheme.get(scheme) ?? new Set()).add(scheme === 'doi' ? id.toLowerCase() : id.toUpperCase()));
  }
  const lists = [...byScheme].flatMap(([scheme, values]) =>
    inPieces([...values], valuesAtOnce).map((some) => ({ filter: `${scheme}:${some.join('|')}` })),
  );
  return { lists, alone };
}

/** The one list of a filter or a search. */
export const listOf = ({ filter, search }: OpenAlexSettings): WorkList => ({
  ...(filter === undefined ? {} : { filter }),
  ...(search === undefined ? {} : { search }),
});

/** The same list, of works that were changed in the window alone. */
export function withDates(list: WorkList, { from, until }: CursorWindow): WorkList {
  if (from === undefined) return list;
  const days = `from_updated_date:${from},to_updated_date:${until}`;
  return { ...list, filter: list.filter === undefined ? days : `${list.filter},${days}` };
}
