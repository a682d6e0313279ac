/**
 * Letters that the full-text index does not take for others with a stroke or a bow: its tokenizer folds what Unicode takes apart, and
 * «Ødegård» would be found by «Ødegard» but not by «Odegard».
 */
const plain: Readonly<Record<string, string>> = {
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ß: 'ss',
  ı: 'i',
  ħ: 'h',
};

/** The text as it is indexed and looked for: both must be written the same. */
export const plainLetters = (text: string): string => text.replace(/[øØłŁđĐðÐþÞæÆœŒßıħ]/g, (letter) => plain[letter] ?? letter);
