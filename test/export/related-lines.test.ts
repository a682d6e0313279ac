import { expect, test } from 'vitest';
import { relatedLines } from '../../src/export/related-lines.ts';

test('a related work is told in words, from where the reader stands', () => {
  expect(
    relatedLines([
      { id: 'W12', kind: 'preprint', is: 'other', title: 'Tides at first' },
      { id: 'W13', kind: 'erratum', is: 'this' },
      { id: 'W14', kind: 'part', is: 'both', title: 'Tides, part II' },
    ]),
  ).toEqual([
    '',
    'Related',
    '  W12 is the preprint of this: Tides at first',
    '  this is a correction of W13',
    '  W14 and this are parts of one publication: Tides, part II',
  ]);
  expect(relatedLines([])).toEqual([]);
});
