import { foldLetters } from '../../normalizers/fold.ts';

const smallEnglish: ReadonlySet<string> = new Set('a an and as at by for from in into of on or the to with'.split(' '));

/** Words by which a title shows that it is in another language, where capitals are set otherwise. */
const foreign =
  /(?:^|[\s'’])(?:de|del|la|las|los|el|y|e|da|do|dos|das|em|du|des|le|les|et|für|der|die|das|und|zur|di|della|delle|dei|och|i|og|van|het|voor|en)(?=\s|$)/iu;

/** `Annals of oncology` as journals are called in running text: `Annals of Oncology`. NLM's catalogue capitalizes first words alone; `eLife` is called so. */
export function inCapitals(title: string): string {
  if (foreign.test(title) || /[^\p{ASCII}]/u.test(title)) return title;
  return title.replace(/(?<![\p{L}\p{N}'’.])\p{Ll}[\p{L}'’]*/gu, (word, at: number) =>
    (at > 0 && smallEnglish.has(word)) || /\p{Lu}/u.test(word) ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
  );
}

const letters = (word: string): string => foldLetters(word).replace(/[^\p{L}\p{N}]/gu, '');

/** Whether a word was shortened to another one: its first letter and the others in their order (`Japanese`, `Jpn`). */
function shortens(short: string, word: string): boolean {
  if (short[0] !== word[0] || short.length >= word.length) return false;
  let at = 0;
  for (const letter of word) if (letter === short[at]) at += 1;
  return at === short.length;
}

/**
 * NLM's abbreviations have no points, and most styles take them away; those that print them (Nature, IEEE) expect them as ISO 4 sets them, behind each word
 * that was shortened: `Ann Oncol` of `Annals of oncology` is `Ann. Oncol.`. Words that the title does not tell stay as they are (`BMJ`).
 */
export function pointedAbbreviation(abbreviation: string, title: string): string {
  if (abbreviation.includes('.')) return abbreviation;
  const words = title
    .split(/[\s/-]+/)
    .map(letters)
    .filter(Boolean);
  let from = 0;
  return abbreviation.replace(/[\p{L}\p{N}'’]+/gu, (given) => {
    const short = letters(given);
    const at = words.findIndex((word, index) => index >= from && (word === short || shortens(short, word)));
    if (at < 0) return given;
    from = at + 1;
    return words[at] === short ? given : `${given}.`;
  });
}
