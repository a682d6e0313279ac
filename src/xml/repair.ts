/** What XML 1.0 forbids (production 2, Char): control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Vertical tab and form feed are line breaks of word processors: dropping them would glue two words together. */
const breaks = new Set(['\v', '\f']);

/** The text with forbidden characters made harmless, and how many there were: breaks become a blank, half pairs U+FFFD, the rest goes. */
export function repairCharacters(text: string): { text: string; repaired: number } {
  let repaired = 0;
  const clean = text.replace(forbidden, (character) => {
    repaired += 1;
    if (breaks.has(character)) return ' ';
    return character >= '\uD800' && character <= '\uDFFF' ? '\uFFFD' : '';
  });
  return { text: clean, repaired };
}
