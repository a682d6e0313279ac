import { compare } from '../dedupe/compare.ts';
import { compareTitles } from '../dedupe/compare-titles.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { keyText } from '../model/work.ts';
import type { Store } from '../store/store.ts';
import { type Arrival, arrivalOf, originOf } from './arrival.ts';

/** Enough of a hash that two publications under one key do not meet. */
const markLength = 8;

/**
 * The arrivals, each under a key that is its own. Only a file vouches for the ids of `file:` records, and databases call every download
 * alike: `savedrecs.ris#1` of February is another article than that of January, and must not take its place. Such a record gets a
 * mark made of its content at the end of its id (`savedrecs.ris#1~0c9f2b1d`), so that it is known again when it comes again.
 */
export async function ownKeys(store: Store, arrivals: readonly Arrival[]): Promise<readonly Arrival[]> {
  const vouched = arrivals.filter(({ key, deleted }) => key.authority.startsWith('file:') && !deleted);
  if (vouched.length === 0) return arrivals;
  const hashes = new Map((await store.known(vouched.map(({ key }) => key))).map(({ key, hash }) => [keyText(key), hash]));
  const other = vouched.filter(({ key, hash }) => (hashes.get(keyText(key)) ?? hash) !== hash);
  if (other.length === 0) return arrivals;
  const held = await store.neighbours({ keys: other.map(({ key }) => key), identifiers: [] });
  const before = new Map(held.map(({ key, record }) => [keyText(key), record]));
  const reused = new Set(
    other.filter(({ key, record }) => {
      const holder = before.get(keyText(key));
      return holder !== undefined && isAnother(holder, record);
    }),
  );
  return arrivals.map((arrival) => (reused.has(arrival) ? marked(arrival) : arrival));
}

/** Another title and no identifier in common: no correction of the record, but another publication. */
export function isAnother(holder: BibliographicRecord, record: BibliographicRecord): boolean {
  const title = compareTitles(holder, record);
  return compare(holder, record).shared.length === 0 && (title === 'different' || title === 'different-kind');
}

function marked(arrival: Arrival): Arrival {
  const { key, record, hash } = arrival;
  const own = { ...key, id: `${key.id}~${hash.slice(0, markLength)}` };
  return arrivalOf(own, record, originOf(arrival));
}
