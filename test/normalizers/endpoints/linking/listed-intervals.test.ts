import { expect, test } from 'vitest';
import { extractEndpoints } from '../../../../src/normalizers/endpoints.ts';

const read = (text: string) =>
  extractEndpoints(text, { zone: 'results' }).results.map(({ value, ci, p }) => [value, ci?.lower, ci?.upper, p?.[0]?.value]);

test('intervals that are listed behind a row belong to its values, one to each', () => {
  expect(
    read(
      'Median survival was 14.0 and 12.5 months with imagib and placebo, respectively (95% CI, 11.5 to 15.3 and 10.9 to 13.8; hazard ratio, 0.81; 95% CI, 0.54 to 1.21).',
    ),
  ).toEqual([
    [14, 11.5, 15.3, undefined],
    [12.5, 10.9, 13.8, undefined],
    [0.81, 0.54, 1.21, undefined],
  ]);
});

test('a value that is told again in another unit keeps its interval', () => {
  expect(read('Glucose exposure fell (between-group difference -23.4 mg/dL [-1.3 mmol/L], 95% CI -28.5 to -18.3; P &lt; .001).')).toEqual([
    [-23.4, -28.5, -18.3, 0.001],
  ]);
});
