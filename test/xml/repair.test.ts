import { expect, test } from 'vitest';
import { repairCharacters } from '../../src/xml/repair.ts';

test('more forbidden characters than V8 takes matches in one replacement are dropped all the same', () => {
  const count = 70_000_000;
  expect(repairCharacters(`a${'\0'.repeat(count)}b`)).toEqual({ text: 'ab', repaired: count });
}, 60_000);

test('a pair is never taken for two halves, wherever it stands', () => {
  for (const before of [2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1]) {
    const text = `${'x'.repeat(before)}😀`;
    expect(repairCharacters(`${text}\0\uD83D\v`)).toEqual({ text: `${text}\uFFFD `, repaired: 3 });
  }
});
