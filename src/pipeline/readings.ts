import type { Format } from '../formats/format.ts';
import type { ByteRange } from '../model/payload.ts';
import type { BibliographicRecord } from '../model/record.ts';
import type { ReadFailure } from '../store/store.ts';
import { type Arrival, arrivalOf } from './arrival.ts';
import { isUnreadable, type ReadMeans } from './read.ts';
import { recordKey } from './record-key.ts';

/** One thing that a reading gave: a record to store, or what could not be read. `size`: UTF-16 units of its text, roughly. */
export type Reading = { readonly size: number } & (
  | { readonly arrival: Arrival /** A selection leaves it out. */; readonly unwanted?: boolean }
  | { readonly failure: ReadFailure }
);

/** Where records come from, as it stands in their keys and in the store. */
export interface Provenience {
  readonly format: Format;
  /** Names the holder of ids that only their file vouches for. */
  readonly holder: string;
  /** The record's `source`, where it is another one than the format. */
  readonly source?: string;
  /** SHA-256 of the archived payload. */
  readonly payload?: string;
}

/** The records of a stream on their way to the store. `read` is given the means to read with, among them a place to tell where each record stands. */
export async function* readings(
  read: (means: Pick<ReadMeans, 'locate'>) => AsyncIterable<BibliographicRecord>,
  { format, holder, source, payload }: Provenience,
): AsyncGenerator<Reading> {
  let place: ByteRange | undefined;
  const located = read({
    locate: (range) => {
      place = range;
    },
  });
  const from = payload === undefined ? {} : { payload };
  for await (const given of located) {
    const record = source === undefined ? given : { ...given, source };
    const origin = place ? { ...from, place } : from;
    place = undefined;
    const size = textLength(record);
    if (isUnreadable(record)) yield { size, failure: { sourceId: record.sourceId, findings: record.findings ?? [], ...from } };
    else yield { size, arrival: arrivalOf(recordKey(record, format, holder), record, origin) };
  }
}

/** The length of all text in a value. */
function textLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const key in value) sum += textLength((value as Record<string, unknown>)[key]);
  return sum;
}
