import { expect, test } from 'vitest';
import { nameLikeness, outcomeName } from '../../src/claims/endpoint-names.ts';
import type { Endpoint } from '../../src/model/endpoint.ts';

const defined: Endpoint[] = [{ name: 'lantern-free walking', abbreviation: 'LFW', role: 'primary' }];

test.each([
  ['overall survival', 'Overall Survival', 'same'],
  ['overall survival', 'OS', 'same'],
  ['median overall survival', 'OS', 'same'],
  ['progression-free survival', 'PFS', 'same'],
  ['radiographic progression-free survival', 'rPFS', 'same'],
  ['quality of life', 'QoL', 'same'],
  ['symptomatic skeletal events', 'time to the first symptomatic skeletal event', 'same'],
  ['SSEs', 'symptomatic skeletal events', 'same'],
  ['all-cause mortality', 'death from any cause', 'same'],
  ['LFW', 'lantern-free walking', 'same'],
  ['survival', 'overall survival', 'akin'],
  ['progression-free survival', 'radiographic progression-free survival', 'akin'],
  ['overall survival', 'progression-free survival', 'other'],
  ['OS', 'osteonecrosis', 'other'],
  ['PFS', 'OS', 'other'],
  ['overall survival', 'osteonecrosis severity', 'other'],
])('%s and %s: %s', (a, b, likeness) => {
  const [x, y] = [outcomeName(a, defined), outcomeName(b, defined)];
  expect(nameLikeness(x, y)).toBe(likeness);
  expect(nameLikeness(y, x)).toBe(likeness);
});
