import { describe, expect, it } from 'vitest';
import { extractEndpoints } from '../../../../src/normalizers/endpoints.ts';

/** The results of a text as `value: arm`, and of comparisons `value or P: arm | arm`. */
const read = (text: string): string[] =>
  extractEndpoints(text).results.map(
    ({ kind, value, pct, n, p, arm, arms }) =>
      `${pct ?? value ?? n ?? `P${p?.[0]?.op}${p?.[0]?.value}`}: ${kind === 'arm' ? (arm ?? '-') : (arms ?? ['-']).join(' | ')}`,
  );

const two = 'METHODS: Adults were randomly assigned to ostavir (n = 50) or darnafil (n = 50). RESULTS: ';
const four =
  'METHODS: Adults were randomized to bimrekart 50 mg (n = 88), 100 mg (n = 90), 200 mg (n = 89), or placebo (n = 89). RESULTS: ';

describe('the arms of values in a row', () => {
  it('are one where several values stand behind its name or before it', () => {
    expect(read(`${two}Adverse events and serious adverse events were alike (ostavir: 72.4% and 2.5%; darnafil: 72.7% and 1.9%).`)).toEqual(
      ['72.4: ostavir', '2.5: ostavir', '72.7: darnafil', '1.9: darnafil'],
    );
    expect(
      read(
        `${two}Survival rates at 3, 5, and 8 years were 52.4%, 40.1%, and 33.5% with ostavir versus 43.2%, 31.8%, and 25.0% with darnafil.`,
      ),
    ).toEqual(['52.4: ostavir', '40.1: ostavir', '33.5: ostavir', '43.2: darnafil', '31.8: darnafil', '25: darnafil']);
  });

  it('are the one before the row and the one behind it', () => {
    expect(read(`${four}With 200 mg, remission was achieved by 36 of 89 patients (40.4%) vs 5 of 89 (5.6%) with placebo.`)).toEqual([
      '40.4: bimrekart 200 mg',
      '5.6: placebo',
    ]);
  });

  it('stand in brackets behind each value', () => {
    expect(read(`${four}The mean change in itch was −52.1% (50 mg), −66.8% (100 mg), −71.3% (200 mg), and −31.5% (placebo).`)).toEqual([
      '-52.1: bimrekart 50 mg',
      '-66.8: bimrekart 100 mg',
      '-71.3: bimrekart 200 mg',
      '-31.5: placebo',
    ]);
  });
});

describe('a row of three arms', () => {
  it('goes on behind a list of two, and its test compares all three', () => {
    expect(
      read(
        'METHODS: Adults were randomized to ostavir (n = 20), darnafil (n = 21), or placebo (n = 22). RESULTS: Mood scores dropped 46% and 35% in the ostavir and darnafil groups versus 2% in the placebo group (P < .0001).',
      ),
    ).toEqual(['46: ostavir', '35: darnafil', '2: placebo', 'P<0.0001: ostavir | darnafil | placebo']);
  });
});

describe('the arms of effects', () => {
  it('are the one named behind the effect and the control', () => {
    expect(
      read(
        'METHODS: Adults were randomly assigned to fixed corvulin (n = 20), adaptive corvulin (n = 21), or placebo (n = 22). RESULTS: The odds ratio for death was 0.47 (95% CI, 0.25 to 0.96) for fixed corvulin and 0.88 (95% CI, 0.54 to 1.36) for adaptive corvulin relative to placebo.',
      ),
    ).toEqual(['0.47: fixed corvulin | placebo', '0.88: adaptive corvulin | placebo']);
  });

  it('are one arm where each value has a P value of its own', () => {
    expect(
      read(`${two}Bone density increased by 0.9 ± 0.8 mm (P < .001) with ostavir and by 1.6 ± 0.9 mm (P < .002) with darnafil.`),
    ).toEqual(['0.9: ostavir', 'P<0.001: ostavir', '1.6: darnafil', 'P<0.002: darnafil']);
  });

  it('leave the order of the row to the rows that follow', () => {
    expect(
      read(
        `METHODS: Adults were randomly assigned to ostavir (n = 50) or placebo (n = 50). RESULTS: Ulcers occurred in 2.6% with placebo and 2.2% with ostavir (odds ratio, 0.85; 95% CI, 0.66 to 1.09), and readmission in 15.3% and 15.0%.`,
      ),
    ).toEqual(['2.6: placebo', '2.2: ostavir', '0.85: ostavir | placebo', '15.3: placebo', '15: ostavir']);
  });
});
