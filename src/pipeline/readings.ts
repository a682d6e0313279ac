import type { Format } from '../formats/format.ts';
import type { ByteRange } from '../model/payload.ts';
import type { BibliographicRecord } from '../model/record.ts';
import type { ReadFailure } from '../store/store.ts';
import { type Arrival, arrivalOf } from './arrival.ts';
import { isUnreadable, type ReadMeans } from './read.ts';
import { recordKey } from './record-key.ts';

/** One thing that a reading gave: a record to store, which a selection may leave out, or what could not be read. */
export type Reading = { readonly arrival: Arrival; readonly unwanted?: true } | { readonly failure: ReadFailure };

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
    if (isUnreadable(record)) yield { failure: { sourceId: record.sourceId, findings: record.findings ?? [], ...from } };
    else yield { arrival: arrivalOf(recordKey(record, format, holder), record, origin) };
  }
}
