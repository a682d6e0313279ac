import type { Finding } from '../model/finding.ts';
import type { Check } from './check.ts';
import { asPrinted } from './printed-number.ts';
import { isRatio } from './ratio-measure.ts';
import { type PlacedResult, resultFinding, resultsOf } from './results-of.ts';

/**
 * How far from the middle of its interval a value may lie, in halves of the interval's width, after rounding is forgiven. Of 150 ratios printed in
 * abstracts the farthest sound one lay at 0.11; exact intervals of few events reach 0.3; a point or a first digit wrong gives 0.5 and more (0.35, 0.18 to 7.0: 0.64).
 * Intervals of differences near a floor (risks of 0 and 0.2 %) lie more askew.
 */
const forgiven = { ratio: 1 / 3, difference: 1 / 2 };

/** Confidence intervals of ratios and differences that do not lie around their value: a digit, a point or a sign of one of the three is wrong. */
export const intervalAsymmetric: Check = {
  codes: ['interval-asymmetric'],
  check: (record) => resultsOf(record).flatMap(asymmetric),
};

function asymmetric(placed: PlacedResult): Finding[] {
  const { measure, value, ci } = placed.result;
  const { evidence } = placed;
  const [lower, upper] = [ci?.lower, ci?.upper];
  if (typeof value !== 'number' || typeof lower !== 'number' || typeof upper !== 'number') return [];
  const ratio = isRatio(measure);
  // median differences and standardized ones have intervals of other kinds, as a rule not symmetric
  if ((!ratio && measure !== 'MD' && measure !== 'RD') || (ratio && lower <= 0) || lower >= upper || value < lower || value > upper)
    return [];
  // risks at the floor: 0.0 (-0.0 to 0.5) percentage points
  if (!ratio && value === 0 && (lower === 0 || upper === 0)) return [];
  const scale = (each: number) => (ratio ? Math.log(each) : each);
  const allowed = (forgiven[ratio ? 'ratio' : 'difference'] * (scale(upper) - scale(lower))) / 2;
  const off = Math.abs(scale(value) - (scale(lower) + scale(upper)) / 2);
  if (off <= allowed) return [];
  const slack = (each: number) => asPrinted(each, evidence).half / (ratio ? each : 1);
  if (off - slack(value) - (slack(lower) + slack(upper)) / 2 <= allowed) return [];
  const [printed, low, high] = [value, lower, upper].map((each) => asPrinted(each, evidence).text);
  const message = `The value ${printed} lies far from the middle of its confidence interval ${low} to ${high}; one of the three is likely misprinted`;
  return [resultFinding('interval-asymmetric', message, placed, 'ci')];
}
