import type { Result } from '../model/endpoint.ts';
import type { Finding } from '../model/finding.ts';
import type { Check } from './check.ts';
import { asPrinted } from './printed-number.ts';
import { isDifference, isRatio } from './ratio-measure.ts';
import { type PlacedResult, resultFinding, resultsOf } from './results-of.ts';

type PValue = NonNullable<Result['p']>[number];

/** The tests whose question is not whether the 95 % interval holds «no effect». */
const others: ReadonlySet<PValue['test']> = new Set<PValue['test']>(['noninferiority', 'interaction', 'one-sided']);
const otherWords = /non-?\s?inferior|equivalen|interaction|heterogen|trend|(?:one|1)-(?:sided|tailed)/i;

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
  const { measure, ci, p = [], evidence } = placed.result;
  const [lower, upper] = [ci?.lower, ci?.upper];
  if (p.length === 0 || ci?.level !== 95 || typeof lower !== 'number' || typeof upper !== 'number' || lower >= upper) return [];
  const ratio = isRatio(measure);
  if ((!ratio && !isDifference(measure)) || (evidence !== undefined && otherWords.test(evidence))) return [];
  const implied = impliedP(lower, upper, ratio, evidence);
  if (implied === undefined) return [];
  const holds = implied.least > 0.05;
  if (!holds && implied.most >= 0.05) return [];
  return p.flatMap((each, at) => {
    if (others.has(each.test)) return [];
    const { text, half } = asPrinted(each.value, evidence);
    const slack = each.op === '=' ? half : 0;
    const against = holds
      ? each.op !== '>' && each.op !== '>=' && each.value + slack <= 0.05 && (each.value + slack) * forgiven < implied.least
      : each.op !== '<' && each.op !== '<=' && each.value - slack >= 0.05 && each.value - slack > implied.most * forgiven;
    if (!against) return [];
    const interval = `the 95 % confidence interval ${asPrinted(lower, evidence).text} to ${asPrinted(upper, evidence).text}`;
    const message = `P ${each.op} ${text}, but ${interval} ${holds ? 'includes' : 'excludes'} ${ratio ? 1 : 0}, which means no effect`;
    return [resultFinding('p-value-contradiction', message, placed, `p[${at}]`)];
  });
}

/** The two-sided P value that a 95 % interval implies, least and most as its bounds may have been rounded. */
function impliedP(lower: number, upper: number, ratio: boolean, evidence: string | undefined) {
  const [low, high] = [asPrinted(lower, evidence).half, asPrinted(upper, evidence).half];
  if (ratio && lower - low <= 0) return undefined;
  const scale = (each: number) => (ratio ? Math.log(each) : each);
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
