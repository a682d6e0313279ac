import { expect, test } from 'vitest';
import { extractEndpoints } from '../../../../src/normalizers/endpoints.ts';

const arms = 'Patients were randomly assigned to ardelin or placebo.';
const named = (sentence: string) =>
  extractEndpoints(`${arms} ${sentence}`, { zone: 'results' }).results.map(({ kind, endpoint, evidence }) => [kind, endpoint, evidence]);

test('Whom a value is of, told behind it, names nothing for the next.', () => {
  expect(named('The response rate was 64% in patients with TET2 mutations and 37% in those without (P = 0.08).')).toEqual([
    ['arm', 'response rate', '64%'],
    ['arm', 'response rate', '37%'],
    ['comparison', 'response rate', 'P = 0.08'],
  ]);
});

test('What patients whose shares stand in brackets did follows them.', () => {
  expect(named('More ardelin-treated (28.3%) than placebo-treated (11.4%) patients experienced ocular itching.')).toEqual([
    ['arm', 'ocular itching', '28.3%'],
    ['arm', 'ocular itching', '11.4%'],
  ]);
});

test('What was the most frequent of all is named by the subject.', () => {
  expect(named('Hyperphosphataemia was the most frequent adverse event with ardelin (any grade, 78%).')).toEqual([
    ['arm', 'Hyperphosphataemia', '78%'],
  ]);
});

test('A clause that compares favourably names its subject, not the treatments.', () => {
  expect(named('Sustained relief at 24 h favoured ardelin over placebo (OR 2.06, 95% CI 1.55-2.74).')).toEqual([
    ['comparison', 'Sustained relief', 'OR 2.06, 95% CI 1.55-2.74'],
  ]);
});

test('Words that lead to an outcome, and those with whom patients are compared, are no part of its name.', () => {
  expect(named('No difference was seen between the groups in terms of sleep quality (P = 0.51).')).toEqual([
    ['comparison', 'sleep quality', 'P = 0.51'],
  ]);
  expect(named('Fewer ardelin patients had at least one episode of cramps compared with those on placebo (12% vs 24%).')).toEqual([
    ['arm', 'cramps', '12%'],
    ['arm', 'cramps', '24%'],
  ]);
});

test('What patients did with their treatment is told by the verb and its object.', () => {
  expect(named('More patients in the placebo group discontinued treatment compared with those in the ardelin group (P = 0.009).')).toEqual([
    ['comparison', 'discontinued treatment', 'P = 0.009'],
  ]);
});
