import type { Candidate, Finder } from '../candidate.ts';

/** `PMC5834059` outside an address. */
export const findPmcids: Finder = ({ text }) => {
  const found: Candidate[] = [];
  for (const match of text.matchAll(/(?<![/(]|[^\S\n])PMC[1-9]\d{3,8}/g))
    found.push({ kind: 'pmcid', start: match.index, end: match.index + match[0].length, cost: -1, certain: true });
  return found;
};
