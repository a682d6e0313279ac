import type { Finding } from '../model/finding.ts';
import type { Check } from './check.ts';
import { asPrinted, decimalMarks, decimalsAs, type Evidence } from './printed-number.ts';
import { type PlacedResult, resultFinding, resultsOf } from './results-of.ts';

/** Intervals, quartiles and ranges whose upper bound comes first, in the record or, where the record has them in order, in print. */
export const intervalReversed: Check = {
  codes: ['interval-reversed'],
  check: (record) => resultsOf(record).flatMap(reversed),
};

function reversed(placed: PlacedResult): Finding[] {
  const { ci, iqr, range } = placed.result;
  const { evidence } = placed;
  const spans = [
    ['ci', 'confidence interval', ci?.lower, ci?.upper],
    ['iqr', 'interquartile range', ...(iqr ?? [undefined, undefined])],
    ['range', 'range', ...(range ?? [undefined, undefined])],
  ] as const;
  return spans.flatMap(([part, words, one, other]) => {
    if (typeof one !== 'number' || typeof other !== 'number') return [];
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    if (one <= other && !printedReversed(low, high, evidence)) return [];
    const said = `${asPrinted(high, evidence).text} to ${asPrinted(low, evidence).text}`;
    return [resultFinding('interval-reversed', `The ${words} runs backwards, from ${said}`, placed, part)];
  });
}

/** What may stand between two bounds: `0.84 to 1.20`, `11, -4`, `-2 mm Hg to -12`; a bracket or a sign of comparison begins something else. */
const between = /^[^()[\]=<>≤≥]{1,24}$/;

/** The upper bound before the lower and nowhere the other way: in `0.99, 0.97-0.99` the first number is the value. */
function printedReversed(low: number, high: number, evidence: Evidence): boolean {
  if (Math.abs(low) === Math.abs(high)) return false;
  for (const mark of decimalMarks) {
    const prints = evidence.numbers(mark);
    const side = (first: number, second: number) =>
      prints.some((print, at) => {
        const next = prints[at + 1];
        if (next === undefined || decimalsAs(print, first) === undefined || decimalsAs(next, second) === undefined) return false;
        return between.test(evidence.text.slice(print.end, next.start));
      });
    if (side(low, high)) return false;
    if (side(high, low)) return true;
  }
  return false;
}
