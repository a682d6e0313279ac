import type { HeldIdentifiers } from '../fetchers/fetcher.ts';
import { parseQuery } from '../search/parse.ts';
import type { Store } from '../store/store.ts';

/** What the library holds, as fetchers may ask for it. A query that cannot be read throws Misconfigured. */
export const heldIdentifiers =
  (store: Store): HeldIdentifiers =>
  (scheme, { query = '', after } = {}) =>
    store.identifiers(scheme, { query: parseQuery(query, store), ...(after === undefined ? {} : { after }) });
