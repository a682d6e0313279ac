import type { Finding } from '../model/finding.ts';
import type { Check } from './check.ts';
import { asPrinted } from './printed-number.ts';
import { isRatio } from './ratio-measure.ts';
import { type PlacedResult, resultFinding, resultsOf } from './results-of.ts';

/** Values that no trial can have: P = 1.7, 104 %, 40 of 36 patients, a hazard ratio of -0.35. */
export const resultImpossible: Check = {
  codes: ['result-impossible'],
  check: (record) => resultsOf(record).flatMap(impossible),
};

function impossible(placed: PlacedResult): Finding[] {
  const { measure, value, unit, n, N, pct, ci, p = [] } = placed.result;
  const { evidence } = placed;
  const found: Finding[] = [];
  const note = (is: boolean, of: number, message: (printed: string) => string, part: string) => {
    if (is) found.push(resultFinding('result-impossible', message(asPrinted(of, evidence).text), placed, part));
  };
  for (const [at, { value: of }] of p.entries()) {
    note(of < 0 || of > 1, of, (printed) => `A P value lies between 0 and 1, not at ${printed}`, `p[${at}].value`);
  }
  const outside = (of: number) => measure === 'proportion' && (of < 0 || of > 100);
  if (pct !== undefined) note(outside(pct), pct, (printed) => `A proportion lies between 0 and 100 %, not at ${printed} %`, 'pct');
  else if (typeof value === 'number' && unit === '%') {
    note(outside(value), value, (printed) => `A proportion lies between 0 and 100 %, not at ${printed} %`, 'value');
  }
  // events, unlike cases, may outnumber people: 120 exacerbations in 100 patients
  if (n !== undefined && N !== undefined && (measure === 'proportion' || pct !== undefined)) {
    note(n > N, n, (printed) => `${printed} cannot be counted among ${asPrinted(N, evidence).text}`, 'n');
  }
  if (isRatio(measure)) {
    const parts = [
      ['value', value],
      ['ci.lower', ci?.lower],
      ['ci.upper', ci?.upper],
    ] as const;
    for (const [part, of] of parts) {
      if (typeof of === 'number') note(of < 0, of, (printed) => `A ratio (${measure}) is never below zero, as ${printed} is`, part);
    }
  }
  return found;
}
