import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRecord } from '../../src/checks/registry.ts';
import type { Result } from '../../src/model/endpoint.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';

const sound: BibliographicRecord = { source: 'sample', sourceId: '1', title: 'Kelp broth for tired sailors', issued: { year: 2017 } };

const found = (...results: Result[]) => checkRecord({ ...sound, results }).map(({ code, path }) => [code, path]);
const messages = (...results: Result[]) => checkRecord({ ...sound, results }).map(({ message }) => message);

const ratio = (value: number, lower: number, upper: number, evidence?: string): Result => ({
  kind: 'comparison',
  measure: 'HR',
  value,
  ci: { level: 95, lower, upper },
  ...(evidence === undefined ? {} : { evidence }),
});
const difference = (value: number, lower: number, upper: number, more: Partial<Result> = {}): Result => ({
  ...ratio(value, lower, upper),
  measure: 'MD',
  ...more,
});

test('results as trials print them give no finding', () => {
  expect(
    found(
      { ...ratio(0.7, 0.58, 0.83, '0.70; 95% CI, 0.58–0.83; P<0.001'), p: [{ op: '<', value: 0.001 }] },
      { kind: 'arm', measure: 'median', value: 9.4, unit: 'months', ci: { level: 95, lower: 8.1, upper: 'NR' } },
      { kind: 'arm', measure: 'median', value: 'NR', ci: { level: 95, lower: 11.2, upper: 'NR' } },
      { kind: 'arm', measure: 'proportion', n: 5, N: 36, pct: 14, value: 14, unit: '%', evidence: 'Five (14%) of 36' },
      { kind: 'arm', measure: 'proportion', value: 62.5, unit: '%', timepoint: 'at 2 years' },
      { kind: 'arm', measure: 'percent_change', value: 140, unit: '%' },
      { kind: 'arm', measure: 'median', value: 4, iqr: [2, 7], range: [0, 31] },
      { kind: 'followup', measure: 'median', value: 12.8, unit: 'months' },
      { kind: 'comparison', p: [{ op: '=', value: 0.47 }] },
    ),
  ).toEqual([]);
});

test('results of claims are checked too, at their own path', () => {
  const claims = [
    { text: 'Kelp broth helps.' },
    { text: 'It helps for long.', results: [ratio(0.7, 0.58, 0.83), ratio(0.71, 0.75, 0.83)] },
  ];
  expect(checkRecord({ ...sound, claims }).map(({ code, path }) => [code, path])).toEqual([
    ['value-outside-interval', 'claims[1].results[1].ci'],
  ]);
});

test('a finding names the numbers as they are printed and quotes where they stand', () => {
  const evidence = '0·70 (95% CI 0·75–0·90)';
  expect(checkRecord({ ...sound, results: [ratio(0.7, 0.75, 0.9, evidence)] })).toEqual([
    {
      code: 'value-outside-interval',
      path: 'results[0].ci',
      message: 'The value 0·70 lies outside its confidence interval 0·75 to 0·90',
      severity: 'warning',
      raw: evidence,
    },
  ]);
});

describe('a value outside its interval', () => {
  test.each<[string, Result, string[]]>([
    ['above the upper bound', ratio(1.7, 0.58, 0.83), ['results[0].ci']],
    ['beside a bound that was not reached', difference(4.1, 8.1, 0, { ci: { lower: 8.1, upper: 'NR' } }), ['results[0].ci']],
    ['beside the bound by rounding alone', ratio(1, 0.98, 0.995, '1.0 (0.980 to 0.995)'), []],
    ['beside the bound by more than two digits leave open', ratio(1, 0.98, 0.98, '1.00 (0.97 to 0.98)'), ['results[0].ci']],
    ['with its sign in a word', difference(7, -12, -2, { direction: 'decrease' }), []],
    ['with the interval as fractions', { kind: 'arm', measure: 'proportion', value: 82, unit: '%', ci: { lower: 0.76, upper: 0.87 } }, []],
    ['a reduction beside the ratio it was computed from', difference(30, 0.58, 0.83, { measure: 'relative_reduction', unit: '%' }), []],
    ['a median outside its quartiles', { kind: 'arm', measure: 'median', value: 9, iqr: [2, 7] }, ['results[0].iqr']],
    ['a median outside its range', { kind: 'arm', measure: 'median', value: 34, range: [0, 31] }, ['results[0].range']],
    ['a mean outside its quartiles, as outliers draw it', { kind: 'arm', measure: 'mean', value: 9, iqr: [2, 7] }, []],
    ['within bounds that are reversed', { kind: 'arm', measure: 'median', value: 5, iqr: [7, 2] }, []],
  ])('%s', (_, result, paths) => {
    expect(found(result).filter(([code]) => code !== 'interval-reversed')).toEqual(paths.map((path) => ['value-outside-interval', path]));
  });
});

describe('an interval printed backwards', () => {
  test.each<[string, Result, string[]]>([
    ['as the record has it', { kind: 'arm', measure: 'median', value: 5, iqr: [7, 2] }, ['results[0].iqr']],
    ['a range as the record has it', { kind: 'arm', measure: 'median', value: 5, range: [31, 0] }, ['results[0].range']],
    ['as only the text has it', difference(3.5, -4, 11, { evidence: '3.5 points, 95% CI 11, -4' }), ['results[0].ci']],
    ['with units between', difference(-7, -12, -2, { evidence: '−7 mm Hg; 95% CI, −2 mm Hg to −12 mm Hg' }), ['results[0].ci']],
    ['with decimal commas', ratio(0.7, 0.58, 0.83, '0,70 (0,83–0,58)'), ['results[0].ci']],
    ['in its order with decimal commas', ratio(0.7, 0.58, 0.83, '0,70 (0,58–0,83)'), []],
    ['in its order', difference(3.5, -4, 11, { evidence: '3.5 points, 95% CI -4, 11' }), []],
    ['in its order after a value that equals the upper bound', ratio(0.99, 0.97, 0.99, '0.99, 0.97-0.99'), []],
    ['not printed at all', ratio(0.7, 0.58, 0.83, 'hazard ratio as above'), []],
  ])('%s', (_, result, paths) => {
    expect(found(result).filter(([code]) => code !== 'interval-asymmetric')).toEqual(paths.map((path) => ['interval-reversed', path]));
  });

  test('both bounds are said as printed', () => {
    expect(messages(difference(3.5, -4, 11, { evidence: '3.5 points, 95% CI 11, -4' }))).toEqual([
      'The confidence interval runs backwards, from 11 to -4',
    ]);
  });
});

describe('an interval that does not lie around its value', () => {
  test.each<[string, Result, boolean]>([
    ['the point of the upper bound slipped', ratio(0.35, 0.18, 7, '0.35 (0.18 to 7.0)'), true],
    ['a digit of the value is wrong', ratio(0.51, 0.47, 0.75, '0.51 (95% CI 0.47, 0.75)'), true],
    ['a digit of a difference is wrong', difference(7.9, 2, 8, { evidence: '7.9; 2.0 to 8.0' }), true],
    ['sound', ratio(0.7, 0.58, 0.83), false],
    ['few digits', ratio(0.1, 0.1, 0.3, '0.1 (0.1–0.3)'), false],
    ['few digits printed in full', ratio(0.1, 0.1, 0.3, '0.100 (0.100–0.300)'), true],
    ['an exact interval of few events', ratio(3.5, 0.2, 200), false],
    ['an interval of the other ratios', { ...ratio(0.35, 0.18, 7, '0.35 (0.18 to 7.0)'), measure: 'OR' }, true],
    ['a lower bound of zero, which has no logarithm', ratio(0.35, 0, 1.9, '0.35 (0.00 to 1.90)'), false],
    ['risks at the floor', difference(0, 0, 0.5, { measure: 'RD', evidence: '0.0 (−0.0, 0.5)' }), false],
    ['medians, whose intervals are askew', difference(7.9, 2, 8, { measure: 'median_difference' }), false],
  ])('%s', (_, result, is) => {
    expect(found(result)).toEqual(is ? [['interval-asymmetric', 'results[0].ci']] : []);
  });

  test('all three numbers are said', () => {
    expect(messages(ratio(0.35, 0.18, 7, '0.35 (0.18 to 7.0)'))).toEqual([
      'The value 0.35 lies far from the middle of its confidence interval 0.18 to 7.0; one of the three is likely misprinted',
    ]);
  });
});

describe('a percentage against the numbers beside it', () => {
  const arm = (n: number, N: number, pct: number, evidence?: string): Result => ({
    kind: 'arm',
    measure: 'proportion',
    n,
    N,
    pct,
    value: pct,
    unit: '%',
    ...(evidence === undefined ? {} : { evidence }),
  });

  test.each<[string, Result, boolean]>([
    ['rounded', arm(2, 3, 66.7), false],
    ['cut off', arm(2, 3, 66.6), false],
    ['digits swapped', arm(5, 36, 41, '5 of 36 (41%)'), true],
    ['a digit off', arm(40, 111, 35, '35% (40/111)'), true],
    ['printed with a decimal that is not zero', arm(5, 36, 14, '5/36 (14.0%)'), true],
    ['printed with two decimals', arm(46, 51, 90.18, '46 of 51 (90.18 %)'), true],
    ['with points in the middle and thousands', arm(1250, 5000, 25, '1,250 of 5,000 (25·0%)'), false],
    ['less than', arm(2, 500, 5, '2 of 500 (<5%)'), false],
    ['about', arm(110, 500, 20, 'about 20% (110 of 500)'), false],
    ['numbers in words and with a decimal comma', arm(5, 36, 13.9, 'cinq: five of 36 (13,9 %)'), false],
    ['numbers in words, wrong', arm(125, 360, 43.7, 'one hundred twenty-five of 360 (43,7 %)'), true],
    ['about, in German', arm(110, 500, 20, 'etwa 20 % (110 von 500)'), false],
    ['more than, in Spanish', arm(110, 500, 20, 'más del 20 % (110 de 500)'), false],
    ['about, of another number', arm(110, 500, 20, '20% (about 110 of 500)'), true],
  ])('%s', (_, result, is) => {
    expect(found(result)).toEqual(is ? [['percentage-contradiction', 'results[0].pct']] : []);
  });

  test('as the value alone', () => {
    const result: Result = { kind: 'arm', measure: 'proportion', n: 46, N: 51, value: 90.18, unit: '%' };
    expect(found(result)).toEqual([['percentage-contradiction', 'results[0].value']]);
    expect(messages(result)).toEqual(['46 of 51 are 90.20 %, not 90.18 %']);
    expect(messages(arm(125, 360, 43.7, 'one hundred twenty-five of 360 (43,7 %)'))).toEqual([
      'one hundred twenty-five of 360 are 34.7 %, not 43,7 %',
    ]);
  });
});

describe('P against the interval', () => {
  const with95 = (lower: number, upper: number, p: NonNullable<Result['p']>[number], more: Partial<Result> = {}): Result => ({
    kind: 'comparison',
    measure: 'OR',
    ci: { level: 95, lower, upper },
    p: [p],
    ...more,
  });

  test.each<[string, Result, boolean]>([
    ['not significant, though the interval excludes 1', with95(0.58, 0.83, { op: '=', value: 0.34 }), true],
    ['more than .05, though the interval excludes 1', with95(0.58, 0.83, { op: '>', value: 0.05 }), true],
    ['significant, though the interval includes 1', with95(0.74, 1.83, { op: '<', value: 0.05 }), true],
    ['significant, though the interval includes 0', with95(-4, 9, { op: '=', value: 0.003 }, { measure: 'MD' }), true],
    ['two tests that differ by a little', with95(0.71, 1.02, { op: '=', value: 0.04 }), false],
    ['two tests that differ by a little, the other way', with95(0.71, 0.98, { op: '=', value: 0.06 }), false],
    ['a bound that touches 1 when it is rounded', with95(0.2, 1, { op: '=', value: 0.003 }, { evidence: '0.20–1.00; P = .003' }), false],
    ['a lower bound of zero', with95(0, 0.83, { op: '=', value: 0.34 }), false],
    ['a lower bound that may have been zero', with95(0.1, 0.8, { op: '=', value: 0.34 }, { evidence: '0–0.8, P = 0.34, 0.1' }), true],
    ['less than .2, which says nothing', with95(0.58, 0.83, { op: '<', value: 0.2 }), false],
    ['more than .001, which says nothing', with95(0.74, 1.83, { op: '>', value: 0.001 }), false],
    ['of noninferiority', with95(0.74, 1.83, { op: '<', value: 0.001, test: 'noninferiority' }), false],
    ['of interaction', with95(0.58, 0.83, { op: '=', value: 0.34, test: 'interaction' }), false],
    ['of superiority', with95(0.58, 0.83, { op: '=', value: 0.34, test: 'superiority' }), true],
    ['of a trend, as the text says', with95(0.58, 0.83, { op: '=', value: 0.34 }, { evidence: '0.58 to 0.83; P for trend = 0.34' }), false],
    [
      'of noninferiority, in French',
      with95(0.74, 1.83, { op: '<', value: 0.001 }, { evidence: '0,74–1,83; p < 0,001, non-infériorité' }),
      false,
    ],
    [
      'an interval of another level',
      { ...with95(0.58, 0.83, { op: '=', value: 0.34 }), ci: { level: 80, lower: 0.58, upper: 0.83 } },
      false,
    ],
    ['an interval of a median', with95(0.58, 0.83, { op: '=', value: 0.34 }, { measure: 'median' }), false],
  ])('%s', (_, result, is) => {
    expect(found(result)).toEqual(is ? [['p-value-contradiction', 'results[0].p[0]']] : []);
  });

  test('both are said', () => {
    expect(messages(with95(0.58, 0.83, { op: '=', value: 0.34 }, { evidence: '0.58–0.83; P = .34' }))).toEqual([
      'P = .34, but the 95 % confidence interval 0.58 to 0.83 excludes 1, which means no effect',
    ]);
  });
});

describe('values that cannot be', () => {
  test.each<[Result, string, string]>([
    [
      {
        kind: 'comparison',
        p: [
          { op: '=', value: 0.2 },
          { op: '=', value: 1.7 },
        ],
      },
      'p[1].value',
      'A P value lies between 0 and 1, not at 1.7',
    ],
    [{ kind: 'arm', measure: 'proportion', pct: 104 }, 'pct', 'A proportion lies between 0 and 100 %, not at 104 %'],
    [{ kind: 'arm', measure: 'proportion', value: -4, unit: '%' }, 'value', 'A proportion lies between 0 and 100 %, not at -4 %'],
    [{ kind: 'arm', measure: 'proportion', n: 465, N: 447, pct: 96.1 }, 'n', '465 cannot be counted among 447'],
    [ratio(0.7, -0.58, 0.83), 'ci.lower', 'A ratio (HR) is never below zero, as -0.58 is'],
  ])('%j', (result, part, message) => {
    expect(checkRecord({ ...sound, results: [result] })).toMatchObject([
      { code: 'result-impossible', path: `results[0].${part}`, message },
    ]);
  });
});

test('more events than people are nothing to flag, more cases than people are', () => {
  expect(found({ kind: 'arm', measure: 'count', n: 120, N: 100 })).toEqual([]);
  expect(found({ kind: 'arm', n: 120, N: 100, pct: 90 })).toEqual([['result-impossible', 'results[0].n']]);
});

test('whatever ratio and interval an analysis gives, rounded to two decimals, it raises no finding', () => {
  fc.assert(
    fc.property(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: 0.05, max: 1, noNaN: true }), (effect, error) => {
      const [value, lower, upper] = [0, -1.96, 1.96].map((z) => Math.exp(effect + z * error).toFixed(2));
      const p = Math.abs(effect) / error > 1.96 ? '<' : '>';
      const result = ratio(Number(value), Number(lower), Number(upper), `${value} (95% CI ${lower}–${upper}; P ${p} .05)`);
      expect(found({ ...result, p: [{ op: p, value: 0.05 }] })).toEqual([]);
    }),
    { seed: 6, numRuns: 500 },
  );
});

test('whatever count stands beside its percentage, rounded to any digit, it raises no finding', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 2 }),
      (N, share, digits) => {
        const n = Math.round(N * share);
        const pct = ((100 * n) / N).toFixed(digits);
        const evidence = `${n.toLocaleString('en-US')} of ${N.toLocaleString('en-US')} (${pct}%)`;
        expect(found({ kind: 'arm', measure: 'proportion', n, N, pct: Number(pct), value: Number(pct), unit: '%', evidence })).toEqual([]);
      },
    ),
    { seed: 6, numRuns: 500 },
  );
});

test('twenty kilobytes of evidence are read in time', () => {
  const hostile = ['1,'.repeat(10_000), '1,234'.repeat(4_000), '.'.repeat(20_000), '9'.repeat(20_000), '0.7 to '.repeat(3_000)];
  const began = process.cpuUsage().user;
  for (const evidence of hostile)
    found({ ...ratio(0.7, 0.75, 0.83, evidence), iqr: [1, 2], p: [{ op: '=', value: 0.34 }], n: 1, N: 2, pct: 10 });
  expect((process.cpuUsage().user - began) / 1000).toBeLessThan(1500);
});
