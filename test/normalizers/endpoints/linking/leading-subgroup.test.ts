import { expect, test } from 'vitest';
import { extractEndpoints } from '../../../../src/normalizers/endpoints.ts';

const parts = (text: string) =>
  extractEndpoints(text, { zone: 'results' }).results.map(({ subgroup, timepoint }) => subgroup ?? timepoint ?? '');

test.each([
  [
    'In patients with diabetes, relapse occurred in 12% with imagib and 15% with placebo (HR, 0.80; 95% CI, 0.66 to 0.97).',
    'patients with diabetes',
  ],
  [
    'In the per-protocol population, relapse occurred in 12% with imagib and 15% with placebo (HR, 0.80; 95% CI, 0.66 to 0.97).',
    'per-protocol population',
  ],
  ['After 2 years, relapse had occurred in 12% with imagib and 15% with placebo (HR, 0.80; 95% CI, 0.66 to 0.97).', 'After 2 years'],
  ['In the overall population, relapse occurred in 12% with imagib and 15% with placebo (HR, 0.80; 95% CI, 0.66 to 0.97).', ''],
  ['In 62 evaluable patients, relapse occurred in 12% with imagib and 15% with placebo (HR, 0.80; 95% CI, 0.66 to 0.97).', ''],
])('%s', (text, part) => {
  expect(parts(text)).toEqual([part, part, part]);
});

test('the English article is no French year', () => {
  expect(
    extractEndpoints('RESULTS: In an analysis of women, relapse occurred in 12% with ardelin and 19% with placebo.').results.map(
      ({ subgroup, timepoint }) => [subgroup, timepoint],
    ),
  ).toEqual([
    ['analysis of women', undefined],
    ['analysis of women', undefined],
  ]);
});
