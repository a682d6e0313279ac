import { makeFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** Han and Hangul names are written without a blank, so that two characters or more may be family and given name. */
const eastAsian = /^[\p{Script=Han}\p{Script=Hangul}]{2,}$/u;

/** «L., Buchan A. H. Rahmen A. K. Willem J.» and «QuillTess, PenceSol, LarkNoa»: an export put several people into one name. */
const holdsSeveral = (family: string, given: string): boolean =>
  given.indexOf(',') !== given.lastIndexOf(',') ||
  (family.endsWith('.') && /^\p{Lu}\.$/u.test(family) && given.trim().split(/\s+/).length > 3);

const isWhole = (family: string): boolean => /\S\s\S/.test(family) || eastAsian.test(family);

/** Names of several people, and those kept whole in `family`: several words, or several Han characters, and no given name. A single word may be all that a person is called. */
export const authorNameUnsplit: Check = {
  codes: ['author-name-unsplit'],
  check: ({ contributors = [] }) =>
    contributors.flatMap(({ family, given, initials }, at) => {
      if (family === undefined) return [];
      const about = { path: `contributors[${at}]`, raw: given === undefined ? family : `${family}, ${given}` };
      if (given !== undefined && holdsSeveral(family, given))
        return [makeFinding('author-name-unsplit', `${about.raw} may be several people`, about)];
      return given === undefined && initials === undefined && isWhole(family)
        ? [makeFinding('author-name-unsplit', `${family} is kept whole`, about)]
        : [];
    }),
};
