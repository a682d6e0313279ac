import { expect, test } from 'vitest';
import { paceLine } from '../../src/commands/pace.ts';

const second = 1000;
const hour = 3600 * second;

test.each([
  ['at the beginning nothing is foretold', { records: 120, bytes: 10, totalBytes: 1000 }, second, '120 records, 120/s, 1 %'],
  [
    'the time left follows from the bytes that are read',
    { records: 52_000, bytes: 25, totalBytes: 100 },
    20 * second,
    '52,000 records, 2,600/s, 25 %, 60 s left',
  ],
  ['minutes', { records: 9_000, bytes: 1, totalBytes: 10 }, 100 * second, '9,000 records, 90/s, 10 %, 15 min left'],
  ['hours', { records: 3_456_789, bytes: 1, totalBytes: 11 }, hour, '3,456,789 records, 960/s, 9 %, 10 h 0 min left'],
  ['days', { records: 1000, bytes: 1, totalBytes: 101 }, hour, '1,000 records, 0.278/s, 0 %, 4 d 4 h left'],
  ['all is read, and the last records are being stored', { records: 10, bytes: 7, totalBytes: 7 }, 4 * second, '10 records, 2.5/s, 100 %'],
  ['an empty file', { records: 0, bytes: 0, totalBytes: 0 }, 0, '0 records, 100 %'],
])('%s', (_, progress, ms, line) => {
  expect(paceLine(progress, ms)).toBe(line);
});
