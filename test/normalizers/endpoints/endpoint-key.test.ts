import { describe, expect, it } from 'vitest';
import { endpointKey } from '../../../src/normalizers/endpoints/endpoint-key.ts';

const abbreviations = new Map([
  ['PFS', 'progression-free survival'],
  ['SSE', 'symptomatic skeletal event'],
]);

describe('the key of an endpoint', () => {
  it.each([
    ['PFS', 'progression-free survival'],
    ['progression-free survival (PFS)', 'PFS'],
    ['rate of QRS-21 response', 'QRS-21 response rates'],
    ['median progression-free survival', 'Progression-Free Survival'],
    ['time to first SSEs', 'time to first symptomatic skeletal event'],
    ['change from baseline in body weight', 'mean body weight'],
    ['hospitalisation for haemorrhage', 'hospitalization for hemorrhage'],
    ['proportion of patients with remission', 'remission'],
  ])('%s has that of %s', (a, b) => {
    expect(endpointKey(a, abbreviations)).toBe(endpointKey(b, abbreviations));
  });

  it.each([
    ['overall survival', 'progression-free survival'],
    ['overall survival', 'survival'],
    ['time to pain progression', 'pain progression'],
    ['total cholesterol', 'cholesterol'],
    ['systolic blood pressure', 'diastolic blood pressure'],
    ['incidence', 'prevalence'],
  ])('%s has not that of %s', (a, b) => {
    expect(endpointKey(a, abbreviations)).not.toBe(endpointKey(b, abbreviations));
  });

  it('spells words out in their order of the alphabet, by the abbreviations of its own document', () => {
    expect(endpointKey('PFS rates', abbreviations)).toBe('free progression survival');
    expect(endpointKey('PFS rates', new Map())).toBe('pfs');
  });
});
