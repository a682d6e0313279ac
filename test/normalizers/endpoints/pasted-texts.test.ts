import { expect, test } from 'vitest';
import { extractEndpoints } from '../../../src/normalizers/endpoints.ts';

/** What is read, a result a line. */
const lines = (text: string) =>
  extractEndpoints(text).results.map(({ measure, value, n, pct, range, ci, endpoint }) =>
    [measure, pct ?? value, n, range?.join('..'), ci && `${ci.level}:${ci.lower}..${ci.upper}`, endpoint]
      .filter((part) => part !== undefined)
      .join(' '),
  );

test('one label in capitals is enough', () => {
  expect(
    lines(
      'The primary end point was overall survival. RESULTS: Median overall survival was 14.9 months with imagib and 11.3 months with placebo (HR, 0.70; 95% CI, 0.55 to 0.88).',
    ),
  ).toEqual(['median 14.9 overall survival', 'median 11.3 overall survival', 'HR 0.7 95:0.55..0.88 overall survival']);
});

test('two pasted sentences are read without labels', () => {
  expect(
    lines('The primary end point was relapse. Relapse occurred in 12% with imagib vs. 15% with placebo (HR, 0.80; 95% CI, 0.66 to 0.97).'),
  ).toEqual(['proportion 12 relapse', 'proportion 15 relapse', 'HR 0.8 95:0.66..0.97 relapse']);
});

test('grades and years are no counts', () => {
  expect(lines('RESULTS: The rate of grade 3 or 4 adverse events was 10%. Relapse was 20.8%vs.25.4%.')).toEqual([
    'proportion 10 adverse events',
    'proportion 20.8 Relapse',
    'proportion 25.4 Relapse',
  ]);
  expect(
    extractEndpoints('RESULTS: Screening was complete in 2016 (39%) and in 2017 (61%).').results.map(({ n, pct }) => [n, pct]),
  ).toEqual([
    [undefined, 39],
    [undefined, 61],
  ]);
});

test('two numbers that nothing names are a range, and no confidence interval', () => {
  expect(lines('RESULTS: The median antibody level was 526 U/mL (368-1683) in the imagib group.')).toEqual([
    'median 526 368..1683 antibody level',
  ]);
});
