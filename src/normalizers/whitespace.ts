/** Runs of any white space (line breaks, no-break and zero-width blanks too) become one blank; the ends are trimmed. */
export function foldWhitespace(text: string): string {
  return text.replace(/[\s\u200b\u2060\ufeff]+/gu, ' ').trim();
}
