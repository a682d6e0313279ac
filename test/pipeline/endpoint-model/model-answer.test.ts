import { expect, test } from 'vitest';
import { checkedAnswer } from '../../../src/pipeline/endpoint-model/model-answer.ts';

// The sign of the moon is two UTF-16 units, and one character of Python's.
const text = '🌙 Median rise was 12 cm.';

test('an answer whose evidence stands at its offsets is taken as it is', () => {
  const results = [{ kind: 'arm', measure: 'median', value: 12, unit: 'cm', start: 19, end: 24, evidence: '12 cm' }];
  const endpoints = [{ name: 'rise', role: 'result_only', start: 10, end: 14 }];
  expect(checkedAnswer({ id: '1', endpoints, results, version: 2 }, text)).toEqual({ reading: { endpoints, results } });
});

test('evidence without offsets is taken where the text has it', () => {
  const results = [{ kind: 'arm', value: 12, evidence: '12 cm' }];
  expect(checkedAnswer({ endpoints: [], results }, text)).toEqual({ reading: { endpoints: [], results } });
});

test.each([
  [
    'offsets that count characters',
    { start: 18, end: 23, evidence: '12 cm' },
    'has evidence that is not what stands at its offsets, 18 to 23',
  ],
  ['a quotation of its own', { evidence: '12 centimetres' }, 'has evidence that does not stand in the text'],
  ['offsets behind the end', { start: 20, end: 90 }, 'has offsets 20 to 90, which are no stretch of the text (25 UTF-16 units)'],
  ['an empty stretch', { start: 3, end: 3 }, 'has offsets 3 to 3, which are no stretch of the text (25 UTF-16 units)'],
  ['half a place', { start: 3 }, 'has one offset and not the other'],
])('%s: refused', (_, place, problem) => {
  const answer = {
    endpoints: [],
    results: [
      { kind: 'arm', value: 12 },
      { kind: 'arm', value: 12, ...place },
    ],
  };
  expect(checkedAnswer(answer, text)).toEqual({ problem: `results.1 ${problem}` });
});

test.each([
  [{ endpoints: [] }, 'results must be given'],
  ['no idea', 'the answer must be a group of keys'],
  [{ endpoints: [{ name: 'rise', role: 'main' }], results: [] }, expect.stringMatching(/^endpoints\.0\.role must be one of primary, /)],
  [{ endpoints: [], results: [{ kind: 'arm', estimate: 3 }] }, 'results.0.estimate no such key'],
  [{ endpoints: [], results: [{ kind: 'arm', value: '12' }] }, expect.stringMatching(/^results\.0\.value /)],
])('%j is no answer, and it is said why', (value, problem) => {
  expect(checkedAnswer(value, text)).toEqual({ problem });
});
