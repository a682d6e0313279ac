import { expect, test } from 'vitest';
import { extractEndpoints } from '../../../../src/normalizers/endpoints.ts';

const named = (methods: string, results: string) =>
  extractEndpoints(`METHODS: Patients were randomly assigned to ardelin or placebo. ${methods} RESULTS: ${results}`).results.map(
    ({ kind, endpoint, p }) => [kind, endpoint, p?.[0]?.value],
  );

test('One P value for three outcomes is three comparisons.', () => {
  expect(named('', 'Patients given ardelin showed greater improvements in knee pain, stiffness, and walking distance (P < 0.05).')).toEqual(
    [
      ['comparison', 'knee pain', 0.05],
      ['comparison', 'stiffness', 0.05],
      ['comparison', 'walking distance', 0.05],
    ],
  );
});

test('Two outcomes that "and" joins are two where both were stated, and one name where they were not.', () => {
  expect(
    named('Secondary outcomes were knee pain, fatigue, and body weight.', 'There was a reduction in knee pain and fatigue (P = 0.02).'),
  ).toEqual([
    ['comparison', 'knee pain', 0.02],
    ['comparison', 'fatigue', 0.02],
  ]);
  expect(named('The primary outcome was body weight.', 'There was a reduction in nausea and vomiting (P = 0.02).')).toEqual([
    ['comparison', 'nausea and vomiting', 0.02],
  ]);
});

test('A second outcome behind a P value is no part of the first.', () => {
  expect(
    named('', 'There were no differences between the groups in length of stay (P = 0.99) or quality of life after one year (P = 0.54).'),
  ).toEqual([
    ['comparison', 'length of stay', 0.99],
    ['comparison', 'quality of life', 0.54],
  ]);
});

test('A short form in capitals is no article of another language.', () => {
  expect(named('', 'Median OS was 12.1 months with ardelin and 9.4 months with placebo.').map(([, endpoint]) => endpoint)).toEqual([
    'OS',
    'OS',
  ]);
});
