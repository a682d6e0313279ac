import { makeFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** Han and Hangul names are written without a blank, so that two characters or more may be family and given name. */
const eastAsian = /^[\p{Script=Han}\p{Script=Hangul}]{2,}$/u;

/** Names kept whole in `family`: several words, or several Han characters, and no given name. A single word may be all that a person is called. */
export const authorNameUnsplit: Check = {
  codes: ['author-name-unsplit'],
  check: ({ contributors = [] }) =>
    contributors.flatMap(({ family, given, initials }, at) =>
      family !== undefined && given === undefined && initials === undefined && (/\S\s\S/.test(family) || eastAsian.test(family))
        ? [makeFinding('author-name-unsplit', `${family} is kept whole`, { path: `contributors[${at}]`, raw: family })]
        : [],
    ),
};
