import type { Candidate, EmbeddedCitation, Finder } from '../candidate.ts';

/** Shorter repetitions happen by chance. */
const shortest = 8;

/** The title's second appearance: the beginning of an embedded citation's body that stands once more outside of it. */
export const findTitles: Finder = ({ text, citations, cut }) =>
  citations.flatMap((citation) => repeatedTitles(text, citation, cut === 'blank'));

function repeatedTitles(text: string, citation: EmbeddedCitation, isLoose: boolean): Candidate[] {
  const body = text.slice(citation.bodyStart, citation.bodyEnd);
  const head = body.slice(0, shortest);
  const found: Candidate[] = [];
  if (head.length < shortest) return found;
  for (let start = text.indexOf(head); start !== -1; start = text.indexOf(head, start + 1)) {
    if (start >= citation.start && start < citation.bodyEnd) continue;
    let length = shortest;
    while (length < body.length && start + length < text.length && body[length] === text[start + length]) length += 1;
    while (length > shortest && /\s/.test(body[length - 1] ?? '')) length -= 1;
    // «invented moss» in running text is not the title: that one has nothing but other values around it
    const isGlued = isLoose || (!/[^\S\n]/.test(text[start - 1] ?? 'x') && !/[^\S\n]|[,;:)]/.test(text[start + length] ?? 'x'));
    if (isGlued && endsTitle(body, length)) found.push({ kind: 'title', start, end: start + length, cost: -6, certain: true });
  }
  return found;
}

/** In the citation the title ends before its final point, a closing quote, or where the journal begins. */
const endsTitle = (body: string, length: number) =>
  /[.?!]["”]?$/.test(body.slice(0, length)) || /^\.?["”]|^[.?!] /.test(body.slice(length, length + 2));
