import { describe, expect, it } from 'vitest';
import { printedResults } from './printed-result.ts';

describe('effects', () => {
  it.each([
    ['Survival was longer (hazard ratio 0.72 [95% CI, 0.56 to 0.92]; one-sided P = .0047).', ['HR 0.72 [0.56, 0.92] P=0.0047 one-sided']],
    [
      'For relief, dorapine (OR 3.12, 95% CI 2.31-4.21), silane (2.40, 1.86-3.10) and kelomide (1.64, 1.12-2.40) beat placebo.',
      ['OR 3.12 [2.31, 4.21]', 'OR 2.4 [1.86, 3.1]', 'OR 1.64 [1.12, 2.4]'],
    ],
    [
      'The aHRs for use of 1 to 5 years and of more than 5 years were 1.29 (CI, 1.13 to 1.47) and 1.58 (CI, 1.34 to 1.86).',
      ['adjusted HR 1.29 [1.13, 1.47] of no level', 'adjusted HR 1.58 [1.34, 1.86] of no level'],
    ],
    ['The absolute risk reductions were 0.6%, 1.9%, and 3.6%, respectively.', ['RD 0.6 %', 'RD 1.9 %', 'RD 3.6 %']],
    ['Dorapine improved HbA1c (-0.56% vs. placebo; p < 0.0001).', ['MD -0.56 % P<0.0001']],
    ['The between-group difference (95% CI) was 0.18 mm (0.06, 0.30).', ['MD 0.18 mm [0.06, 0.3]']],
    ['Effects were seen on weight (-1.35 kg, 95% CI: -2.24, -0.46, P=.003).', ['MD -1.35 kg [-2.24, -0.46] P=0.003']],
    ['The placebo-adjusted mean change in weight was -2.1 kg (95% CI -3.0 to -1.2).', ['MD -2.1 kg [-3, -1.2]']],
    ['Efficacy was 70.1% (95% CI, 53.0 to 81.6) in adults.', ['relative_reduction 70.1 % [53, 81.6]']],
    ['Titers rose (geometric mean ratio, 11.4; 95% CI, 9.9 to 13.1).', ['effect 11.4 [9.9, 13.1]']],
    ['Recession depth (RD) was less with the matrix; RD was 0.7 ± 0.6 mm at 12 months.', ['mean 0.7 mm ± 0.6']],
    [
      'Dorapine reduced events by 6% in T1 (HR: 0.94; 95% CI: 0.78-1.13) and 17% in T2 (HR: 0.83; 95% CI: 0.70-0.98).',
      ['relative_reduction 6 % decrease', 'HR 0.94 [0.78, 1.13]', 'relative_reduction 17 % decrease', 'HR 0.83 [0.7, 0.98]'],
    ],
    ['Le score montait (différence moyenne 1,2 ; IC 95 % [0,6 ; 1,8] ; p < 0,001 ; écart 0,4).', ['MD 1.2 [0.6, 1.8] P<0.001']],
    ['Die Sterblichkeit sank (Hazard Ratio 0,87; 95-%-KI: 0,43 bis 1,76; Alter 71,5).', ['HR 0.87 [0.43, 1.76]']],
    ['The two scales agreed (r = 0.72, t = 3.1).', []],
    ['Heterogeneity was high (95% prediction interval 0.97-3.72; I2 = 84%).', []],
  ])('of “%s”', (sentence, results) => {
    expect(printedResults(sentence)).toEqual(results);
  });

  it('of one sentence lend their name to the next, where it gives a ratio alone in its bracket', () => {
    expect(
      printedResults(
        'Relapse was rarer (hazard ratio 0.58, 95% CI 0.45-0.75). Median survival was 21.6 months with dorapine and 19.2 months with placebo (0.86, 0.63-1.17; p=0.34).',
      ),
    ).toEqual(['HR 0.58 [0.45, 0.75]', 'median 21.6 months', 'median 19.2 months', 'HR 0.86 [0.63, 1.17] P=0.34']);
  });
});
