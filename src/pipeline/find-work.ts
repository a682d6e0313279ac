import { keyText, parseKey } from '../model/work.ts';
import { readIdentifier } from '../normalizers/identifier.ts';
import { readPmid } from '../normalizers/pubmed-ids.ts';
import type { Store, StoredRecord, WorkDetail } from '../store/store.ts';

/**
 * The work that somebody means: a public id (`W12`), the key of one of its records as `show` prints it (`pubmed/28961839`), an
 * identifier as the store writes it (`doi:10.5555/1`), or one as people have it at hand (a DOI, an address, a PMCID, a bare PMID).
 */
export async function findWork(store: Store, meant: string): Promise<WorkDetail | undefined> {
  const text = meant.trim();
  const direct = await store.work(text);
  if (direct) return direct;
  const [record] = await recordsKeyed(store, text);
  if (record) return store.work(record.work);
  const identifier = readIdentifier(text);
  const pmid = /^\d+$/.test(text) ? readPmid(text) : undefined;
  const written = pmid === undefined ? identifier && `${identifier.scheme}:${identifier.value}` : `pmid:${pmid}`;
  return written === undefined ? undefined : store.work(written);
}

/** The record with that written key, in a list; empty when there is none. */
export async function recordsKeyed(store: Store, text: string): Promise<readonly StoredRecord[]> {
  if (!text.includes('/')) return [];
  const found = await store.neighbours({ keys: [parseKey(text)], identifiers: [] });
  return found.filter(({ key }) => keyText(key) === text);
}
