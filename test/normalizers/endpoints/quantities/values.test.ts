import { describe, expect, it } from 'vitest';
import { printedResults } from './printed-result.ts';

describe('values of arms', () => {
  it.each([
    [
      'The response rate was 52% (95% CI, 45 to 59) v 43% (95% CI, 36 to 50; P = .068).',
      ['proportion 52 % [45, 59]', 'proportion 43 % [36, 50]', 'effect P=0.068'],
    ],
    ['Fewer patients on dorapine (9, 9.1%) than on timol (31, 39.2%) progressed.', ['proportion 9 = 9.1 %', 'proportion 31 = 39.2 %']],
    ['Falls were recorded in 24.1% [39] and 16.5% (five) of patients.', ['proportion 39 = 24.1 %', 'proportion 5 = 16.5 %']],
    ['Coverage was complete at 14 of 32 matrix sites (44%).', ['proportion 14 of 32 = 44 %']],
    ['The response rate was 64% in patients with mutations (18/28).', ['proportion 18 of 28 = 64 %']],
    ['Rash occurred in 11 [5%] vs none.', ['proportion 11 = 5 %', 'proportion 0']],
    [
      'Bone density rose (HbA1c fell by 0.4% with dorapine and 0.1% with placebo).',
      ['mean_change 0.4 % decrease', 'mean_change 0.1 % decrease'],
    ],
    ['Osteocalcin rose from 7.1 ± 0.5 to 9.8 ± 0.6 ng/ml.', ['mean 9.8 ng/ml ± 0.6']],
    [
      'Mean pressure was 25.1 ± 2.5 mmHg at baseline, 17.8 ± 2.1 mmHg with dorapine, and 17.3 ± 2.2 mmHg with timol.',
      ['mean 17.8 mmHg ± 2.1', 'mean 17.3 mmHg ± 2.2'],
    ],
    [
      'The rates of falls were 0.52 and 0.39 events per patient-year.',
      ['rate 0.52 events per patient-year', 'rate 0.39 events per patient-year'],
    ],
    ['The response rate was 53.2% (25 of 47; 95% CI, 38.1-67.9) with dorapine.', ['proportion 25 of 47 = 53.2 % [38.1, 67.9]']],
    ['Median adherence was 31 of 36 sessions (IQR 25 to 35).', ['median 31 IQR 25-35']],
    ['Pain was lower with dorapine (2.4, SD 1.9) than with placebo (3.3, SD 2.1).', ['mean 2.4 SD 1.9', 'mean 3.3 SD 2.1']],
    ['Awakenings fell from 9.1 to 5.2 per night.', ['mean 5.2']],
    ['The difference in HbA1c was 0.18% (95% CI, 0.06 to 0.30).', ['MD 0.18 % [0.06, 0.3]']],
    ['The t~1/2~ of dorapine was long.', []],
    ['Median survival was 21.6 months (18.9-not reached).', ['median 21.6 months [18.9, NR] of no level']],
  ])('of “%s”', (sentence, results) => {
    expect(printedResults(sentence)).toEqual(results);
  });
});

describe('counts', () => {
  it.each([
    ['Two patients in the dorapine group died of sepsis.', ['count 2']],
    ['There were 402 hospitalizations with dorapine and 516 with placebo.', ['count 402', 'count 516']],
    ['Headache was reported in eight, seven, and five children.', ['count 8', 'count 7', 'count 5']],
    ['Pneumonia was rare (31 v 27 patients).', ['count 31', 'count 27']],
    ['Four women in group A and three in group C, but none in group B, had pain.', ['count 4', 'count 3', 'count 0']],
    ['Eight (18%) had progression (three lymph node and five visceral metastases).', ['proportion 8 = 18 %', 'count 3', 'count 5']],
    ['Falls occurred in 64 patients assigned to dorapine and 58 assigned to placebo.', ['count 64', 'count 58']],
    ['Back pain improved in 11, 9 and 13 women, respectively (P = .44).', ['count 11', 'count 9', 'count 13', 'effect P=0.44']],
    ['One patient reported severe headache (0.5%).', ['proportion 0.5 %']],
    ['Twelve patients (19%) had raised enzymes, nine of whom received glucocorticoids.', ['proportion 12 = 19 %', 'count 9']],
    ['Of the 29 responses, 24 (83%) were ongoing.', ['proportion 24 = 83 %']],
    ['Twelve patients were enrolled and two withdrew.', []],
    ['Of 328 patients enrolled, 276 completed the trial (140 in the drug group and 136 in the placebo group).', []],
    ['We included 19 trials.', []],
  ])('of “%s”', (sentence, results) => {
    expect(printedResults(sentence)).toEqual(results);
  });
});

it('numbers of visits and cycles are no values', () => {
  expect(printedResults('The vaginal index stayed at a comparable level at visits 2 and 3, and after cycles 4 and 6.')).toEqual([]);
});
