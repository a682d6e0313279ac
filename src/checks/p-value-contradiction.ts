import type { Result } from '../model/endpoint.ts';
import type { Finding } from '../model/finding.ts';
import type { Check } from './check.ts';
import { asPrinted } from './printed-number.ts';
import { isDifference, isRatio } from './ratio-measure.ts';
import { type PlacedResult, resultFinding, resultsOf } from './results-of.ts';

type PValue = NonNullable<Result['p']>[number];

/** The tests whose question is not whether the 95 % interval holds «no effect». */
const others: ReadonlySet<PValue['test']> = new Set<PValue['test']>(['noninferiority', 'interaction', 'one-sided']);
/** The same in the words of the text, in the five languages of the grammar. */
const otherWords =
  /\b(?:non?|não)[-\s]?inf[eé]rior|unterlegenheit|quivalen|intera[ckç]|h[eé]t[eé]rog|\btrend|tend[eêa]nc|(?:one|1)[-\s](?:sided|tailed)|unilat|einseitig/iu;

/**
 * How many times the P value may differ from the one that the interval implies: log-rank tests beside hazard ratios of a model, exact tests beside
 * approximate intervals and one-sided tests not called so (twice) differ by less.
 */
const forgiven = 3;

/** P below .05 beside a 95 % interval that holds «no effect», or above beside one that does not: clearly, and whatever rounding did to either. */
export const pValueContradiction: Check = {
  codes: ['p-value-contradiction'],
  check: (record) => resultsOf(record).flatMap(contradicted),
};

function contradicted(placed: PlacedResult): Finding[] {
  const { measure, ci, p = [] } = placed.result;
  const { evidence } = placed;
  const [lower, upper] = [ci?.lower, ci?.upper];
  if (p.length === 0 || ci?.level !== 95 || typeof lower !== 'number' || typeof upper !== 'number' || lower >= upper) return [];
  const ratio = isRatio(measure);
  if (!(ratio ? lower > 0 : isDifference(measure)) || otherWords.test(evidence.text)) return [];
  const contradicting = (half: (each: number) => number) =>
    p.map((each) => !others.has(each.test) && contradicts(each, lower, upper, ratio, half));
  // most are sound as they stand: only for the others the print is looked at
  if (!contradicting(() => 0).includes(true)) return [];
  const interval = `the 95 % confidence interval ${asPrinted(lower, evidence).text} to ${asPrinted(upper, evidence).text}`;
  const noEffect = ratio ? 1 : 0;
  const says = lower < noEffect && noEffect < upper ? 'includes' : 'excludes';
  return contradicting((each) => asPrinted(each, evidence).half).flatMap((is, at) => {
    const each = p[at];
    if (!is || each === undefined) return [];
    const message = `P ${each.op} ${asPrinted(each.value, evidence).text}, but ${interval} ${says} ${noEffect}, which means no effect`;
    return [resultFinding('p-value-contradiction', message, placed, `p[${at}]`)];
  });
}

/** One says significant, the other does not, and neither rounding (half a unit of each number's last digit) nor another test explains it. */
function contradicts({ op, value }: PValue, lower: number, upper: number, ratio: boolean, half: (each: number) => number): boolean {
  const implied = impliedP(lower, upper, ratio, half);
  const slack = op === '=' ? half(value) : 0;
  if (implied.least > 0.05) {
    return op !== '>' && op !== '>=' && value + slack <= 0.05 && (value + slack) * forgiven < implied.least;
  }
  return implied.most < 0.05 && op !== '<' && op !== '<=' && value - slack >= 0.05 && value - slack > implied.most * forgiven;
}

/** The two-sided P value that a 95 % interval implies, least and most as its bounds may have been rounded; NaN where they may have been 0, which has no logarithm. */
function impliedP(lower: number, upper: number, ratio: boolean, half: (each: number) => number) {
  const scale = (each: number) => (ratio ? Math.log(each) : each);
  const [low, high] = [half(lower), half(upper)];
  const values = [-1, 0, 1].map((step) => {
    const [from, to] = [scale(lower + step * low), scale(upper + step * high)];
    return twoSided((1.96 * Math.abs(from + to)) / (to - from));
  });
  return { least: Math.min(...values), most: Math.max(...values) };
}

/** The two-sided P value of a standard normal z, right to four decimals (Abramowitz and Stegun 26.2.17). */
function twoSided(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 2 * tail * Math.exp((-z * z) / 2) * 0.3989422804;
}
