import type { CitationDraft } from './citation-draft.ts';
import type { Stretch } from './stretches.ts';

const opening = /^[\s"“”„«»‘’'`.,;:)\]–—-]+/u;
const closing = /[\s"“”„«»‘’'`.,;:–—-]+$/u;
const pairs: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['"', '"'],
  ['“', '”'],
  ['«', '»'],
  ['‘', '’'],
];

/** The title as printed, without what the style puts around it. Brackets of a translated title are the title's own. */
export function placeTitle(draft: CitationDraft, stretch: Stretch): void {
  const { start, end } = outerOf(draft.text, stretch);
  const text = draft.text.slice(start, end);
  draft.content.title = text;
  draft.placed('title', { start, end, confidence: stretch.confidence });
}

/** From the first letter or digit to the last, with the mark that ends a question, and brackets and quotation marks that are half inside. */
function outerOf(text: string, stretch: Stretch): { start: number; end: number } {
  const first = stretch.tokens[0]?.start ?? stretch.start;
  const last = stretch.tokens.at(-1)?.end ?? stretch.end;
  let start = first + (opening.exec(text.slice(first, stretch.start))?.[0].length ?? 0);
  let end = last - (closing.exec(text.slice(stretch.end, last))?.[0].length ?? 0);
  start = Math.min(start, stretch.start);
  end = Math.max(end, stretch.end);
  while (/[?!]/.test(text[end] ?? '')) end += 1;
  for (const [open, close] of pairs) {
    const inside = text.slice(start, end);
    const opened = inside.split(open).length - 1;
    const closed = inside.split(close).length - 1;
    if (open === close) {
      if (opened % 2 === 1 && text[end] === close) end += 1;
      else if (opened % 2 === 1 && text[start - 1] === open) start -= 1;
    } else if (opened > closed && text[end] === close) end += 1;
    else if (closed > opened && inside.endsWith(close)) end -= 1;
    else if (opened > closed && inside.startsWith(open)) start += 1;
  }
  return { start, end };
}
