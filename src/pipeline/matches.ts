import { noCounts } from '../model/run.ts';
import { parseQuery } from '../search/parse.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import type { Arrival } from './arrival.ts';

/**
 * Those of the arrivals that a query finds, by the library's own search: they are laid in a library of their own in memory, each a work by
 * itself. Throws Misconfigured for what is no query.
 */
export async function matches(query: string, arrivals: readonly Arrival[], source: string): Promise<ReadonlySet<Arrival>> {
  const wanted = parseQuery(query, { long: true });
  const store = await openSqliteStore(':memory:');
  try {
    // A record may come twice in a file: here each stands under its number.
    const keys = arrivals.map(({ key }, at) => ({ authority: key.authority, id: `${at}` }));
    await store.write({
      run: await store.beginRun({ source, fetcher: 'selection', request: {}, startedAt: new Date(0).toISOString() }),
      source,
      revision: await store.revision(),
      seen: keys,
      changes: arrivals.map(({ card, hash }, at) => ({ key: keys[at] ?? { authority: '', id: '' }, card, hash, change: 'new' })),
      works: arrivals.map(({ deleted }, at) => ({ records: keys.slice(at, at + 1), absorbs: [], deleted })),
      decisions: [],
      payloads: [],
      failures: [],
      counts: noCounts,
    });
    const found = new Set<string>();
    for await (const { id } of store.works(wanted, 'added')) found.add(id);
    // A new library numbers its works in the order in which they come.
    return new Set(arrivals.filter((_, at) => found.has(`W${at + 1}`)));
  } finally {
    await store.close();
  }
}
