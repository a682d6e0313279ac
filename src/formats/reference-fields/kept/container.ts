import type { Container } from '../../../model/container.ts';
import type { BibliographicRecord } from '../../../model/record.ts';
import { readPages } from '../../../normalizers/pages.ts';
import { isNothing } from '../../tagged-fields.ts';
import { abbreviates } from '../abbreviates.ts';
import { codeOfType, isStandalone } from '../item-types.ts';
import { areDistinct, hasOnly, isPlain } from './plain-text.ts';

const containerKeys = new Set([
  'title',
  'abbreviation',
  'issn',
  'nlmId',
  'volume',
  'issue',
  'pages',
  'articleNumber',
  'pagesAsGiven',
  'collectionTitle',
]);

export function isContainerKept(container: Container, { type }: BibliographicRecord): boolean {
  const { title, abbreviation, issn = [], nlmId = '', volume = '', issue = '' } = container;
  return (
    hasOnly(container, containerKeys) &&
    // Books and theses have other tags for their series and their length.
    !isStandalone(codeOfType(type)) &&
    (title === undefined ? abbreviation === undefined : isPlain(title)) &&
    (abbreviation === undefined || (isPlain(abbreviation) && !abbreviates(title ?? '', abbreviation))) &&
    isPlain(container.collectionTitle ?? 'none') &&
    areDistinct(issn) &&
    issn.every((number) => /^\d{4}-\d{3}[\dX]$/.test(number)) &&
    /^\w*$/.test(nlmId) &&
    /^[\w-]{0,12}$/.test(volume) &&
    /^(?:[A-Za-z][\w -]{0,20}\w|[\d-]{1,6})?$/.test(issue) &&
    !isNothing(volume || 'none') &&
    !isNothing(issue || 'none') &&
    arePagesKept(container)
  );
}

/** Without pages there is no writing of them either that could come back. */
function arePagesKept({ pages, articleNumber, pagesAsGiven }: Container): boolean {
  if (pages === undefined) return articleNumber === undefined ? pagesAsGiven === undefined : isNumberKept(articleNumber);
  if (articleNumber !== undefined || !/^[A-Za-z]?\d+(?:-[A-Za-z]?\d+)?$/.test(pages)) return false;
  const [start, end] = pages.split('-');
  const read = readPages(pages);
  return start !== end && read?.pages === pages && read.articleNumber === undefined;
}

/** `28` would come back as a page. */
const isNumberKept = (articleNumber: string): boolean =>
  readPages(articleNumber)?.articleNumber === articleNumber && /^\w+$/.test(articleNumber);
