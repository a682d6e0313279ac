import { foldToWord } from '../../normalizers/fold.ts';

const small = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'de', 'la', 'der', 'die', 'und', 'et']);

const wordsOf = (title: string): string[] =>
  title
    .split(/[^\p{L}\p{N}]+/u)
    .map(foldToWord)
    .filter((word) => word !== '' && !small.has(word));

/**
 * Whether one name of a journal is the short form of the other: its words begin words of the other in their order («N Engl J Med», «Ann
 * Oncol» for «Annals of oncology : official journal of …»). «Nature» is no short form of «Nature Medicine»: none of its words is shortened.
 */
export function abbreviates(short: string, long: string): boolean {
  const [words, full] = [wordsOf(short), wordsOf(long)];
  let shortened = /[:(=]/.test(long) && !/[:(=]/.test(short);
  let at = 0;
  for (const [index, word] of words.entries()) {
    while (at < full.length && !full[at]?.startsWith(word)) at += 1;
    if (at === full.length || (index === 0 && at > 0)) return false;
    shortened ||= full[at] !== word;
    at += 1;
  }
  return words.length > 0 && shortened && words.join('').length < full.join('').length;
}
