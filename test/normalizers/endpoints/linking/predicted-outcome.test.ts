import { expect, test } from 'vitest';
import { extractEndpoints } from '../../../../src/normalizers/endpoints.ts';

const given = 'Patients were randomly assigned to ardelin or placebo.';
const read = (sentence: string) =>
  extractEndpoints(`${given} ${sentence}`, { zone: 'results' }).results.map(({ endpoint, arms, value }) => [endpoint, arms, value]);

test('Ratios of what predicts an outcome are of that outcome, and compare no arms.', () => {
  expect(read('Older age (OR 2.4, 95% CI 1.2-4.8) and smoking (OR 1.9, 95% CI 1.1-3.3) were independent risk factors for seroma.')).toEqual(
    [
      ['seroma', undefined, 2.4],
      ['seroma', undefined, 1.9],
    ],
  );
  expect(read('Independent predictors of relapse were fever (HR 1.7, 95% CI 1.2-2.4) and rash (HR 1.4, 95% CI 1.1-1.8).')).toEqual([
    ['relapse', undefined, 1.7],
    ['relapse', undefined, 1.4],
  ]);
});

test('In a model of several variables, what something was associated with is the outcome; elsewhere an arm has an effect on it.', () => {
  expect(read('In multivariable analysis, male sex (OR 2.2, 95% CI 1.1-4.3) was associated with seroma.')).toEqual([
    ['seroma', undefined, 2.2],
  ]);
  expect(read('Ardelin was associated with a lower risk of seroma (OR 0.6, 95% CI 0.4-0.9).')).toEqual([
    ['seroma', ['ardelin', 'placebo'], 0.6],
  ]);
});
