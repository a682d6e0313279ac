import type { RecordCard } from '../../store/card/record-card.ts';
import type { ReadFailure } from '../../store/store.ts';
import { type Arrival, arrivalFrom, originOf, type ReadyArrival } from '../arrival.ts';
import type { Reading } from '../readings.ts';

/** An arrival without its packed record, which lies in the common stretch of memory: so many bytes of it, in turn. */
interface SentArrival {
  readonly arrival: Omit<ReadyArrival, 'card'>;
  readonly card: Omit<RecordCard, 'packed'>;
  readonly packed: number;
  readonly unwanted?: true;
}

/** What a thread makes of a piece, as plain data: one stretch of memory is handed over, the rest is copied. */
export interface PieceReadings {
  readonly readings: readonly (SentArrival | { readonly failure: ReadFailure })[];
  readonly packed: Uint8Array<ArrayBuffer>;
}

/** Readings with all that is worked out about them, ready to be sent to another thread. */
export function pieceReadings(read: readonly Reading[]): PieceReadings {
  const packed: Uint8Array[] = [];
  const readings = read.map((reading) => {
    if ('failure' in reading) return reading;
    const sent = { ...sentArrival(reading.arrival), ...(reading.unwanted ? { unwanted: true as const } : {}) };
    packed.push(reading.arrival.card.packed);
    return sent;
  });
  return { readings, packed: joined(packed) };
}

function sentArrival(arrival: Arrival): SentArrival {
  const { key, hash, sought } = arrival;
  const { packed, ...card } = arrival.card;
  return { arrival: { key, hash, sought, ...originOf(arrival) }, card, packed: packed.byteLength };
}

/** The readings as they were before they were sent. */
export function* received({ readings, packed }: PieceReadings): Generator<Reading> {
  let at = 0;
  for (const reading of readings) {
    if ('failure' in reading) {
      yield reading;
      continue;
    }
    const { arrival, card, packed: length, unwanted } = reading;
    const whole = { ...arrival, card: { ...card, packed: packed.subarray(at, at + length) } };
    yield { arrival: arrivalFrom(whole), ...(unwanted ? { unwanted } : {}) };
    at += length;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
