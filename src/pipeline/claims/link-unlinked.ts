import { claimKeys, keysOfWork, numberKeys } from '../../claims/claim-keys.ts';
import { linkClaims } from '../../claims/link-claims.ts';
import { StaleBatch } from '../../model/errors.ts';
import { keyText, type RecordKey } from '../../model/work.ts';
import type { LinkedPage, Unlinked } from '../../store/claim-shelf.ts';
import type { Store } from '../../store/store.ts';
import { reportingWorks } from './reporting-works.ts';

/** Pages, and works, looked at together: they are one transaction. */
const atATime = 200;
/** Holding all pages against the library costs less than asking each of so many works for a page which of them it concerns. */
const worksForAPage = 20;
/** Beside other writers it may never be up to date; what waits, waits for the next write. */
const attempts = 5;

/**
 * Holds the claims of pages against the results of works, wherever one of them came, changed, went or was merged since that was done last.
 * Done again, it does nothing.
 */
export async function linkUnlinked(store: Store): Promise<void> {
  for (let failed = 0; failed < attempts; ) {
    const revision = await store.revision();
    const waiting = await store.unlinked(atATime);
    if (!waiting) return;
    const pages: LinkedPage[] = [];
    for (const page of await concerned(store, waiting)) {
      const linked = await linkPage(store, page);
      if (linked) pages.push(linked);
    }
    try {
      await store.keepClaimLinks({ revision, done: waiting, pages });
      failed = 0;
    } catch (error) {
      if (!(error instanceof StaleBatch)) throw error;
      failed += 1;
    }
  }
}

/** The pages that wait, and those that the works that wait may concern. */
async function concerned(store: Store, { pages, works }: Unlinked): Promise<readonly RecordKey[]> {
  const all = [...pages];
  if (works.length > 0) {
    const few = Math.floor(works.length / worksForAPage);
    const claiming = await store.claimingPages(few + 1);
    if (claiming.length <= few) all.push(...claiming);
    else {
      for (const id of works) {
        const work = await store.work(id);
        if (work) all.push(...(await store.pagesKeyed(keysOfWork(work.citation), numberKeys)));
      }
    }
  }
  return [...new Map(all.map((key) => [keyText(key), key])).values()];
}

async function linkPage(store: Store, page: RecordKey): Promise<LinkedPage | undefined> {
  const stored = (await store.neighbours({ keys: [page], identifiers: [] })).find(({ key }) => keyText(key) === keyText(page));
  if (!stored || stored.record.deleted) return undefined;
  const works = await reportingWorks(store, stored.record, stored.work);
  return { page, links: linkClaims(stored.record, works), keys: claimKeys(stored.record) };
}
