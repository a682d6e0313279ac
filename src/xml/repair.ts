/** What XML 1.0 forbids (production 2, Char): control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]+/gu;

/** Vertical tab and form feed are line breaks of word processors: dropping them would glue two words together. */
const breaks = /[\v\f]/g;
const halfPairs = /[\uD800-\uDFFF]/g;
const allElse = /[^ \uFFFD]+/g;

/** Text is repaired in pieces of so many UTF-16 units: V8 ends the process when one replacement has a hundred million matches (a file of zeros). */
const pieceSize = 2 ** 20;

/** The text with forbidden characters made harmless, and how many there were: breaks become a blank, half pairs U+FFFD, the rest goes. */
export function repairCharacters(text: string): { text: string; repaired: number } {
  if (text.search(forbidden) === -1) return { text, repaired: 0 };
  const pieces: string[] = [];
  let repaired = 0;
  for (let start = 0; start < text.length; ) {
    const end = endOfPiece(text, start + pieceSize);
    const piece = text.slice(start, end).replace(forbidden, (run) => {
      repaired += run.length;
      return run.replace(breaks, ' ').replace(halfPairs, '\uFFFD').replace(allElse, '');
    });
    pieces.push(piece);
    start = end;
  }
  return { text: pieces.join(''), repaired };
}

/** One further where the piece would end between the halves of a pair. */
function endOfPiece(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end + 1 : end;
}
