import { describe, expect, it } from 'vitest';
import { extractEndpoints } from '../../../src/normalizers/endpoints.ts';
import { processorTime } from '../../processor-time.ts';

const sentences = (count: number, sentence: (index: number) => string): string =>
  Array.from({ length: count }, (_, at) => sentence(at)).join(' ');

describe('texts of thousands of outcomes', () => {
  it.each<[string, (count: number) => string]>([
    ['of a name each', (count) => sentences(count, (at) => `The leakage${at} rate was 12.${at}% in X (n=${at}).`)],
    ['of names that share their words', (count) => sentences(count, (at) => `Wound healing x${at} was 12% in X (n=${at}).`)],
    [
      'that were stated one by one',
      (count) =>
        `${sentences(count, (at) => `The secondary outcome was wound healing${at}.`)} ${sentences(count, (at) => `Healing${at} was 12.1% in X.`)}`,
    ],
    [
      'of effects that name none',
      (count) => sentences(count, (at) => `Leak${at} hazard ratio was 0.4 (95% CI 0.1 to 0.9), estimates were 0.8 (0.7-0.9).`),
    ],
    ['of deaths', (count) => sentences(count, (at) => `deaths${at} were 12 (14%) and it was (3%).`)],
    ['in one list', (count) => sentences(count, (at) => `leakage${at} (12%),`)],
  ])('are read in time that grows with the text: %s', (_, text) => {
    const [half, whole] = [text(1_500), text(3_000)];
    const [small, large] = [half, whole].map((each) => processorTime(() => extractEndpoints(each, { zone: 'results' }))) as [
      number,
      number,
    ];
    expect(extractEndpoints(half, { zone: 'results' }).results.length).toBeGreaterThan(1_000);
    expect(large).toBeLessThan(Math.max(250, small * 3));
  });
});
