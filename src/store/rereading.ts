import type { ArchivedPayload, ByteRange, PayloadReading } from '../model/payload.ts';
import type { RecordKey } from '../model/work.ts';

/** A payload from which current versions of records were read. */
export interface ArchivedReadings {
  readonly payload: ArchivedPayload;
  /** How many they are. */
  readonly records: number;
  /** How it was read, in the order in which it was; empty for payloads from before that was kept. */
  readonly readings: readonly PayloadReading[];
}

/** A record whose current version was read from a certain payload. */
export interface ReadRecord {
  /** Written key that was asked for; the record's own may have a mark behind it. */
  readonly asked: string;
  readonly key: RecordKey;
  readonly hash: string;
  readonly datestamp?: string;
  readonly deleted: boolean;
  readonly place?: ByteRange;
  /** Former versions that stood in the same payload, not what the current one was read as before. */
  readonly former: readonly { readonly hash: string; readonly place?: ByteRange }[];
}

/** The part of the store that tells which records were read from which payloads, and how. */
export interface Rereading {
  /**
   * Payloads from which current versions were read, in the order in which they came, from behind `after` (SHA-256) on; those that a run or the runs of a
   * source brought, where one is named.
   */
  archived(of: { after?: string; run?: number; source?: string }): AsyncIterable<ArchivedReadings>;
  /** The records of these keys whose current version was read from the payload, and those of files with a mark behind the key. */
  readFrom(payload: string, keys: readonly RecordKey[]): Promise<readonly ReadRecord[]>;
  /** All records whose current version was read from the payload. */
  recordsFrom(payload: string): AsyncIterable<{ readonly key: RecordKey; readonly deleted: boolean }>;
}
