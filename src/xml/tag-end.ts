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

/** Just after the `>` of a DOCTYPE, whose internal subset in brackets may hold tags in quotes. */
export function endOfDoctype(text: string, from: number): number {
  let subset = false;
  for (let at = from; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '[') subset = true;
    else if (mark === ']') subset = false;
    else if (mark === '>' && !subset) return at + 1;
    else if (mark === '"' || mark === "'") {
      at = text.indexOf(mark, at + 1);
      if (at === -1) return unfinished;
    }
  }
  return unfinished;
}
