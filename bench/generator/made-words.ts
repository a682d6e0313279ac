import { Random } from './random.ts';

const onsets = 'b c d f g h l m n p r s t v b c d l m n p r s t pr tr st cl th ph'.split(' ');
const vowels = 'a e i o u a e i o a e i o y'.split(' ');
const codas = ['', '', '', '', '', '', 'n', 'r', 'l', 's', 'm', 'ct'];

/** A word of so many syllables that no language has. */
function madeWord(random: Random, syllables: number): string {
  let word = '';
  for (let at = 0; at < syllables; at++) word += random.pick(onsets) + random.pick(vowels) + random.pick(codas);
  return word;
}

/** So many different words, each with one of the endings; the same at every call. */
export function madeWords(seed: number, count: number, syllables: readonly [number, number], endings: readonly string[]): string[] {
  const random = new Random(seed);
  const words = new Set<string>();
  while (words.size < count) words.add(madeWord(random, random.between(...syllables)) + random.pick(endings));
  return [...words];
}

export const capitalized = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
