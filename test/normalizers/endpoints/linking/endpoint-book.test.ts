import { expect, test } from 'vitest';
import { extractEndpoints } from '../../../../src/normalizers/endpoints.ts';

const named = (methods: string, results: string) =>
  extractEndpoints(`METHODS: Patients were randomly assigned to ardelin or placebo. ${methods} RESULTS: ${results}`).results.map(
    ({ kind, endpoint, evidence }) => [kind, endpoint, evidence],
  );

test('A shorter name is the stated endpoint, whatever its bracket defines.', () => {
  expect(
    named(
      'The primary outcome was anastomotic leakage (grade B or C).',
      'Leakage occurred in 17 of 256 patients with ardelin and 29 of 258 with placebo.',
    ),
  ).toEqual([
    ['arm', 'anastomotic leakage (grade B or C)', '17 of 256'],
    ['arm', 'anastomotic leakage (grade B or C)', '29 of 258'],
  ]);
});

test('One of two events is not both.', () => {
  expect(
    named(
      'The primary outcome was death from any cause or relapse by day 90. The secondary outcome was death by day 28.',
      'Death or relapse occurred in 13.9% with ardelin and 14.9% with placebo.',
    ),
  ).toEqual([
    ['arm', 'death from any cause or relapse', '13.9%'],
    ['arm', 'death from any cause or relapse', '14.9%'],
  ]);
});

test('Response on a scale is not the scale.', () => {
  expect(
    named(
      'The primary outcome was the Global Change Scale (GCS).',
      'GCS response rates were greater for ardelin (78.2%) than for placebo (62.6%).',
    ),
  ).toEqual([
    ['arm', 'GCS response rates', '78.2%'],
    ['arm', 'GCS response rates', '62.6%'],
  ]);
});

test('Deaths, mortality and those who died are one outcome, called as it was stated.', () => {
  expect(
    named(
      'The primary outcome was death from any cause.',
      'Overall mortality was 12% with ardelin and 19% with placebo. At 90 days, 15% of patients had died with ardelin and 23% with placebo.',
    ).map(([, endpoint]) => endpoint),
  ).toEqual(['death from any cause', 'death from any cause', 'death from any cause', 'death from any cause']);
});

test('Deaths, mortality and those who died are one outcome where none was stated, called as it was first told.', () => {
  expect(
    named(
      'The primary outcome was relapse.',
      'Mortality was 12% with ardelin and 19% with placebo. Among women, all-cause mortality was 10% with ardelin and 17% with placebo. Cardiac death occurred in 4% with ardelin and 5% with placebo.',
    ).map(([, endpoint]) => endpoint),
  ).toEqual(['Mortality', 'Mortality', 'Mortality', 'Mortality', 'Cardiac death', 'Cardiac death']);
});
