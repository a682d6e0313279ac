import type { ArchivedPayload } from '../model/payload.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { keyText, type RecordKey } from '../model/work.ts';
import type { ReadFailure } from '../store/store.ts';
import type { Arrival } from './classify.ts';
import type { Delivery } from './intake.ts';
import { isUnreadable } from './read.ts';

/** Records of one transaction: many enough to be quick, few enough that a crash costs seconds. */
export const batchSize = 500;
/** Text of the records of one delivery, in UTF-16 units, roughly: 500 records of megabytes each are no batch. */
const batchText = 8 * 2 ** 20;

/** How the records of a payload become deliveries. */
interface Sorting {
  readonly payload?: ArchivedPayload;
  readonly key: (record: BibliographicRecord) => RecordKey;
}

/**
 * Cuts a stream of records into deliveries of at most 500, fewer when they are large. A key that comes again with other content starts a new delivery, so
 * that each version is stored in its turn. The payload goes with the first delivery; the last one may be empty and is marked.
 */
export async function* deliveries(
  records: AsyncIterable<BibliographicRecord>,
  { payload, key }: Sorting,
): AsyncGenerator<Delivery & { last: boolean }> {
  let arrivals: Arrival[] = [];
  let failures: ReadFailure[] = [];
  let inBatch = new Set<string>();
  let text = 0;
  let payloads = payload ? [payload] : [];
  const read = payload ? { payload: payload.sha256 } : {};
  const cut = (last: boolean) => {
    const delivery = { arrivals, failures, payloads, last };
    arrivals = [];
    failures = [];
    payloads = [];
    inBatch = new Set();
    text = 0;
    return delivery;
  };
  for await (const record of records) {
    if (arrivals.length + failures.length >= batchSize || text >= batchText) yield cut(false);
    text += textLength(record);
    if (isUnreadable(record)) {
      failures.push({ sourceId: record.sourceId, findings: record.findings ?? [], ...read });
      continue;
    }
    const arrival = { key: key(record), record, ...read };
    const name = keyText(arrival.key);
    if (inBatch.has(name)) yield cut(false);
    inBatch.add(name);
    arrivals.push(arrival);
  }
  yield cut(true);
}

/** The length of all text in a value. */
function textLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + textLength(inner), 0);
}
