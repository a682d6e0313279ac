import type { Contributor } from '../../model/contributor.ts';
import { present } from '../../model/present.ts';
import { readAuthorList } from '../author-list.ts';
import type { CitationDraft } from './citation-draft.ts';
import type { Stretch } from './stretches.ts';

/** `In T. Hrubec & M. Ode (Eds.)`, `En: Hrubec T`: what leads to the editors of a book. */
const inBook = /^(?:in|en|em|dans|nel|nella)(?:\s?:)?\s(?=\p{Lu})/iu;
const inBookSurely = /^(?:in|en|em|dans|nel|nella)\s?:\s(?=\p{Lu})/iu;

/** The persons and groups of a stretch of names, each with its place; what is no name stays unplaced. */
export function placePeople(draft: CitationDraft, stretch: Stretch, usual: 'author' | 'editor'): void {
  const { end, confidence } = stretch;
  const written = draft.text.slice(stretch.start, end);
  const start = stretch.start + ((usual === 'editor' ? inBook : inBookSurely).exec(written)?.[0].length ?? 0);
  const { names, incomplete, role, rest } = readAuthorList(draft.text.slice(start, withPoint(draft.text, end)));
  const own = role ?? usual;
  // The list as a whole, with its conjunctions, `et al.` and `(eds)`.
  if (names.length > 0) draft.placed('contributors', stretch);
  for (const { name, start: from, end: to } of names) {
    const at = draft.contributors.push(present<Contributor>({ role: own, ...name } as Contributor)) - 1;
    draft.placed(`contributors[${at}]`, { start: start + from, end: start + to, confidence });
  }
  if (incomplete && own === 'author') draft.content.contributorsIncomplete = true;
  if (names.length === 0) draft.leave(stretch);
  else for (const { start: from, end: to } of rest) draft.leave({ start: start + from, end: start + to });
}

/** The point of the last initial, or of `et al.`. */
const withPoint = (text: string, end: number) => (text[end] === '.' ? end + 1 : end);
