import { makeFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** Two ends with the same letters before their digits; the letters keep `1-C10` and `S9-12` out. */
const range = /(?<![\w.])([A-Za-z]{0,4})(\d{1,9})-\1(\d{1,9})(?![\w.])/g;

/** A last page that lies before the first, after shortened ends were written out: digits are swapped or missing. */
export const pagesReversed: Check = {
  codes: ['pages-reversed'],
  check: ({ container }) => {
    if (!container?.pages?.includes('-')) return [];
    const reversed = [...container.pages.matchAll(range)].some((match) => Number(match[3]) < Number(match[2]));
    if (!reversed) return [];
    const raw = container.pagesAsGiven ?? container.pages;
    return [makeFinding('pages-reversed', `The last page of ${raw} lies before the first`, { path: 'container.pages', raw })];
  },
};
