import { readIssn } from '../../../normalizers/check-digits.ts';
import type { Candidate, Finder } from '../candidate.ts';

/** `1569-8041` wherever it stands: the hyphen fixes its place and the check digit proves it. One with a wrong digit is a long shot. */
export const findIssns: Finder = ({ text }) => {
  const found: Candidate[] = [];
  // 10.1002/(sici)1098-1004(1998)11:5<413::aid-humu16>3.0.co;2-i has an ISSN inside that is not the page's
  const shape = /(?<!\(sici\))\d{4}-\d{3}[\dX]/gi;
  for (let match = shape.exec(text); match; match = shape.exec(text)) {
    const isValid = readIssn(match[0])?.valid === true;
    found.push({ kind: 'issn', start: match.index, end: match.index + 9, cost: isValid ? -6 : 2.5, certain: isValid });
    shape.lastIndex = match.index + 1;
  }
  return found;
};
