/** Where Windows-1252 has other characters than Latin-1: the bytes 0x80 to 0x9F. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const byteOf = new Map([...windows].map((letter, at) => [letter, 0x80 + at]));

/** A letter that UTF-8 begins with, and those that it goes on with, as they look when each byte is read as a letter of its own. */
const further = `[\\u0080-\\u00bf${windows.replaceAll(/[\u0080-\u00bf]/g, '')}]`;
const mangled = new RegExp(`[\\u00c2-\\u00df]${further}|[\\u00e0-\\u00ef]${further}{2}|[\\u00f0-\\u00f4]${further}{3}`, 'g');
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Letters of Latin, Greek and Cyrillic, signs of print and of mathematics. */
const likely = /^[\u00a0-\u024f\u0370-\u052f\u1e00-\u1eff\u2000-\u22ff\ufb00-\ufb06]$/u;

/**
 * `MÃ©ndez` is «Méndez»: UTF-8 that somebody read as Windows-1252. What does not decode, or would be a letter that stands in no such text, stays as it is: `Gauß’`
 * and `LIBERTÉ»` have the bytes of letters of N’Ko and of phonetics.
 */
export function repairMojibake(text: string): string {
  if (!/[\u00c2-\u00f4][^\p{ASCII}]/u.test(text)) return text;
  return text.replace(mangled, (letters) => {
    const bytes = Uint8Array.from(letters, (letter) => byteOf.get(letter) ?? letter.charCodeAt(0));
    try {
      const meant = decoder.decode(bytes);
      return likely.test(meant) ? meant : letters;
    } catch {
      return letters;
    }
  });
}
