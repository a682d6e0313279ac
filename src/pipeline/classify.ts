import { isEarlier } from '../model/datestamp.ts';
import type { BibliographicRecord } from '../model/record.ts';
import type { RecordKey } from '../model/work.ts';
import type { KnownRecord, RecordChange } from '../store/store.ts';
import { recordHash } from './record-hash.ts';

/** A record as it was read, on its way to the store. */
export interface Arrival {
  readonly key: RecordKey;
  readonly record: BibliographicRecord;
  /** SHA-256 of the archived payload. */
  readonly payload?: string;
}

export type Classified = { readonly change: 'unchanged' | 'older' } | RecordChange;

/**
 * What an arrival means beside what is known of its key. The datestamp decides first: an older one never replaces a newer one,
 * however different (baseline files are read after updates). A tombstone keeps what was last known of the record.
 */
export function classify(arrival: Arrival, known: KnownRecord | undefined, before: BibliographicRecord | undefined): Classified {
  const { key, payload } = arrival;
  const record = arrival.record.deleted && before ? buried(before, arrival.record) : arrival.record;
  const change = { key, record, hash: recordHash(record), ...(payload === undefined ? {} : { payload }) };
  if (!known) return { ...change, change: record.deleted ? 'deleted' : 'new' };
  if (known.hash === change.hash || (record.deleted && known.deleted)) return { change: 'unchanged' };
  if (known.datestamp !== undefined && record.datestamp !== undefined && isEarlier(record.datestamp, known.datestamp))
    return { change: 'older' };
  // Two files tell one version of a PMID differently (EFetch and the baseline do). Their bytes again are no news, however often.
  const readBefore = ({ hash, payload: from }: KnownRecord['rivals'][number]) =>
    hash === change.hash && from !== undefined && from === payload;
  if (known.datestamp === record.datestamp && known.rivals.some(readBefore)) return { change: 'unchanged' };
  return { ...change, change: record.deleted ? 'deleted' : 'changed' };
}

function buried(before: BibliographicRecord, tombstone: BibliographicRecord): BibliographicRecord {
  const { datestamp } = tombstone;
  return { ...before, ...(datestamp === undefined ? {} : { datestamp }), deleted: true };
}
