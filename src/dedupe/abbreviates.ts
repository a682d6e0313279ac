import { foldedWords } from '../normalizers/fold.ts';

/** Words that abbreviations of journals leave out. */
const small: ReadonlySet<string> = new Set([
  ...['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'the', 'to', 'with'],
  ...['de', 'del', 'da', 'do', 'dos', 'la', 'las', 'el', 'los', 'y', 'e', 'en', 'et', 'le', 'les', 'des', 'du', 'l', 'd'],
  ...['der', 'die', 'das', 'und', 'fur', 'von', 'im'],
]);

/**
 * Whether one journal title abbreviates another: `Ann Oncol` and `Annals of oncology`, `J Natl Cancer Inst` and `Journal of the National Cancer Institute`.
 * Each of its words must shorten the next word of the other, up to a subtitle or a place in brackets.
 */
export function abbreviates(short: string, long: string): boolean {
  const mine = foldedWords(short).filter((word) => !small.has(word));
  const whole = foldedWords(long.replace(/\s*[:(=].*$/, '')).filter((word) => !small.has(word));
  if (mine.length === 0 || mine.length !== whole.length) return false;
  return mine.every((word, at) => shortens(word, whole[at] ?? '')) && mine.join('').length < whole.join('').length;
}

/** `natl` has letters of `national` in their order, from the first on. */
function shortens(word: string, whole: string): boolean {
  if (word[0] !== whole[0]) return false;
  let at = 0;
  for (const letter of whole) if (letter === word[at]) at += 1;
  return at === word.length;
}
