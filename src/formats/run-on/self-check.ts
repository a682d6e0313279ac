import { foldToWord } from '../../normalizers/fold.ts';
import { sameWriting } from '../../normalizers/person-name.ts';
import type { EmbeddedCitation, Page } from './candidate.ts';
import type { Draft } from './draft.ts';
import type { Segment } from './lattice.ts';

/** Holds the reading against what the page says twice: authors, title and year in the embedded citation, the DOI in text and addresses. */
export function checkReading(draft: Draft, page: Page, segments: readonly Segment[]): void {
  const segment = segments.find((each) => each.kind === 'citation');
  const citation = page.citations.find((each) => each.start === segment?.start);
  if (segment && citation) {
    checkAuthors(draft, citation);
    checkTitle(draft, page.text.slice(citation.bodyStart, segment.end));
    checkYear(draft, page.text.slice(citation.bodyStart, segment.end));
  }
  const dois = draft.identifiers.filter(({ scheme }) => scheme === 'doi');
  if (dois.length > 1)
    draft.find(
      'identifier-conflict',
      'The page has two DOIs',
      'identifiers',
      undefined,
      dois.map(({ value }) => value),
    );
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

function checkTitle(draft: Draft, body: string): void {
  if (draft.title === undefined || foldToWord(body).startsWith(foldToWord(draft.title))) return;
  draft.find('title-contradiction', 'The title is not the one of the embedded citation', 'title', undefined, [body.slice(0, 300)]);
}

function checkYear(draft: Draft, body: string): void {
  const year = /(?<!\d)((?:1[89]|20)\d{2})(?: [^;\d][^;]{0,20})?;/.exec(body)?.[1];
  if (year === undefined || draft.issued?.year === undefined || Math.abs(draft.issued.year - Number(year)) <= 1) return;
  draft.find('year-contradiction', 'The year of publication and the year in the embedded citation differ', 'issued', undefined, [year]);
}
