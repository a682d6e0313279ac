import type { ArchivedPayload } from '../model/payload.ts';
import { keyText } from '../model/work.ts';
import type { ReadFailure } from '../store/store.ts';
import type { Arrival } from './arrival.ts';
import type { Delivery } from './intake.ts';
import type { Reading } from './readings.ts';

/** How much goes into one transaction. */
export interface BatchLimits {
  /** Records: many enough to be quick, few enough that a crash costs seconds. */
  readonly records: number;
  /** Text of the records, in UTF-16 units: 500 records of megabytes each are no batch. */
  readonly text: number;
}

export const usualBatch: BatchLimits = { records: 500, text: 8 * 2 ** 20 };

/**
 * Cuts a stream of readings into deliveries. A key that comes again with other content starts a new delivery, so that each version is
 * stored in its turn. The payload goes with the first delivery; the last one may be empty and is marked.
 */
export async function* deliveries(
  readings: AsyncIterable<Reading>,
  { payload, limits = usualBatch }: { readonly payload?: ArchivedPayload; readonly limits?: BatchLimits } = {},
): AsyncGenerator<Delivery & { last: boolean }> {
  let arrivals: Arrival[] = [];
  let failures: ReadFailure[] = [];
  let inBatch = new Set<string>();
  let text = 0;
  let payloads = payload ? [payload] : [];
  const cut = (last: boolean) => {
    const delivery = { arrivals, failures, payloads, last };
    arrivals = [];
    failures = [];
    payloads = [];
    inBatch = new Set();
    text = 0;
    return delivery;
  };
  for await (const reading of readings) {
    if (arrivals.length + failures.length >= limits.records || text >= limits.text) yield cut(false);
    if ('failure' in reading) {
      failures.push(reading.failure);
      continue;
    }
    const name = keyText(reading.arrival.key);
    if (inBatch.has(name)) yield cut(false);
    inBatch.add(name);
    arrivals.push(reading.arrival);
    text += reading.arrival.size;
  }
  yield cut(true);
}
