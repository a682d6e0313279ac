import type { Candidate, Finder } from '../candidate.ts';

/** A catalogue pads its system numbers with zeros to nine digits (Aleph): `001274326`. */
const padded = 9;

/** A number that stands on the page once more, in the name of a file (`BPTX_2009_0_63582.pdf`), is one. */
const repeatedCost = -3;

/**
 * Numbers of a repository's own (of the deposit, of its catalogue), which stand glued behind a handle: `…/2667763582001274326`. They begin anywhere
 * in a long run of digits and go on to its end, or to a second one that is padded with zeros.
 */
export const findNumbers: Finder = ({ text }) => {
  const found: Candidate[] = [];
  const numbers = new Set(text.match(/\d{5,30}/g));
  for (const { index, 0: run } of text.matchAll(/(?<=\d)\d{5,30}(?=\p{Lu})/gu)) {
    const from = run.length - padded;
    const hasPadded = from >= 0 && /^00\d/.test(run.slice(from));
    if (hasPadded) found.push({ kind: 'number', start: index + from, end: index + run.length, cost: -1 });
    const last = hasPadded ? from : run.length;
    for (let start = 0; start <= last - 5; start++) {
      const isRepeated = numbers.has(run.slice(start, last));
      found.push({ kind: 'number', start: index + start, end: index + last, cost: isRepeated ? repeatedCost : 0 });
    }
  }
  return found;
};
