import { expect, test } from 'vitest';
import { wordDifferences } from '../../../src/pipeline/deciding/word-differences.ts';

const marked = (...texts: string[]) =>
  wordDifferences(texts).map((stretches) => stretches.map(({ text, differs }) => (differs ? `{${text}}` : text)).join(' '));

test.each([
  [
    'one word',
    ['Tides and coastal erosion in bays', 'Tides and coastal flooding in bays'],
    ['Tides and coastal {erosion} in bays', 'Tides and coastal {flooding} in bays'],
  ],
  ['a subtitle', ['Tides', 'Tides: a review'], ['Tides', 'Tides: {a review}']],
  ['nothing but case, accents and punctuation', ['Tídes - in bays.', 'TIDES in Bays'], ['Tídes - in bays.', 'TIDES in Bays']],
  ['a word that moved', ['red tides rise', 'tides red rise'], ['{red} tides rise', 'tides {red} rise']],
  ['a word that is doubled', ['tides in the bay', 'tides in the the bay'], ['tides in the bay', 'tides in the {the} bay']],
  ['everything', ['coffee', 'tea'], ['{coffee}', '{tea}']],
  ['an empty value', ['', 'tea'], ['', '{tea}']],
])('%s', (_, texts, expected) => {
  expect(marked(...texts)).toEqual(expected);
});

test('of three texts, the words that not all have', () => {
  expect(marked('tides in the bay', 'tides of the bay', 'tides in a bay')).toEqual([
    'tides {in the} bay',
    'tides {of} the bay',
    'tides in {a} bay',
  ]);
});

test('two long texts with nothing in order are compared in the time of reading them', () => {
  const words = Array.from({ length: 30_000 }, (_, at) => `word${at}`);
  const [first, second] = wordDifferences([words.join(' '), [...words.toReversed(), 'more'].join(' ')]);
  expect(first?.some(({ differs }) => differs)).toBe(false);
  expect(second?.at(-1)).toEqual({ text: 'more', differs: true });
});
