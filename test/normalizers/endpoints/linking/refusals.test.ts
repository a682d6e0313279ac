import { describe, expect, it } from 'vitest';
import { printedResults } from '../quantities/printed-result.ts';

describe('what tells of those who took part is no result, and its P value goes with it', () => {
  it.each([
    'Mean pressure at baseline was 22.7 ± 2.0 and 22.1 ± 2.6 mmHg in the two groups, respectively (p=0.23).',
    'These patients were generally younger (median age 50 versus 54 years, P = 0.028).',
    'No differences were seen in pressure at baseline (P = .74).',
    'The median number of prior lines was 4 (range, 1-9).',
    'Median age was 45 years (range, 24-70). Sixty-five (94%) had stage II disease. Fifty (72%) underwent reconstruction.',
    'Mean age was 74.9 years (SD 4.3). Mean HbA1c was 7.8% (SD 0.8).',
    'Most models used male mice (66% of studies).',
  ])('%s', (sentence) => {
    expect(printedResults(sentence)).toEqual([]);
  });

  it('keeps the outcome of the same sentence', () => {
    expect(printedResults('Mean age was 50 years; pain fell by 3.1 points with dorapine and 1.2 points with placebo (P = .02).')).toEqual([
      'mean_change 3.1 points decrease',
      'mean_change 1.2 points decrease',
      'effect P=0.02',
    ]);
  });
});
