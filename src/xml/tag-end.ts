/** No end of a tag: it lies beyond the bytes at hand, or nowhere. */
export const unfinished = -1;
/** What begins with this `<` is no tag. */
const broken = -2;

/** Where the name ends: at white space, `/`, `>` or `<`. */
export function endOfName(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === 0x2f || code === 0x3e || code === 0x3c) return at;
  }
  return text.length;
}

/** Just after the `>` of a tag. A `>` within quotes does not end it; a `<` shows that it is none, which keeps the search linear. */
export function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '<') return broken;
    if (quote !== '') {
      if (mark === quote) quote = '';
    } else if (mark === '>') return at + 1;
    else if (mark === '"' || mark === "'") quote = mark;
  }
  return unfinished;
}

/** Just after the `>` of a DOCTYPE. Quotes, the internal subset in brackets, and comments in it («<!-- it's -->») may all hold a `>`. */
export function endOfDoctype(text: string, from: number): number {
  const token = /["'[\]>]|<!--/g;
  token.lastIndex = from;
  let subset = false;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const [mark] = found;
    if (mark === '[') subset = true;
    else if (mark === ']') subset = false;
    else if (mark === '>') {
      if (!subset) return token.lastIndex;
    } else {
      const closing = mark === '<!--' ? '-->' : mark;
      const end = text.indexOf(closing, token.lastIndex);
      if (end === -1) return unfinished;
      token.lastIndex = end + closing.length;
    }
  }
  return unfinished;
}
