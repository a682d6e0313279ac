/** Where Windows-1252 has other characters than Latin-1: the bytes 0x80 to 0x9F. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const byteOf = new Map([...windows].map((letter, at) => [letter, 0x80 + at]));

/** A letter that UTF-8 begins with, and those that it goes on with, as they look when each byte is read as a letter of its own. */
const mangled = new RegExp(`[\\u00c2-\\u00f4][\\u0080-\\u00bf${windows.replaceAll(/[\u0080-\u00bf]/g, '')}]{1,3}`, 'g');
const decoder = new TextDecoder('utf-8', { fatal: true });

/** `MÃ©ndez` is «Méndez»: UTF-8 that somebody read as Windows-1252. What does not decode stays as it is. */
export function repairMojibake(text: string): string {
  if (!/[\u00c2-\u00f4][^\p{ASCII}]/u.test(text)) return text;
  return text.replace(mangled, (letters) => {
    const bytes = Uint8Array.from(letters, (letter) => byteOf.get(letter) ?? letter.charCodeAt(0));
    try {
      return decoder.decode(bytes);
    } catch {
      return letters;
    }
  });
}
