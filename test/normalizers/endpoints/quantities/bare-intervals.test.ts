import { expect, test } from 'vitest';
import { extractEndpoints } from '../../../../src/normalizers/endpoints.ts';

const spreads = (text: string) =>
  extractEndpoints(text, { zone: 'results' }).results.map(({ value, ci, iqr, range }) => ({
    value,
    ...(ci ? { ci } : {}),
    ...(iqr ? { iqr } : {}),
    ...(range ? { range } : {}),
  }));

test('two numbers without a name are what the text last called two numbers', () => {
  expect(
    spreads(
      'Median operating time was 184 min (IQR, 152-220) with drainage vs 209 min (175-251) without. Median stay was 7 days (5-9) vs 8 days (6-11). Median survival was 11.3 months (95% CI, 9.6-13.0) vs 8.8 months (7.7-9.8).',
    ),
  ).toEqual([
    { value: 184, iqr: [152, 220] },
    { value: 209, iqr: [175, 251] },
    { value: 7, iqr: [5, 9] },
    { value: 8, iqr: [6, 11] },
    { value: 11.3, ci: { level: 95, lower: 9.6, upper: 13 } },
    { value: 8.8, ci: { level: 95, lower: 7.7, upper: 9.8 } },
  ]);
});

test('two strokes between two numbers are a dash, and a minus at most behind a number below zero', () => {
  expect(
    spreads(
      'Median stay was 9 days (interquartile range 7--14). The hazard ratio was 0.28 (95% CI 0.10--0.81). The mean difference was -0.6 points (95% CI -0.9--0.4).',
    ),
  ).toEqual([
    { value: 9, iqr: [7, 14] },
    { value: 0.28, ci: { level: 95, lower: 0.1, upper: 0.81 } },
    { value: -0.6, ci: { level: 95, lower: -0.9, upper: -0.4 } },
  ]);
});

test('the letter of a group takes no value from the next group, and what stands in its bracket is no name of it', () => {
  const { results } = extractEndpoints('Median survival was 12.1 months in group A and 13.1 months in group B (HR 0.7, 95% CI 0.5-0.9).', {
    zone: 'results',
  });
  expect(results.map((result) => [result.value, result.kind === 'arm' ? result.arm : 'arms' in result ? result.arms : undefined])).toEqual([
    [12.1, 'group A'],
    [13.1, 'group B'],
    [0.7, ['group A', 'group B']],
  ]);
});

test('a heading says what the brackets behind it hold', () => {
  expect(spreads('The median (IQR) number of falls was 0 (0-1) with dorapine and 1 (0-3) with placebo.')).toEqual([
    { value: 0, iqr: [0, 1] },
    { value: 1, iqr: [0, 3] },
  ]);
});
