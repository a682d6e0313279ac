/** Letters that NFD does not take apart, as they are written where only ASCII is at hand. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ascii = /^[\u0000-\u007f]*$/;

/** Lower case without diacritics, for comparison only: `Méndez` and `MENDEZ` become `mendez`. Spacing and punctuation stay. */
export function foldLetters(text: string): string {
  // Most text is ASCII, of which there is nothing to take apart.
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßøłđðþæœıħŋ]/g, (letter) => plainLetters[letter] ?? letter);
}

/** The words of a text, folded: runs of letters and digits. */
export const foldedWords = (text: string): readonly string[] => foldLetters(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Letters and digits alone, folded: what is left of a title or name when spelling habits are taken away. */
export function foldToWord(text: string): string {
  return foldLetters(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
