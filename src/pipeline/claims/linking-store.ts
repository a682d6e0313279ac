import type { Store } from '../../store/store.ts';
import { linkUnlinked } from './link-unlinked.ts';

/**
 * The store, with claims linked after whatever changes what they could say: records that come, are read again or taken back, works that are joined or
 * parted. What waits is kept in the store: after a kill the next write goes on.
 */
export const linkingStore = (store: Store): Store => ({
  ...store,
  async write(batch) {
    await store.write(batch);
    await linkUnlinked(store);
  },
  async takeBack(piece) {
    await store.takeBack(piece);
    await linkUnlinked(store);
  },
});
