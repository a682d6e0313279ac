import { expect, it } from 'vitest';
import { extractEndpoints } from '../../../../src/normalizers/endpoints.ts';

const text = (result: string) =>
  `METHODS: Patients were randomly assigned to dorapine or placebo. RESULTS: Median survival was 9.1 months with dorapine and 7.2 months with placebo. ${result}`;
const last = (result: string) =>
  extractEndpoints(text(result))
    .results.slice(2)
    .map(({ arm, measure, n, value, unit }) => [arm, measure, n ?? value, unit]);

it.each([
  [
    'Six patients in each group died.',
    [
      ['dorapine', 'count', 6, undefined],
      ['placebo', 'count', 6, undefined],
    ],
  ],
  [
    'Median blood loss was 50 mL in both groups.',
    [
      ['dorapine', 'median', 50, 'mL'],
      ['placebo', 'median', 50, 'mL'],
    ],
  ],
  [
    'Mean pressure fell by 7.1 mm Hg (27.9%) with dorapine and 5.7 mm Hg with placebo.',
    [
      ['dorapine', 'mean_change', 7.1, 'mm Hg'],
      ['dorapine', 'percent_change', 27.9, '%'],
      ['placebo', 'mean_change', 5.7, 'mm Hg'],
    ],
  ],
])('a value is of each arm that its words name: %s', (result, expected) => {
  expect(last(result)).toEqual(expected);
});
