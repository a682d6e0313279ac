import { makeFinding } from '../model/finding.ts';
import { readCitationAuthors } from '../normalizers/citation-authors.ts';
import { sameWriting } from '../normalizers/person-name.ts';
import type { Check } from './check.ts';

/**
 * The authors against the authors in the embedded citation: every person named there must be a contributor in some writing. Who the citation leaves out
 * (`et al.`) is no contradiction; a citation whose authors cannot be read with certainty says nothing.
 */
export const authorContradiction: Check = {
  codes: ['author-contradiction'],
  check: ({ contributors, citationAsGiven, title }) => {
    if (!contributors || citationAsGiven === undefined) return [];
    const people = contributors.filter((each) => each.family !== undefined || each.collective !== undefined);
    const strangers = (readCitationAuthors(citationAsGiven, title) ?? []).filter(
      ({ name }) => !('collective' in name) && !people.some((person) => sameWriting(person, name)),
    );
    if (people.length === 0 || strangers.length === 0) return [];
    const names = strangers.map((each) => each.written);
    return [
      makeFinding('author-contradiction', `Only the citation names ${names.join('; ')}`, { path: 'contributors', alternatives: names }),
    ];
  },
};
