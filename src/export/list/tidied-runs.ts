import type { Run } from './run.ts';
import { joined, textOfRuns } from './run.ts';

/**
 * Signs that styles leave behind where a work lacks what they delimit: `2019;.` without a volume, `91(3):.` without pages, `124,. England`, `eds., , 53`;
 * `2000. . Ann` without authors, `Handbook. ; 2011` without a publisher. Of two the stronger one stays; three points with blanks (`. . .`) are an omission.
 */
const leftBehind = /[;:,]\s*(?=[.;](?:\s|$))|(?<=[^.\s]\.)\s+[.;](?=\s*$|\s+[^\s.])|(?<=,)\s+,(?=\s)/gu;
/** `2019;`, `6(5):` at the end. */
const openEnd = /[\s;:,]*[;:,]\s*$/u;

/**
 * The entry without punctuation that delimits nothing. Only what the style has set is touched: signs that stand so in the work's own text (`own`) stay.
 */
export function tidiedRuns(runs: readonly Run[], own: () => readonly string[]): readonly Run[] {
  const text = textOfRuns(runs);
  const cuts: (readonly [from: number, to: number])[] = [];
  for (const { 0: found, index } of text.matchAll(leftBehind)) {
    // With the sign beside it.
    const sign = text.slice(/^\s/u.test(found) ? index - 1 : index, index + found.length + (/^\s/u.test(found) ? 0 : 1));
    if (!own().some((each) => each.includes(sign))) cuts.push([index, index + found.length]);
  }
  const end = openEnd.exec(text);
  if (end && !own().some((each) => each.endsWith(end[0].trim()))) cuts.push([end.index, text.length]);
  if (cuts.length === 0) return runs;
  let at = 0;
  const kept = runs.map((run) => {
    const from = at;
    at += run.text.length;
    return { ...run, text: without(run.text, from, cuts) };
  });
  return joined(end && cuts.at(-1)?.[1] === text.length ? [...kept, { text: '.' }] : kept);
}

/** The text, which begins at `start` of the whole, without what is cut out of the whole. */
function without(text: string, start: number, cuts: readonly (readonly [from: number, to: number])[]): string {
  let kept = '';
  let at = 0;
  for (const [from, to] of cuts) {
    const [first, last] = [Math.max(from - start, at), Math.min(to - start, text.length)];
    if (last <= first) continue;
    kept += text.slice(at, first);
    at = last;
  }
  return kept + text.slice(at);
}
