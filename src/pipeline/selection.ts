import { isEarlier } from '../model/datestamp.ts';
import { keyText } from '../model/work.ts';
import type { Store } from '../store/store.ts';
import { matches } from './matches.ts';
import type { Reading } from './readings.ts';

/** Which of the records that are read shall go into the library; all that is not given selects nothing. */
export interface Selection {
  /** Only what this query finds. */
  readonly query?: string;
  /** Only what its source changed on this day (ISO 8601) or later, and what does not say. */
  readonly since?: string;
  /** Only so many records. */
  readonly limit?: number;
}

/** What a selection has done so far, over all files of a run. */
export interface SelectionTally {
  taken: number;
  passedOver: number;
}

/** Readings that are looked at together. */
const together = 500;

/** Marks those readings that query and date leave out. It needs no library, and goes on in any thread. `source`: where the records come from. */
export async function marked(readings: readonly Reading[], { query, since }: Selection, source: string): Promise<readonly Reading[]> {
  if (query === undefined && since === undefined) return readings;
  const arrivals = readings.flatMap((reading) => ('arrival' in reading ? [reading.arrival] : []));
  const dated = arrivals.filter(({ datestamp }) => since === undefined || datestamp === undefined || !isEarlier(datestamp, since));
  const standing = dated.filter(({ deleted }) => !deleted);
  const found = query === undefined ? new Set(dated) : await matches(query, standing, source);
  return readings.map((reading) =>
    'arrival' in reading && !found.has(reading.arrival) ? { ...reading, unwanted: true as const } : reading,
  );
}

/** Marks a stream. */
export async function* marking(readings: AsyncIterable<Reading>, selection: Selection, source: string): AsyncGenerator<Reading> {
  if (selection.query === undefined && selection.since === undefined) yield* readings;
  else for await (const some of inGroups(readings, together)) yield* await marked(some, selection, source);
}

/**
 * The readings that are selected, up to the limit. What the library has already stays up to date whatever the query says: a new version
 * of it, or its deletion, is never passed over.
 */
export async function* selected(
  readings: AsyncIterable<Reading>,
  { query, since, limit = Number.POSITIVE_INFINITY }: Selection,
  store: Store,
  tally: SelectionTally,
): AsyncGenerator<Reading> {
  const choosy = query !== undefined || since !== undefined;
  for await (const reading of choosy ? wanted(readings, store, tally) : readings) {
    if (tally.taken >= limit) return;
    tally.taken += 1;
    yield reading;
  }
}

async function* wanted(readings: AsyncIterable<Reading>, store: Store, tally: SelectionTally): AsyncGenerator<Reading> {
  // What was let through before in this stream may be on its way to the library still.
  const letThrough = new Set<string>();
  for await (const some of inGroups(readings, together)) {
    const unwanted = some.flatMap((reading) => ('arrival' in reading && reading.unwanted ? [reading.arrival.key] : []));
    const known = new Set((await store.known(unwanted)).map(({ key }) => keyText(key)));
    const kept = some.filter((reading) => {
      if (!('arrival' in reading)) return true;
      const name = keyText(reading.arrival.key);
      if (reading.unwanted && !known.has(name) && !letThrough.has(name)) return false;
      letThrough.add(name);
      return true;
    });
    tally.passedOver += some.length - kept.length;
    yield* kept;
  }
}

async function* inGroups<T>(elements: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let group: T[] = [];
  for await (const element of elements) {
    group.push(element);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  yield group;
}
