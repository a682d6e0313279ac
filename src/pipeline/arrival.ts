import { soughtBy } from '../dedupe/shared-identifiers.ts';
import type { ByteRange } from '../model/payload.ts';
import type { BibliographicRecord } from '../model/record.ts';
import type { RecordKey } from '../model/work.ts';
import { type RecordCard, recordCard, recordOf } from '../store/card/record-card.ts';
import { recordHash, type WrittenRecord, writtenRecord } from '../store/card/written-record.ts';

/** Where a record was read. */
export interface Origin {
  /** SHA-256 of the archived payload. */
  readonly payload?: string;
  /** Where its source stands in the decompressed payload. */
  readonly place?: ByteRange;
}

/** No more of something than its origin, and nothing of it that is not known. */
export const originOf = ({ payload, place }: Origin): Origin => ({
  ...(payload === undefined ? {} : { payload }),
  ...(place ? { place } : {}),
});

/** A record as it was read, on its way to the store. What costs something to know is found out when it is asked for, once. */
export interface Arrival extends Origin {
  readonly key: RecordKey;
  readonly hash: string;
  readonly datestamp: string | undefined;
  readonly deleted: boolean;
  /** How much memory it takes on its way, in UTF-16 units of text, roughly. */
  readonly size: number;
  /** Identifiers by which another record may be the same publication, as `scheme:value`. */
  readonly sought: readonly string[];
  readonly record: BibliographicRecord;
  readonly card: RecordCard;
}

/** All of an arrival in plain data, to be sent from the thread that read it to the one that writes. */
export interface ReadyArrival extends Origin {
  readonly key: RecordKey;
  readonly hash: string;
  readonly sought: readonly string[];
  readonly card: RecordCard;
}

/** An arrival of a record at hand. */
export const arrivalOf = (key: RecordKey, record: BibliographicRecord, origin: Origin = {}): Arrival =>
  new ReadArrival(key, record, origin);

/** An arrival of which everything was found out elsewhere; its record is unpacked if somebody wants to read it. */
export const arrivalFrom = (ready: ReadyArrival): Arrival => new SettledArrival(ready);

class ReadArrival implements Arrival {
  readonly key: RecordKey;
  readonly record: BibliographicRecord;
  declare readonly payload?: string;
  declare readonly place?: ByteRange;
  #written: WrittenRecord | undefined;
  #hash: string | undefined;
  #sought: readonly string[] | undefined;
  #card: RecordCard | undefined;

  constructor(key: RecordKey, record: BibliographicRecord, { payload, place }: Origin) {
    this.key = key;
    this.record = record;
    if (payload !== undefined) this.payload = payload;
    if (place) this.place = place;
  }

  get datestamp(): string | undefined {
    return this.record.datestamp;
  }

  get deleted(): boolean {
    return this.record.deleted === true;
  }

  get size(): number {
    return textLength(this.record);
  }

  get hash(): string {
    this.#hash ??= recordHash(this.#writing());
    return this.#hash;
  }

  get sought(): readonly string[] {
    this.#sought ??= soughtBy(this.record).map(({ scheme, value }) => `${scheme}:${value}`);
    return this.#sought;
  }

  get card(): RecordCard {
    this.#card ??= recordCard(this.record, this.#writing());
    return this.#card;
  }

  #writing(): WrittenRecord {
    this.#written ??= writtenRecord(this.record);
    return this.#written;
  }
}

class SettledArrival implements Arrival {
  readonly key: RecordKey;
  readonly hash: string;
  readonly sought: readonly string[];
  readonly card: RecordCard;
  declare readonly payload?: string;
  declare readonly place?: ByteRange;
  #record: BibliographicRecord | undefined;

  constructor({ key, hash, sought, card, payload, place }: ReadyArrival) {
    this.key = key;
    this.hash = hash;
    this.sought = sought;
    this.card = card;
    if (payload !== undefined) this.payload = payload;
    if (place) this.place = place;
  }

  get datestamp(): string | undefined {
    return this.card.datestamp ?? undefined;
  }

  get deleted(): boolean {
    return this.card.deleted;
  }

  get size(): number {
    const { packed, work } = this.card;
    return work.text.reduce((sum, { length }) => sum + length, packed.byteLength);
  }

  get record(): BibliographicRecord {
    this.#record ??= recordOf(this.card);
    return this.#record;
  }
}

/** The arrival with all of it worked out and its record let go: only the packed one stays, which is a tenth of the memory. */
export const settled = (arrival: Arrival): Arrival => new SettledArrival(arrival);

/** The length of all text in a value. */
function textLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const key in value) sum += textLength((value as Record<string, unknown>)[key]);
  return sum;
}
