import type { Random } from '../../random.ts';
import type { Damage } from '../damage.ts';
import { swapWords, type WordTable } from '../word-table.ts';
import { onTitle } from './on-title.ts';

/** A letter left out, doubled, changed or in its neighbour's place, within a long word. */
export function typo(text: string, random: Random): string | undefined {
  const words = [...text.matchAll(/\p{L}{5,}/gu)];
  if (words.length === 0) return undefined;
  const word = random.pick(words);
  const at = word.index + random.between(1, word[0].length - 3);
  const [before, letter = '', next = '', after] = [text.slice(0, at), text[at], text[at + 1], text.slice(at + 2)];
  return random.pick([
    () => before + next + after,
    () => before + letter + letter + next + after,
    () => before + next + letter + after,
    () => `${before}${random.pick([...'aeinorst'])}${next}${after}`,
  ])();
}

const american: WordTable = [
  ['randomised', 'randomized'],
  ['paediatric', 'pediatric'],
  ['tumour', 'tumor'],
  ['anaemia', 'anemia'],
  ['hospitalised', 'hospitalized'],
  ['multicentre', 'multicenter'],
];

const greek: WordTable = [
  ['α', 'alpha'],
  ['β', 'beta'],
  ['γ', 'gamma'],
  ['κ', 'kappa'],
  ['Δ', 'delta'],
];

const entities: WordTable = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['α', '&alpha;'],
  ['β', '&beta;'],
  ['γ', '&gamma;'],
  ['κ', '&kappa;'],
  ["'", '&#39;'],
  ['’', '&rsquo;'],
  ['é', '&eacute;'],
];

const figures: WordTable = [
  ['two', '2'],
  ['three', '3'],
  ['five', '5'],
  ['eight', '8'],
  ['part one', 'part 1'],
  ['part 1', 'part I'],
  ['part 2', 'part II'],
  ['phase 1', 'phase I'],
  ['phase 2', 'phase II'],
  ['phase 3', 'phase III'],
  ['phase 4', 'phase IV'],
];

/** Letters of UTF-8 read as Windows-1252: `Ã©`; and what cannot be read at all: `?`. */
const misread = (text: string): string => (/[^\x20-\x7e]/.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text);

export const titleLetters: readonly Damage[] = [
  onTitle('typo in the title', 0.9, typo, { weight: 3 }),
  onTitle('typos in the title', 0.75, (title, random) => typo(typo(typo(title, random) ?? '', random) ?? '', random)),
  onTitle('American spelling', 1, (title) => swapWords(title, american), { weight: 3 }),
  onTitle('Greek letters spelled', 0.95, (title) => swapWords(title, greek), { weight: 4 }),
  onTitle('Greek letters lost', 0.9, (title, random) => title.replace(/[αβγκΔ]/g, random.pick(['', '?'])), { weight: 2 }),
  onTitle('HTML entities', 1, (title) => swapWords(title, entities), { weight: 3 }),
  onTitle('numbers in figures or Roman', 1, (title) => swapWords(title, figures), { weight: 4 }),
  onTitle('mojibake in the title', 0.95, misread, { weight: 2 }),
  onTitle('title in capitals', 1, (title) => title.toUpperCase(), { weight: 2 }),
  onTitle('markup in the title', 1, (title, random) =>
    title.replace(/ (\p{L}{4,}) /u, (_, word: string) => random.pick([` <i>${word}</i> `, ` <sup>${word}</sup> `])),
  ),
  onTitle('hyphens and blanks of the title', 0.95, (title, random) =>
    random.chance(0.5) ? title.replace(/(\p{L}{4,}) (\p{L}{4,})/u, '$1-$2') : title.replace(/(\p{L}{4,}) (\p{L}{4,})/u, '$1$2'),
  ),
];
