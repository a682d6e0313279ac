import type { Identifier } from '../model/identifier.ts';
import { type ArrivedNotice, isKnownNotice, noticeFor, noticesAbout, type PublishedNotice } from '../model/notice.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { keyText } from '../model/work.ts';
import { hasTrait } from '../store/card/traits.ts';
import type { Store, StoredRecord } from '../store/store.ts';
import type { Arrival } from './arrival.ts';

/**
 * The retractions, expressions of concern and corrections that a delivery tells of for the first time, about works that the library has:
 * by the article's own record, or by the notice itself. What a work is known for when it first comes is a finding on it, not news.
 */
export async function arrivedNotices(store: Store, arrivals: readonly Arrival[]): Promise<readonly ArrivedNotice[]> {
  const arrived: ArrivedNotice[] = [];
  // Of a bulk load few records have relations at all, and a packed record is opened only for those.
  const telling = arrivals.filter(({ card: { work } }) => hasTrait(work.traits, 'relation') || hasTrait(work.traits, 'retraction'));
  if (telling.length === 0) return arrived;
  const neighbours = await store.neighbours({
    keys: telling.map(({ key }) => key),
    identifiers: telling.flatMap(({ record }) => record.identifiers ?? []),
  });
  for (const arrival of telling) {
    const name = keyText(arrival.key);
    const peers = neighbours.filter(({ key, record }) => keyText(key) === name || shareIdentifier(record, arrival.record));
    const told = [...(await aboutItself(store, arrival.record, peers)), ...(await aboutOthers(store, arrival.record, peers, name))];
    for (const notice of told) {
      const ofWork = arrived.filter(({ work }) => work === notice.work);
      if (!isKnownNotice(notice, ofWork)) arrived.push({ ...notice, record: name });
    }
  }
  return arrived;
}

type Told = Omit<ArrivedNotice, 'record'>;

/** Notices that the record names, and that neither the records of its publication nor the notices themselves have told of before. */
async function aboutItself(store: Store, record: BibliographicRecord, peers: readonly StoredRecord[]): Promise<readonly Told[]> {
  const [peer] = peers;
  if (!peer) return [];
  const known = peers.flatMap((each) => noticesAbout(each.record));
  const fresh: Told[] = [];
  for (const notice of noticesAbout(record)) {
    if (isKnownNotice(notice, known)) continue;
    const notices = notice.identifiers.length === 0 ? [] : await store.neighbours({ keys: [], identifiers: notice.identifiers });
    const toldBefore = notices.some((each) =>
      noticeFor(each.record).some(({ kind, about }) => kind === notice.kind && peers.some((one) => share(about, one.record.identifiers))),
    );
    if (!toldBefore) fresh.push({ ...notice, work: peer.work });
  }
  return fresh;
}

/** The record is a notice itself: the works that it is about, unless their own records, or an earlier version of it, have said so. */
async function aboutOthers(
  store: Store,
  record: BibliographicRecord,
  peers: readonly StoredRecord[],
  name: string,
): Promise<readonly Told[]> {
  const before = peers.find(({ key }) => keyText(key) === name);
  const fresh: Told[] = [];
  for (const { kind, about } of noticeFor(record)) {
    if (before && noticeFor(before.record).some((each) => each.kind === kind && share(each.about, about))) continue;
    const identifiers = (record.identifiers ?? []).filter(({ scheme }) => scheme === 'pmid' || scheme === 'doi');
    const notice: PublishedNotice = { kind, identifiers, ...(record.title === undefined ? {} : { note: record.title }) };
    const targets = await store.neighbours({ keys: [], identifiers: about });
    for (const work of new Set(targets.map((each) => each.work))) {
      const known = targets.filter((each) => each.work === work).flatMap((each) => noticesAbout(each.record));
      if (!isKnownNotice(notice, known)) fresh.push({ ...notice, work });
    }
  }
  return fresh;
}

const shareIdentifier = (a: BibliographicRecord, b: BibliographicRecord) => share(a.identifiers, b.identifiers);

const share = (some: readonly Identifier[] = [], others: readonly Identifier[] = []): boolean =>
  some.some(({ scheme, value }) => others.some((other) => other.scheme === scheme && other.value === value));
