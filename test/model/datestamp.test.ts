import { expect, test } from 'vitest';
import { isEarlier } from '../../src/model/datestamp.ts';

test.each([
  ['2021-02-11T09:12:40Z', '2021-02-11T09:12:41Z', true],
  ['2021-02-11', '2021-02-11T09:12:41Z', false],
  ['2021-02-11T09:12:41Z', '2021-02-11', false],
  ['2021-02-10', '2021-02-11T09:12:41Z', true],
  // One version of an item, over DSpace’s REST API and over its OAI-PMH: only one of the two may replace the other.
  ['2021-02-11T09:12:40.000Z', '2021-02-11T09:12:40Z', true],
  ['2021-02-11T09:12:40Z', '2021-02-11T09:12:40.000Z', false],
])('%s is earlier than %s: %s', (a, b, expected) => {
  expect(isEarlier(a, b)).toBe(expected);
});
