import type { Finding } from '../model/finding.ts';
import type { Check } from './check.ts';
import { asPrinted, decimalMarks, decimalsAs, type Evidence } from './printed-number.ts';
import { type PlacedResult, resultFinding, resultsOf } from './results-of.ts';

/** `5 (14%) of 36`: the percentage against the numbers beside it, rounded or cut off (66.6 % for two of three) at its last digit. */
export const percentageContradiction: Check = {
  codes: ['percentage-contradiction'],
  check: (record) => resultsOf(record).flatMap(contradicted),
};

function contradicted(placed: PlacedResult): Finding[] {
  const { measure, value, unit, n, N } = placed.result;
  const { evidence } = placed;
  const inValue = measure === 'proportion' && unit === '%' && typeof value === 'number';
  const pct = placed.result.pct ?? (inValue ? value : undefined);
  if (n === undefined || N === undefined || pct === undefined || N <= 0 || n > N || pct < 0 || pct > 100) return [];
  const computed = (100 * n) / N;
  if (computed === pct) return [];
  const { text, decimals, half } = asPrinted(pct, evidence);
  if (Math.abs(computed - pct) < 2 * half || isBound(pct, evidence)) return [];
  const [cases, people] = [n, N].map((each) => asPrinted(each, evidence).text);
  const message = `${cases} of ${people} are ${computed.toFixed(decimals)} %, not ${text} %`;
  return [resultFinding('percentage-contradiction', message, placed, placed.result.pct === undefined ? 'value' : 'pct')];
}

/** `<5%`, `about 40%`, `más del 40 %`, `etwa 40 %`: no percentage that can be computed again. */
const loose = new RegExp(
  `(?:[<>≤≥~≈]|(?<!\\p{L})(?:${[
    'than|over|about|around|approximately|nearly|almost|least',
    '(?:menos|más|mais|moins|plus) (?:d[eo]l?|que)|weniger als|mehr als',
    'casi|quase|presque|fast|cerca de|environ|etwa|rund|ungefähr|aproximadamente',
  ].join('|')}))\\s?$`,
  'iu',
);

const isBound = (pct: number, evidence: Evidence) =>
  decimalMarks.some((mark) =>
    evidence
      .numbers(mark)
      .some((print) => decimalsAs(print, pct) !== undefined && loose.test(evidence.text.slice(Math.max(0, print.start - 20), print.start))),
  );
