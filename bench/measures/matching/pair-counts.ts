import { z } from 'zod';

/** Pairs of records of one publication: those that there are, those that were found, and pairs that are none and were put together. */
export const pairCounts = z.strictObject({ pairs: z.int(), found: z.int(), falsePairs: z.int() });

export type PairCounts = z.infer<typeof pairCounts>;

/** Holds groups of keys against the publication of each key; records on their own may be left out of the groups. */
export function countPairs(publicationOf: ReadonlyMap<string, string | number>, groups: Iterable<readonly string[]>): PairCounts {
  let [found, together] = [0, 0];
  for (const group of groups) {
    const copies = counted(group.map((key) => publicationOf.get(key)));
    together += pairsOf(group.length);
    found += copies.reduce((sum, count) => sum + pairsOf(count), 0);
  }
  const pairs = counted(publicationOf.values()).reduce((sum, count) => sum + pairsOf(count), 0);
  return { pairs, found, falsePairs: together - found };
}

const pairsOf = (count: number): number => (count * (count - 1)) / 2;

function counted(names: Iterable<string | number | undefined>): readonly number[] {
  const counts = new Map<string | number | undefined, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.values()];
}
