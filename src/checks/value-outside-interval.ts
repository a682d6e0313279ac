import type { Result } from '../model/endpoint.ts';
import type { Finding } from '../model/finding.ts';
import type { Check } from './check.ts';
import { asPrinted } from './printed-number.ts';
import { isRatio } from './ratio-measure.ts';
import { type PlacedResult, resultFinding, resultsOf } from './results-of.ts';

/** A value beyond its confidence interval, a median beyond its quartiles, a median or mean beyond its range, by more than rounding moves them. */
export const valueOutsideInterval: Check = {
  codes: ['value-outside-interval'],
  check: (record) => resultsOf(record).flatMap(outside),
};

function outside(placed: PlacedResult): Finding[] {
  const { measure, value, ci, iqr, range } = placed.result;
  const { evidence } = placed;
  if (typeof value !== 'number') return [];
  const found: Finding[] = [];
  const compare = (lower: number | undefined, upper: number | undefined, words: string, part: string) => {
    const [low, high] = inOrder(lower, upper);
    if ((low === undefined || value >= low) && (high === undefined || value <= high)) return;
    const half = (each: number) => asPrinted(each, evidence).half;
    const within = (each: number) =>
      (low === undefined || each + half(value) >= low - half(low)) && (high === undefined || each - half(value) <= high + half(high));
    if (within(value) || otherForms(placed.result, value).some(within)) return;
    const said = [low, high].map((each) => (each === undefined ? 'not reached' : asPrinted(each, evidence).text)).join(' to ');
    found.push(
      resultFinding('value-outside-interval', `The value ${asPrinted(value, evidence).text} lies outside ${words} ${said}`, placed, part),
    );
  };
  if (ci) compare(numeric(ci.lower), numeric(ci.upper), 'its confidence interval', 'ci');
  if (iqr && measure === 'median') compare(...iqr, 'its interquartile range', 'iqr');
  if (range && (measure === 'median' || measure === 'mean')) compare(...range, 'its range', 'range');
  return found;
}

const numeric = (bound: number | 'NR' | undefined) => (typeof bound === 'number' ? bound : undefined);

/** Reversed bounds are another check's matter. */
const inOrder = (lower: number | undefined, upper: number | undefined) =>
  lower !== undefined && upper !== undefined && lower > upper ? [upper, lower] : [lower, upper];

/**
 * What the value may be in the terms of its interval: the sign a word (`reduced by 7 mm Hg; 95% CI, -12 to -2`), the interval of a percentage as
 * fractions (`82%; 95% CI, 0.76-0.87`), the interval of the ratio that a relative change was computed from (`30% lower; 95% CI, 0.58-0.83`).
 */
function otherForms({ measure, unit }: Result, value: number): number[] {
  if (isRatio(measure)) return [];
  return [-value, ...(unit === '%' ? [value / 100] : []), ...(measure === 'relative_reduction' ? [1 - value / 100, 1 + value / 100] : [])];
}
