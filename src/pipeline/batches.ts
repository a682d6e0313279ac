import type { ArchivedPayload } from '../model/payload.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { keyText, type RecordKey } from '../model/work.ts';
import type { ReadFailure } from '../store/store.ts';
import type { Arrival } from './classify.ts';
import type { Delivery } from './intake.ts';
import { isUnreadable } from './read.ts';

/** Records of one transaction: many enough to be quick, few enough that a crash costs seconds. */
export const batchSize = 500;

/** How the records of a payload become deliveries. */
interface Sorting {
  readonly payload?: ArchivedPayload;
  readonly key: (record: BibliographicRecord) => RecordKey;
}

/**
 * Cuts a stream of records into deliveries of at most 500. A key that comes again with other content starts a new delivery, so
 * that each version is stored in its turn. The payload goes with the first delivery; the last one may be empty and is marked.
 */
export async function* deliveries(
  records: AsyncIterable<BibliographicRecord>,
  { payload, key }: Sorting,
): AsyncGenerator<Delivery & { last: boolean }> {
  let arrivals: Arrival[] = [];
  let failures: ReadFailure[] = [];
  let inBatch = new Set<string>();
  let payloads = payload ? [payload] : [];
  const read = payload ? { payload: payload.sha256 } : {};
  const cut = (last: boolean) => {
    const delivery = { arrivals, failures, payloads, last };
    arrivals = [];
    failures = [];
    payloads = [];
    inBatch = new Set();
    return delivery;
  };
  for await (const record of records) {
    if (isUnreadable(record)) {
      failures.push({ sourceId: record.sourceId, findings: record.findings ?? [], ...read });
      continue;
    }
    const arrival = { key: key(record), record, ...read };
    const name = keyText(arrival.key);
    if (arrivals.length + failures.length >= batchSize || inBatch.has(name)) yield cut(false);
    inBatch.add(name);
    arrivals.push(arrival);
  }
  yield cut(true);
}
