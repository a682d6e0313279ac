import type { Gone } from '../fetchers/fetcher.ts';
import { keyText } from '../model/work.ts';
import type { Store } from '../store/store.ts';
import { arrivalOf, type Origin } from './arrival.ts';
import type { Reading } from './readings.ts';

/**
 * Tombstones of the records that are gone, where the library has them alive: a PMID mistyped in a list of ids was never anything. `origin` is the
 * answer that shows it. Into which other publication a record was merged is a relation of the tombstone.
 */
export async function tombstonesOf(store: Store, gone: readonly Gone[], source: string, origin: Origin): Promise<Reading[]> {
  if (gone.length === 0) return [];
  const known = await store.known(gone.map(({ key }) => key));
  const alive = new Set(known.filter(({ deleted }) => !deleted).map(({ key }) => keyText(key)));
  return gone
    .filter(({ key }) => alive.has(keyText(key)))
    .map(({ key, mergedInto }) => {
      const { scheme, value } = mergedInto ?? {};
      const other = scheme === 'pmid' && value !== undefined ? { pmid: value } : { identifiers: mergedInto ? [mergedInto] : [] };
      const relation = mergedInto && { type: 'Related' as const, asGiven: 'MergedInto', ...other };
      const tombstone = { source, sourceId: key.id, deleted: true as const, ...(relation ? { relations: [relation] } : {}) };
      return { arrival: arrivalOf(key, tombstone, origin) };
    });
}
