import type { Candidate, Finder } from '../candidate.ts';

const shortest = 4;

/** The journal's or conference's second appearance: a name of an embedded citation that stands once more by itself. */
export const findJournals: Finder = ({ text, citations, cut }) => {
  const isLoose = cut === 'blank';
  const found: Candidate[] = [];
  for (const citation of citations)
    for (const name of namesIn(text.slice(citation.bodyStart, citation.bodyEnd)))
      for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + 1)) {
        const isInside = start >= citation.start && start < citation.bodyEnd;
        const isGlued =
          isLoose || (!/[^\S\n]|\(/.test(text[start - 1] ?? 'x') && !/[^\S\n]|[\p{Ll},;:)]/u.test(text[start + name.length] ?? 'X'));
        if (!isInside && isGlued)
          found.push({ kind: 'journal', start, end: start + name.length, cost: -3 - Math.min(name.length, 40) / 20, certain: true });
      }
  return found;
};

/** «"Title." Journal: Subtitle, 36 (2).» and «Title. Journal. 2017». */
function namesIn(body: string): string[] {
  const quoted = /^["”.]{0,2}[^"”]*["”] (.{4,150}?)(?:, \d{1,4}(?: \([\w-]{1,10}\))?)?\.(?:\S|$)/u.exec(body)?.[1];
  const last = body
    .replace(/\.\s*$/, '')
    .split(/[.?!] /)
    .at(-1);
  return [quoted, quoted === undefined ? last : undefined].filter(
    (name): name is string => name !== undefined && name.length >= shortest && name.length < 150,
  );
}
