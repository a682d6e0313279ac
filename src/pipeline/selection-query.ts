import { Misconfigured } from '../model/errors.ts';
import { aboutLibrary } from '../search/about-library.ts';
import { parseQuery } from '../search/parse.ts';
import { printQuery } from '../search/print.ts';
import type { Store } from '../store/store.ts';

/**
 * A query by which records are chosen before they come into the library, with the descriptors that the library's vocabularies have below those it
 * names. Throws Misconfigured for what is no query, and for what only works of the library have.
 */
export async function selectionQuery(store: Store, text: string): Promise<string> {
  const query = parseQuery(text, store);
  const fault = aboutLibrary(query);
  if (fault !== undefined)
    throw new Misconfigured('query', `${fault} asks about the library, and this query chooses among records that come into it`);
  return printQuery(await store.exploded(query));
}
