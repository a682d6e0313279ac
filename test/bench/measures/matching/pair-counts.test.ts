import { expect, test } from 'vitest';
import { growthExponent } from '../../../../bench/measures/matching/growth.ts';
import { countPairs } from '../../../../bench/measures/matching/pair-counts.ts';

const publicationOf = new Map([
  ['a', 1],
  ['b', 1],
  ['c', 1],
  ['d', 2],
  ['e', 2],
  ['f', 3],
]);

test('pairs are found when their keys stand in one group, and false when their publications differ', () => {
  expect(countPairs(publicationOf, [['a', 'b', 'd'], ['e'], ['c', 'f']])).toEqual({ pairs: 4, found: 1, falsePairs: 3 });
  expect(countPairs(publicationOf, [])).toEqual({ pairs: 4, found: 0, falsePairs: 0 });
  expect(
    countPairs(publicationOf, [
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]),
  ).toEqual({ pairs: 4, found: 4, falsePairs: 0 });
});

test('time in proportion grows by the power of one, its square by two, and of one size nothing can be said', () => {
  const sizes = (power: number) => [10, 1_000, 30_000].map((records) => ({ records, cpu: 3 * records ** power }));
  expect(growthExponent(sizes(1))).toBeCloseTo(1, 6);
  expect(growthExponent(sizes(2))).toBeCloseTo(2, 6);
  expect(growthExponent(sizes(1).slice(0, 1))).toBeUndefined();
});
