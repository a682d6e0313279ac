import type { BibliographicRecord } from '../../model/record.ts';

const notices: ReadonlySet<string> = new Set([
  'Published Erratum',
  'Retraction of Publication',
  'Retraction Notice',
  'Expression of Concern',
  'Corrected and Republished Article',
]);
const noticeWords = /errat|corrig|correct|retract|concern|berichtigung|fe de errat/i;

/**
 * What kind of publication was found where the citation is of another one with the same title and authors: a preprint and its article, a notice and what it is about.
 * Only what both say for certain; undefined otherwise.
 */
export function otherKind(cited: BibliographicRecord, found: BibliographicRecord): string | undefined {
  if (found.publicationTypes?.some((type) => notices.has(type)) && !noticeWords.test(cited.title ?? '')) return 'a notice about it';
  if (cited.type === 'article-journal' && isPreprint(found)) return 'a preprint, not the article';
  if (cited.type === 'article' && found.type === 'article-journal' && !isPreprint(found)) return 'the article, not the preprint';
  return undefined;
}

const isPreprint = ({ type, publicationTypes, container }: BibliographicRecord): boolean =>
  (type === 'article' || publicationTypes?.includes('Preprint') === true) && container?.volume === undefined;
