import { expect, test } from 'vitest';
import { resultText } from '../../src/export/result-text.ts';
import type { Result } from '../../src/model/endpoint.ts';

const arm = { kind: 'arm' } as const;

test.each<[Result, string]>([
  [{ kind: 'comparison', measure: 'HR', value: 0.7, ci: { level: 95, lower: 0.58, upper: 0.83 } }, 'HR 0.7 (95% CI 0.58 to 0.83)'],
  [{ kind: 'comparison', p: [{ op: '>=', value: 0.2, test: 'superiority' }] }, 'P >= 0.2 (superiority)'],
  [{ kind: 'comparison', measure: 'rate_ratio', value: 1.2, ci: { upper: 1.4 } }, 'rate ratio 1.2 (CI ? to 1.4)'],
  [{ ...arm, measure: 'median', value: 'NR', unit: 'months' }, 'median not reached'],
  [{ ...arm, measure: 'mean', value: 7.2, unit: 'points', sd: 1.4, se: 0.2 }, 'mean 7.2 points (SD 1.4, SE 0.2)'],
  [{ ...arm, measure: 'mean', value: 7.2, dispersion: 1.4, iqr: [5, 9], range: [1, 10] }, 'mean 7.2 (± 1.4, IQR 5 to 9, range 1 to 10)'],
  [{ ...arm, measure: 'proportion', value: 14, unit: '%', n: 5, N: 36, pct: 14 }, '14% (5 of 36)'],
  [{ ...arm, measure: 'proportion', n: 5, N: 36, pct: 14 }, '14% (5 of 36)'],
  [{ ...arm, measure: 'proportion', n: 5, N: 36 }, '5 of 36'],
  [{ ...arm, measure: 'rate', value: 1.7, unit: '% per year', n: 188, pct: 3 }, 'rate 1.7% per year (3%, n = 188)'],
  [{ ...arm, measure: 'count', value: 3, n: 3 }, 'count 3'],
  [
    { ...arm, measure: 'mean_change', value: 9, unit: 'mm Hg', direction: 'decrease', timepoint: 'at 12 months' },
    'mean change 9 mm Hg, decrease, at 12 months',
  ],
  [{ ...arm, measure: 'proportion', pct: 4, grade: 'grade 3-4', subgroup: 'women' }, '4%, grade 3-4, women'],
])('%j', (result, text) => {
  expect(resultText(result)).toBe(text);
});
