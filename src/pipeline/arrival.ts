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

/** A record as it was read, on its way to the store. What costs something to know is found out when it is asked for, once. */
export interface Arrival extends Origin {
  readonly key: RecordKey;
  readonly hash: string;
  readonly datestamp: string | undefined;
  readonly deleted: boolean;
  /** UTF-16 units of its text, roughly. */
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

/** A packed record is about a fifth of its text. */
const packing = 5;

/** An arrival of a record at hand. */
export function arrivalOf(key: RecordKey, record: BibliographicRecord, origin: Origin = {}): Arrival {
  let written: WrittenRecord | undefined;
  const writing = (): WrittenRecord => {
    written ??= writtenRecord(record);
    return written;
  };
  return {
    ...origin,
    key,
    record,
    datestamp: record.datestamp,
    deleted: record.deleted === true,
    get size() {
      return fixed(this, 'size', textLength(record));
    },
    get hash() {
      return fixed(this, 'hash', recordHash(writing()));
    },
    get sought() {
      return fixed(
        this,
        'sought',
        soughtBy(record).map(({ scheme, value }) => `${scheme}:${value}`),
      );
    },
    get card() {
      return fixed(this, 'card', recordCard(record, writing()));
    },
  };
}

/** An arrival of which everything was found out elsewhere; its record is unpacked if somebody wants to read it. */
export function arrivalFrom(ready: ReadyArrival): Arrival {
  const { card } = ready;
  return {
    ...ready,
    datestamp: card.datestamp ?? undefined,
    deleted: card.deleted,
    size: card.packed.byteLength * packing,
    get record() {
      return fixed(this, 'record', recordOf(card));
    },
  };
}

/** Puts the value in place of the getter that worked it out. */
function fixed<T>(holder: object, name: string, value: T): T {
  Object.defineProperty(holder, name, { value, enumerable: true });
  return value;
}

/** The length of all text in a value. */
function textLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const key in value) sum += textLength((value as Record<string, unknown>)[key]);
  return sum;
}
