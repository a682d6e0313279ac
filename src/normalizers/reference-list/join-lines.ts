/** A hyphen that belongs to the word whatever follows it. */
const compounds =
  /(?:^|[\s(/-])(?:self|non|anti|long|short|high|low|well|cross|co|re|pre|post|multi|inter|intra|double|single|open|follow|health|evidence|community|hospital|population|case|half|quasi|ex|all|one|two|three|four|five|six|ten|meta|ultra|semi|sub|dose|time|risk|age|sex|cost|quality|patient|randomi[sz]ed|placebo)-$/i;

/** What an address or DOI is broken behind or before. */
const brokenAddress = /(?:https?:\/\/\S{0,300}|www\.\S{1,300}|\b10\.\d{4,9}(?:\/\S{0,200})?|doi:\S{0,200})$/i;

/**
 * The text of an entry from the lines it stands on. Words that were parted at the end of a line are put together again; a hyphen that joins
 * two words stays, and so does that of a range of pages; a broken address has no blank in it.
 */
export function joinLines(lines: readonly string[]): string {
  const pieces: string[] = [];
  for (const line of lines) {
    const next = line.replace(/\s+/g, ' ').trim();
    if (next === '') continue;
    const last = pieces.at(-1);
    if (last !== undefined) {
      const seam = seamOf(last, next);
      if (seam === 'parted') pieces[pieces.length - 1] = last.slice(0, -1);
      if (seam === 'apart') pieces.push(' ');
    }
    pieces.push(next);
  }
  return pieces.join('').replace(/\u00ad/g, '');
}

/** How a line goes on in the next one: as another word, at once, or at once without its last character, which only parted a word. */
function seamOf(line: string, next: string): 'apart' | 'whole' | 'parted' {
  const tail = line.slice(-400);
  if (tail.endsWith('\u00ad')) return 'parted';
  const address = brokenAddress.test(tail);
  if (address && (/[/_=?&%-]$/.test(tail) || (/\.$/.test(tail) && /^[a-z\d]/.test(next)) || /^[/?#&=_]/.test(next))) return 'whole';
  if (/[\p{L}\d][-‐]$/u.test(tail)) {
    return /\p{Ll}[-‐]$/u.test(tail) && /^\p{Ll}/u.test(next) && !compounds.test(tail) ? 'parted' : 'whole';
  }
  return /\d[–—]$/.test(tail) && /^\d/.test(next) ? 'whole' : 'apart';
}
