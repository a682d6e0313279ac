/** A line of a pasted text that is not blank, without the blanks around it; offsets are UTF-16 units in the text. */
export interface ListLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Width of the blanks before it; a tab is four. */
  readonly indent: number;
  /** Blank lines (or a new page) stand before it. */
  readonly apart: boolean;
}

const breaks = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g;

/** The lines of a text that are not blank. */
export function listLines(text: string): readonly ListLine[] {
  const lines: ListLine[] = [];
  let from = 0;
  let apart = false;
  const take = (to: number) => {
    const whole = text.slice(from, to);
    const trimmed = whole.trim();
    if (trimmed === '') {
      apart ||= to > from || from > 0;
      return;
    }
    const before = whole.length - whole.trimStart().length;
    const start = from + before;
    const indent = [...whole.slice(0, Math.min(before, 400))].reduce((sum, blank) => sum + (blank === '\t' ? 4 : 1), 0);
    lines.push({ start, end: start + trimmed.length, text: trimmed, indent, apart });
    apart = false;
  };
  for (const found of text.matchAll(breaks)) {
    take(found.index);
    if (found[0] === '\f') apart = true;
    from = found.index + found[0].length;
  }
  take(text.length);
  return lines;
}
