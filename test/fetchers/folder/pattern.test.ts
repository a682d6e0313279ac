import { expect, test } from 'vitest';
import { fitsPattern } from '../../../src/fetchers/folder/pattern.ts';

test.each([
  ['a.ris', '*.ris', true],
  ['A.RIS', '*.ris', true],
  ['desk/may/a.ris', '*.ris', true],
  ['a.ris.txt', '*.ris', false],
  ['a.ris', 'desk/*.ris', false],
  ['desk/a.ris', 'desk/*.ris', true],
  ['desk/may/a.ris', 'desk/*.ris', false],
  ['desk/may/a.ris', 'desk/**', true],
  ['desk/may/a.ris', '**/a.*', true],
  ['a.ris', '**/a.*', true],
  ['desk/may/june/a.ris', 'desk/**/a.ris', true],
  ['desk/a.ris', 'desk/**/a.ris', true],
  ['desk/may/b.ris', 'desk/**/a.ris', false],
  ['savedrecs(1).ris', 'savedrecs(?).ris', true],
  ['savedrecs(11).ris', 'savedrecs(?).ris', false],
  ['x', '*', true],
  ['x', '', false],
  ['über.ris', '?ber.ris', true],
])('%s against %s: %s', (path, pattern, expected) => {
  expect(fitsPattern(path, pattern)).toBe(expected);
});

test('a pattern of many stars is answered at once', () => {
  expect(fitsPattern('a'.repeat(5000), `${'*a'.repeat(500)}*b`)).toBe(false);
});
