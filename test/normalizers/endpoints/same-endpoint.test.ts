import { describe, expect, it } from 'vitest';
import { sameEndpoint } from '../../../src/normalizers/endpoints/same-endpoint.ts';

const abbreviations = new Map([
  ['PFS', 'progression-free survival'],
  ['SSE', 'symptomatic skeletal event'],
]);

describe('the same endpoint', () => {
  it.each([
    ['PFS', 'progression-free survival'],
    ['progression-free survival (PFS)', 'PFS'],
    ['rate of QRS-21 response', 'QRS-21 response rates'],
    ['median progression-free survival', 'Progression-Free Survival'],
    ['time to first SSEs', 'time to first symptomatic skeletal event'],
    ['change from baseline in body weight', 'mean body weight'],
    ['hospitalisation for haemorrhage', 'hospitalization for hemorrhage'],
    ['proportion of patients with remission', 'remission'],
  ])('%s is %s', (a, b) => {
    expect(sameEndpoint(a, b, abbreviations)).toBe(true);
    expect(sameEndpoint(b, a, abbreviations)).toBe(true);
  });

  it.each([
    ['overall survival', 'progression-free survival'],
    ['overall survival', 'survival'],
    ['time to pain progression', 'pain progression'],
    ['total cholesterol', 'cholesterol'],
    ['systolic blood pressure', 'diastolic blood pressure'],
    ['incidence', 'prevalence'],
  ])('%s is not %s', (a, b) => {
    expect(sameEndpoint(a, b, abbreviations)).toBe(false);
  });
});
