import type { PairFacts, PairField } from './pair-facts.ts';

/** What a field weighs when it is the same, and when it differs. */
const weights: Readonly<Partial<Record<PairField, readonly [number, number]>>> = {
  identifier: [3, 3],
  'first-author': [1.5, 2],
  journal: [1, 1],
  volume: [1, 1],
  pages: [2, 2],
  type: [0, 0.5],
};
const titleWeight = 4;
const yearWeight = 1;

/**
 * How doubtful it is whether two records are one publication, from 0 (all that they say speaks for it, or all against it) to 1 (as much
 * speaks for it as against it, or nothing either way), to two places.
 */
export function doubtOf({ likeness, years, titleWords }: PairFacts): number {
  const parts: (readonly [number, number])[] = Object.entries(weights).map(([field, [same, different]]) => {
    const found = likeness[field as PairField];
    return found === 'same' ? [same, 0] : found === 'different' ? [0, different] : [0, 0];
  });
  if (titleWords !== undefined) parts.push([titleWeight * titleWords, titleWeight * (1 - titleWords)]);
  // An article appears online in one year and in its issue in the next.
  if (years !== undefined) parts.push(years === 0 ? [yearWeight, 0] : [0, Math.min(years - 1, 3) * yearWeight]);
  const [speaksFor, against] = parts.reduce<[number, number]>(([yes, no], [same, different]) => [yes + same, no + different], [0, 0]);
  const all = speaksFor + against;
  return all === 0 ? 1 : Math.round(100 * (1 - Math.abs(speaksFor - against) / all)) / 100;
}
