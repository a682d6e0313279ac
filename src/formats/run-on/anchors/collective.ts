import { isGlued } from '../borders.ts';
import type { Candidate, Finder } from '../candidate.ts';

/** Last words of the names that groups of authors give themselves. */
const groupName =
  /(?:Study Group|Working Group|Research Group|Trial Group|Group|Consortium|Collaboration|Collaborative|Investigators|Collaborators|Study Team|Task Force)(?=\p{Lu}\p{Ll}|\d|$)/gu;

/** Groups among the authors: a short glued stretch without comma or point that ends in such a word. */
export const findCollectives: Finder = ({ text, citations }) => {
  const found = citations.flatMap(({ collective, start }) => (collective === undefined ? [] : citedGroup(text, collective, start)));
  for (const match of text.matchAll(groupName)) {
    const end = match.index + match[0].length;
    for (let start = match.index; start >= Math.max(0, match.index - 100); start--) {
      if (/[,;.:()]/.test(text[start] ?? '')) break;
      const begins =
        start === 0 ||
        isGlued(text, start) ||
        (/\p{Lu}/u.test(text[start - 1] ?? '') && /^\p{Lu}\p{Ll}/u.test(text.slice(start, start + 2)));
      if (begins && /\p{Lu}/u.test(text[start] ?? '')) found.push({ kind: 'collective', start, end, cost: 0.5 });
    }
  }
  return found;
};

/** The group that the embedded citation names, where it stands before the citation. */
function citedGroup(text: string, name: string, citationStart: number): Candidate[] {
  const start = text.indexOf(name);
  return start === -1 || start >= citationStart ? [] : [{ kind: 'collective', start, end: start + name.length, cost: -4 }];
}
