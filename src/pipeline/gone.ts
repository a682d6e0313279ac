import type { Gone } from '../fetchers/fetcher.ts';
import type { Identifier } from '../model/identifier.ts';
import type { Relation } from '../model/relation.ts';
import { keyText } from '../model/work.ts';
import type { Store } from '../store/store.ts';
import { type Arrival, arrivalOf, type Origin } from './arrival.ts';
import { asVersion, versionOf } from './publication-version.ts';

/**
 * Tombstones of the records that are gone, where the library has them alive: a PMID mistyped in a list of ids was never anything. `origin` is the
 * answer that shows it. Into which other publication a record was merged is a relation of the tombstone.
 */
export async function tombstonesOf(store: Store, gone: readonly Gone[], source: string, origin: Origin = {}): Promise<readonly Arrival[]> {
  if (gone.length === 0) return [];
  const keys = gone.map(({ key }) => key);
  const alive = new Set((await store.known(keys)).filter(({ deleted }) => !deleted).map(({ key }) => keyText(key)));
  // Of a publication with several versions the one that we have is gone, whichever it is.
  const held = new Map((await store.neighbours({ keys, identifiers: [] })).map(({ key, record }) => [keyText(key), versionOf(record)]));
  return gone
    .filter(({ key }) => alive.has(keyText(key)))
    .map(({ key, mergedInto }) => {
      const version = asVersion(held.get(keyText(key)) ?? 1);
      const relations = mergedInto ? { relations: [mergerInto(mergedInto)] } : {};
      return arrivalOf(key, { source, sourceId: key.id, deleted: true, ...version, ...relations }, origin);
    });
}

const mergerInto = (survivor: Identifier): Relation => ({
  type: 'Related',
  asGiven: 'MergedInto',
  ...(survivor.scheme === 'pmid' ? { pmid: survivor.value } : { identifiers: [survivor] }),
});
