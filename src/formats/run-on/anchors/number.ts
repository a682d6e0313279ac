import type { Candidate, Finder } from '../candidate.ts';

/**
 * Numbers of a repository's own (system numbers of its catalogue), which stand glued behind a handle: `…/2667763582001274326`. They begin anywhere in
 * a long run of digits and go on to its end.
 */
export const findNumbers: Finder = ({ text }) => {
  const found: Candidate[] = [];
  for (const { index, 0: run } of text.matchAll(/(?<=\d)\d{5,30}(?=\p{Lu})/gu))
    for (let start = 0; start <= run.length - 5; start++)
      found.push({ kind: 'number', start: index + start, end: index + run.length, cost: 0 });
  return found;
};
