import type { Heading, Keyword } from '../../../model/heading.ts';
import type { Chemical } from '../../../model/record.ts';
import { hasOnly, isPlain } from './plain-text.ts';

const isUi = (ui: string): boolean => /^[A-Z]\d{4,9}$/.test(ui);

const headingKeys = new Set(['vocabulary', 'language', 'ui', 'kind', 'term', 'major', 'qualifiers']);

/** All of one kind, since a note has the headings of a vocabulary together. */
export function areHeadingsKept([first, ...others]: readonly Heading[]): boolean {
  if (!first || first.vocabulary === 'other' || !/^(?:[a-z]{2,3})?$/.test(first.language ?? '')) return false;
  const isAlike = ({ vocabulary, language, major }: Heading): boolean =>
    vocabulary === first.vocabulary && language === first.language && (major === undefined) === (first.major === undefined);
  return [first, ...others].every(
    (heading) =>
      isAlike(heading) &&
      hasOnly(heading, headingKeys) &&
      isTermKept(heading.term, heading.ui) &&
      (heading.kind === undefined || (heading.ui !== undefined && /^[A-Z][A-Za-z ]+$/.test(heading.kind))) &&
      (heading.qualifiers ?? []).every(
        ({ term, ui, major }) => /^[a-z]/.test(term) && isTermKept(term, ui) && (major === undefined) === (first.major === undefined),
      ),
  );
}

/** Neither a list, nor a path, nor with a mark of the notes. */
const isTermKept = (term: string, ui?: string): boolean => isPlain(term) && !/[;/[\]*]|,\S/.test(term) && (ui === undefined || isUi(ui));

const keywordKeys = new Set(['term', 'major', 'owner']);

export function areKeywordsKept(keywords: readonly Keyword[]): boolean {
  const [owner] = keywords.map((keyword) => keyword.owner);
  // Stars say which are major; that others are not is told of all of them or of none.
  const silent = keywords.some(({ major }) => major === undefined);
  return (
    (owner === undefined || isPlain(owner)) &&
    keywords.every(
      (keyword) =>
        hasOnly(keyword, keywordKeys) && keyword.owner === owner && !(silent && keyword.major === false) && isKeywordKept(keyword.term),
    )
  );
}

/** Neither starred nor several in one, «kinase,phosphatase». */
const isKeywordKept = (term: string): boolean => isPlain(term) && !/^\*|,\S/.test(term);

export const isChemicalKept = ({ name, ui, registryNumber = '' }: Chemical): boolean =>
  isPlain(name) && !/; | \[|;$/.test(name) && (ui === undefined || isUi(ui)) && /^[\w .-]*$/.test(registryNumber);
