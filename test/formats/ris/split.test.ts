import { expect, test } from 'vitest';
import { readTag, unglue } from '../../../src/formats/ris/split.ts';

test.each([
  ['TY  - JOUR', { tag: 'TY', value: 'JOUR' }],
  ['\uFEFFTY  - JOUR', { tag: 'TY', value: 'JOUR' }],
  ['TY  -  JOUR ', { tag: 'TY', value: 'JOUR' }],
  ['TY - JOUR', { tag: 'TY', value: 'JOUR' }],
  ['ty  - jour', { tag: 'TY', value: 'jour' }],
  ['A1\t- Strauß, Öl', { tag: 'A1', value: 'Strauß, Öl' }],
  ['ID \t- k7', { tag: 'ID', value: 'k7' }],
  ['SP  -', { tag: 'SP', value: '' }],
  ['ER  - ', { tag: 'ER', value: '' }],
  ['ER -', { tag: 'ER', value: '' }],
  ['X9  - of a vendor', { tag: 'X9', value: 'of a vendor' }],
  ['TY  -JOUR', { tag: 'TY', value: 'JOUR' }],
  ['AU – Roe, Mary', { tag: 'AU', value: 'Roe, Mary' }],
  ['ER  –', { tag: 'ER', value: '' }],
  ['PMID - 99345678', { tag: 'PMID', value: '99345678' }],
  ['PMID- 99345678', { tag: 'PMID', value: '99345678' }],
])('%j is a tagged line', (line, expected) => {
  expect(readTag(line)).toEqual(expected);
});

test.each([
  'ER - positive tumours were left out',
  'HR - 1.2',
  'ab - normal',
  'text',
  '',
  '1. ',
  'TY',
  'TY-JOUR',
  'www  - x',
  'QQ  -x',
  'ER  – positive',
])('%j goes on with the line before', (line) => {
  expect(readTag(line)).toBeUndefined();
});

test.each([
  [
    '10.5555/x     LK  - https://a.example.org',
    [
      { tag: 'DO', value: '10.5555/x' },
      { tag: 'LK', value: 'https://a.example.org' },
    ],
  ],
  [
    'a     U1  - b     U2  - c',
    [
      { tag: 'DO', value: 'a' },
      { tag: 'U1', value: 'b' },
      { tag: 'U2', value: 'c' },
    ],
  ],
  ['old scales are hard  - and few', [{ tag: 'DO', value: 'old scales are hard  - and few' }]],
  ['vitamin D3  - a review', [{ tag: 'DO', value: 'vitamin D3  - a review' }]],
])('%j is taken apart where Rayyan glued it', (value, expected) => {
  expect(unglue('DO', value)).toEqual(expected);
});
