import { isEarlier } from '../../model/datestamp.ts';
import type { ByteRange } from '../../model/payload.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { keyText } from '../../model/work.ts';
import { sayTheSame } from '../../store/card/written-record.ts';
import type { ReadRecord } from '../../store/rereading.ts';
import type { Store } from '../../store/store.ts';
import { type Arrival, arrivalOf, originOf } from '../arrival.ts';
import { buried, type Classified } from '../classify.ts';
import { isAnother } from '../reused-keys.ts';

/**
 * What a new reading of a payload means for one of the records that it gave. With neither `of` nor `held`, no current version was read from here: another
 * payload has replaced it, or it was never stored.
 */
export interface Reread {
  readonly arrival: Arrival;
  /** The record of which this is a new reading, as it is stored, and what the reading is. */
  readonly of?: ReadRecord;
  readonly classified?: Classified;
  readonly before?: BibliographicRecord;
  /** It is one of several versions of this record in the payload: which of them stands is known at the end. */
  readonly held?: ReadRecord;
}

/** How far a payload was read. */
export interface Passage {
  /** Written keys of the records that were met before. */
  readonly passed: ReadonlySet<string>;
  /** Whether these are the versions that stand, of those that were held back. */
  readonly atEnd: boolean;
}

/** Holds a new reading of a payload against the current versions that were read from it. */
export async function reread(store: Store, payload: string, arrivals: readonly Arrival[], passage: Passage): Promise<readonly Reread[]> {
  const stored = await store.readFrom(
    payload,
    arrivals.map(({ key }) => key),
  );
  const byKey = new Map<string, ReadRecord[]>();
  for (const each of stored) byKey.set(each.asked, [...(byKey.get(each.asked) ?? []), each]);
  const candidates = (arrival: Arrival): readonly ReadRecord[] => byKey.get(keyText(arrival.key)) ?? [];
  const unsure = arrivals.filter((arrival) => candidates(arrival).some(({ hash }) => hash !== arrival.hash));
  const records = new Map(
    (await store.neighbours({ keys: unsure.flatMap((arrival) => candidates(arrival).map(({ key }) => key)), identifiers: [] })).map(
      ({ key, record }) => [keyText(key), record],
    ),
  );
  return arrivals.map((arrival): Reread => {
    const of = meant(arrival, candidates(arrival), records, passage.passed);
    if (!of) return { arrival };
    if (of.former.length > 0 && !overlap(of.place, arrival.place) && !passage.atEnd) return { arrival, held: of };
    const before = records.get(keyText(of.key));
    return { arrival, of, classified: classified(arrival, of, before), ...(before ? { before } : {}) };
  });
}

/** Of two versions of a record in one payload, the one that stands when the other one came before it. */
export const standing = (first: Arrival | undefined, next: Arrival): Arrival =>
  first?.datestamp !== undefined && next.datestamp !== undefined && isEarlier(next.datestamp, first.datestamp) ? first : next;

/** Of the versions that were read from the payload under one id, the one that this is a new reading of. */
function meant(
  arrival: Arrival,
  candidates: readonly ReadRecord[],
  records: ReadonlyMap<string, BibliographicRecord>,
  passed: ReadonlySet<string>,
): ReadRecord | undefined {
  const { place, hash } = arrival;
  const there = candidates.find((each) => overlap(each.place, place));
  if (there) return there;
  // Another version of the record stood there, and was replaced.
  if (candidates.some(({ former }) => former.some((each) => overlap(each.place, place)))) return undefined;
  const unplaced = candidates.filter((each) => !each.place || !place);
  const same = unplaced.find((each) => each.hash === hash);
  if (same) return same;
  const fresh = unplaced.filter(({ key }) => !passed.has(keyText(key)));
  // Only of ids that their file alone vouches for, another one may be meant.
  const alike = ({ key }: ReadRecord) => {
    const record = key.authority.startsWith('file:') ? records.get(keyText(key)) : undefined;
    return !record || !isAnother(record, arrival.record);
  };
  // A better reading may give a record another title: of what was not met yet the one most like it is meant, and otherwise the first.
  const first = fresh.find(alike) ?? fresh[0];
  if (first) return first;
  const later = ({ datestamp }: ReadRecord) =>
    datestamp === undefined || arrival.datestamp === undefined || !isEarlier(arrival.datestamp, datestamp);
  return unplaced.find((each) => alike(each) && later(each));
}

const overlap = (a: ByteRange | undefined, b: ByteRange | undefined): boolean =>
  a !== undefined && b !== undefined && a.offset < b.offset + b.length && b.offset < a.offset + a.length;

function classified(arrival: Arrival, { key, hash, deleted }: ReadRecord, before: BibliographicRecord | undefined): Classified {
  if (hash === arrival.hash || (deleted && arrival.deleted)) return { change: 'unchanged' };
  if (before && sayTheSame(before, arrival.record)) return { change: 'unchanged' };
  const own = keyText(key) === keyText(arrival.key) ? arrival : arrivalOf(key, arrival.record, originOf(arrival));
  if (arrival.deleted) return { change: 'deleted', arrival: before ? buried(own, before) : own, reread: true };
  return { change: 'changed', arrival: own, reread: true };
}
