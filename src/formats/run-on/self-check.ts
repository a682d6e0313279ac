import { sameWriting } from '../../normalizers/person-name.ts';
import type { EmbeddedCitation, Page } from './candidate.ts';
import type { Draft } from './draft.ts';
import type { Segment } from './lattice.ts';

/**
 * Holds the authors against the embedded citation, one by one: a person cut in two or a line of the page taken for one shifts all that
 * follow. What any record can be held against (title, year, a second DOI) is the work of checks/.
 */
export function checkReading(draft: Draft, page: Page, segments: readonly Segment[]): void {
  const segment = segments.find((each) => each.kind === 'citation');
  const citation = page.citations.find((each) => each.start === segment?.start);
  if (citation) checkAuthors(draft, citation);
}

/** The citation may stop at the sixth author with «et al.»; as far as it goes, it names the same people in the same order. */
function checkAuthors(draft: Draft, { authors, authorsIncomplete }: EmbeddedCitation): void {
  const persons = draft.contributors.filter(({ role, family }) => role === 'author' && family !== undefined);
  authors.forEach((cited, index) => {
    const author = persons[index];
    const same =
      author?.family !== undefined && sameWriting({ family: author.family, ...(author.given ? { given: author.given } : {}) }, cited);
    if (same) return;
    const path = author ? `contributors[${draft.contributors.indexOf(author)}]` : 'contributors';
    draft.find('author-contradiction', 'The embedded citation names another author here', path, undefined, [
      `${cited.family} ${cited.given}`,
    ]);
  });
  if (!authorsIncomplete && persons.length > authors.length && authors.length > 0)
    draft.find('author-contradiction', 'The page has more authors than its embedded citation', 'contributors');
}
