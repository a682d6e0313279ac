import { doubtOf } from '../../dedupe/doubt.ts';
import { type PairFacts, pairFacts } from '../../dedupe/pair-facts.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { keyText, parseKey } from '../../model/work.ts';
import type { DecidedPair } from '../../store/decision-shelf.ts';
import type { Store } from '../../store/store.ts';

/** A pair that waits for a person. */
export interface WaitingPair extends DecidedPair {
  /** How doubtful it is, from 0 to 1: as much speaks for one publication as against it. */
  readonly doubt: number;
  /** Records that would come together. */
  readonly records: number;
}

/** As many pairs are held against each other; of more, those that have waited longest. */
const mostRanked = 100_000;
const pairsAtATime = 200;

/**
 * The pairs that wait for a person, one for every two works: the most doubtful first, of those the ones that would bring most records together, and then those
 * that have waited longest.
 */
export async function reviewQueue(store: Store, signal?: AbortSignal): Promise<readonly WaitingPair[]> {
  const ranked: WaitingPair[] = [];
  for await (const { pair, facts, records } of waitingPairs(store, signal)) ranked.push({ ...pair, doubt: doubtOf(facts), records });
  // Sorting keeps the order of the store among equals.
  ranked.sort((x, y) => y.doubt - x.doubt || y.records - x.records);
  const asked = new Set<string>();
  return ranked.filter(({ works }) => {
    const name = nameOfTwo(works);
    return !asked.has(name) && asked.add(name);
  });
}

/** How many questions there are for a person: one for every two works. */
export const countWaiting = async (store: Store): Promise<number> =>
  new Set((await store.reviews(Number.MAX_SAFE_INTEGER)).map(({ works }) => nameOfTwo(works))).size;

const nameOfTwo = (works: readonly string[]): string => [...works].sort().join();

/** The pairs that wait, those that have waited longest first, with how their records stand to each other. */
export async function* waitingPairs(
  store: Store,
  signal?: AbortSignal,
): AsyncGenerator<{ readonly pair: DecidedPair; readonly facts: PairFacts; readonly records: number }> {
  const pairs = await store.reviews(mostRanked);
  for (let start = 0; start < pairs.length; start += pairsAtATime) {
    signal?.throwIfAborted();
    const some = pairs.slice(start, start + pairsAtATime);
    const keys = some.flatMap(({ decision: { a, b } }) => [parseKey(a), parseKey(b)]);
    const found = new Map<string, BibliographicRecord>();
    const sizes = new Map<string, number>();
    for (const { key, record, work } of await store.neighbours({ keys, identifiers: [] })) {
      found.set(keyText(key), record);
      sizes.set(work, (sizes.get(work) ?? 0) + 1);
    }
    for (const pair of some) {
      const [a, b] = [found.get(pair.decision.a), found.get(pair.decision.b)];
      const records = pair.works.reduce((sum, work) => sum + (sizes.get(work) ?? 0), 0);
      if (a && b) yield { pair, facts: pairFacts(a, b), records };
    }
  }
}
