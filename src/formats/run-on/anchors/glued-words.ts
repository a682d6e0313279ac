import { borderCost } from '../borders.ts';
import type { Candidate, Kind } from '../candidate.ts';

/**
 * Occurrences of fixed words that are glued on both sides, as a controlled value is when fields are joined; in prose they have blanks
 * around them. The longest alternative comes first in `words`; `next` are values that may follow. Letter case counts but for the first letter.
 */
export function findGluedWords(
  text: string,
  kind: Kind,
  words: readonly string[],
  cost: number,
  next: readonly string[] = [],
): Candidate[] {
  const alternatives = words.map((word) => `${firstLetter(word)}${escapeSpecial(word.slice(1))}`).join('|');
  const found: Candidate[] = [];
  for (const match of text.matchAll(new RegExp(`(?:${alternatives})`, 'gu'))) {
    const start = match.index;
    const end = start + match[0].length;
    const isPhrase = /[ :]/.test(match[0]);
    // reviewembargoed access: a value that is known to come next is a plain border
    const endBorder = next.some((word) => text.startsWith(word, end)) ? 0 : borderCost(text, end);
    const borders = [borderCost(text, start), endBorder].sort((a, b) => a - b);
    // reviewopen access: of two controlled values side by side one border may look like the inside of a word
    if ((borders[0] ?? 0) > (isPhrase ? 4 : 2.5) || (borders[1] ?? 0) > (isPhrase && (borders[0] ?? 0) <= 1 ? 5 : 4)) continue;
    found.push({ kind, start, end, cost, certain: isPhrase });
  }
  return found;
}

const escapeSpecial = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const firstLetter = (word: string) => {
  const [letter = ''] = word;
  const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  return letter === other ? escapeSpecial(letter) : `[${letter}${other}]`;
};
