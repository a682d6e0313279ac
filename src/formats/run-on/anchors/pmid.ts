import type { Candidate, Finder } from '../candidate.ts';

/** PMIDs of today have eight digits, those of the last decades seven; a short one may be any number. */
const costOfLength: Readonly<Record<number, number>> = { 8: 0, 7: 0.1, 6: 0.6, 5: 1, 4: 1.5, 3: 2, 2: 2, 1: 2.5 };

/**
 * Digits that could be a PMID: glued on both sides, up to eight, not beginning with zero. They begin where a run of digits or an ISSN
 * (`1538-985520729678`) ends, and may end where a DOI begins. Only their neighbours can prove them: see the layout.
 */
export const findPmids: Finder = ({ text, cut }) => {
  const isLoose = cut === 'blank';
  const found: Candidate[] = [];
  for (const { index, 0: run } of text.matchAll(/\d{1,40}/g)) {
    const isAfterIssn = /\d{4}-$/.test(text.slice(Math.max(0, index - 5), index));
    const from = isAfterIssn ? 4 : 0;
    for (const to of endsOf(text, index, run)) {
      const cost = costOfLength[to - from];
      if (cost === undefined || run[from] === '0' || !isGluedRun(text, index + from, index + to, isLoose)) continue;
      found.push({ kind: 'pmid', start: index + from, end: index + to, cost });
    }
  }
  return found;
};

/** The end of the run, and before a DOI (`2896183910.1093/…`) or an ISSN that is glued on. */
function endsOf(text: string, index: number, run: string): number[] {
  const ends = [run.length];
  const after = text.slice(index + run.length, index + run.length + 12);
  if (run.endsWith('10') && /^\.\d{4,9}\//.test(after)) ends.push(run.length - 2);
  if (/^-\d{3}[\dX]/.test(after)) ends.push(run.length - 4);
  return ends;
}

function isGluedRun(text: string, start: number, end: number, isLoose: boolean): boolean {
  const before = text[start - 1] ?? 'x';
  const after = text[end] ?? 'x';
  if (isLoose && end - start >= 7 && before + after === '  ') return true;
  return !/[^\S\n]|[(/.,-]/.test(before) && !/[^\S\n]|[%.,;)/-]/.test(after);
}
