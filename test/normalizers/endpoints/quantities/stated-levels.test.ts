import { expect, test } from 'vitest';
import { extractEndpoints } from '../../../../src/normalizers/endpoints.ts';

const levels = (text: string) => extractEndpoints(text, { zone: 'results' }).results.flatMap(({ ci }) => (ci ? [ci.level] : []));

test('an interval whose level no text states has none', () => {
  expect(levels('The hazard ratio for relapse was 0.70 (CI, 0.55 to 0.88).')).toEqual([undefined]);
});

test('a bare interval is of the level that was stated last before it', () => {
  expect(
    levels(
      'The hazard ratio for relapse was 0.70 (99% CI, 0.55 to 0.88). The hazard ratio for death was 0.81 (CI, 0.60 to 1.09). The odds ratio for falls was 1.20 (95% CI, 1.01 to 1.43). The odds ratio for pain was 1.10 (CI, 0.91 to 1.33).',
    ),
  ).toEqual([99, 99, 95, 95]);
});

test('a bare interval before any level is of the first that is stated behind it', () => {
  expect(
    levels(
      'The hazard ratio for relapse was 0.70 (CI, 0.55 to 0.88). The hazard ratio for death was 0.81 (90% credible interval, 0.60 to 1.09).',
    ),
  ).toEqual([90, 90]);
});

test('a level said once, of no interval, is that of all', () => {
  expect(levels('Estimates have confidence intervals at 97.5%. The hazard ratio for relapse was 0.70 (CI, 0.55 to 0.88).')).toEqual([97.5]);
  expect(levels('Methods give 95% CIs throughout. The hazard ratio for relapse was 0.70 (CI, 0.55 to 0.88).')).toEqual([95]);
});

test('a share is no level', () => {
  expect(levels('Relapse occurred in 60% of patients; the odds ratio was 0.70 (CI, 0.55 to 0.88).')).toEqual([undefined]);
});

test('per cent in words is a level, and the interval keeps both its bounds', () => {
  const text = (percent: string) =>
    `The hazard ratio for relapse was 0.46 ; 95 ${percent} confidence interval , 0.23 to 0.90 ; P=0.02 with imagib.`;
  for (const percent of ['percent', 'per cent', '%'])
    expect(extractEndpoints(text(percent), { zone: 'results' }).results.map(({ value, ci, p }) => [value, ci, p])).toEqual([
      [0.46, { level: 95, lower: 0.23, upper: 0.9 }, [{ op: '=', value: 0.02 }]],
    ]);
});
