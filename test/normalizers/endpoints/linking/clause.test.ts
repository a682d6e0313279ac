import { expect, test } from 'vitest';
import { extractEndpoints } from '../../../../src/normalizers/endpoints.ts';

const arms = 'Patients were randomly assigned to ardelin or placebo.';
const named = (sentence: string) =>
  extractEndpoints(`${arms} ${sentence}`, { zone: 'results' }).results.map(({ kind, endpoint, evidence }) => [kind, endpoint, evidence]);

test('Of two clauses that "and" joins, a value belongs to the subject of its own.', () => {
  expect(named('In the ardelin group the itch score remained unchanged and the sleep index was decreased by 38.9%.')).toEqual([
    ['arm', 'sleep index', '38.9%'],
  ]);
});

test('Events that led to something are one outcome with what they led to.', () => {
  expect(named('Immune-related events led to discontinuation in 9% and 1%, respectively.')).toEqual([
    ['arm', 'Immune-related events led to discontinuation', '9%'],
    ['arm', 'Immune-related events led to discontinuation', '1%'],
  ]);
});

test('A number without a name of its own is of the subject of its clause, whatever values stand between.', () => {
  expect(
    named('Mean eye pressure was 25.1 mmHg at baseline, 17.8 mmHg with ardelin, and 19.3 mmHg with placebo (P = 0.001).').at(-1),
  ).toEqual(['comparison', 'eye pressure', 'P = 0.001']);
});

test('How an outcome was is no name of it.', () => {
  expect(named('Nocturnal cramps were relatively low in both groups (ardelin 3.4% and placebo 1.2%).')).toEqual([
    ['arm', 'Nocturnal cramps', '3.4%'],
    ['arm', 'Nocturnal cramps', '1.2%'],
  ]);
});

test('The verb that tells of an outcome is no part of its name.', () => {
  expect(named('Three fatal fistulas occurred in the ardelin group.').map(([, endpoint]) => endpoint)).toEqual(['fatal fistulas']);
});
