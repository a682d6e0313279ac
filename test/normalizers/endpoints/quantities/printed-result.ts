import type { Result } from '../../../../src/model/endpoint.ts';
import { extractEndpoints } from '../../../../src/normalizers/endpoints.ts';

/** A result in one line, all but its names and its place: `HR 0.72 [0.56, 0.92] P=0.005`, `proportion 9 of 36 = 25 %`, `mean 9.8 ng/ml ± 0.6`. */
function print({ measure, adjusted, value, unit, n, N, pct, ci, p = [], sd, se, dispersion, iqr, range, direction }: Result): string {
  return [
    adjusted ? 'adjusted' : undefined,
    measure ?? 'effect',
    n === undefined ? undefined : `${n}${N === undefined ? '' : ` of ${N}`}${pct === undefined ? '' : ' ='}`,
    pct ?? value,
    unit,
    ci ? `[${ci.lower}, ${ci.upper}]${ci.level === 95 ? '' : ` of ${ci.level ?? 'no level'}`}` : undefined,
    sd === undefined ? undefined : `SD ${sd}`,
    se === undefined ? undefined : `SE ${se}`,
    dispersion === undefined ? undefined : `± ${dispersion}`,
    iqr ? `IQR ${iqr.join('-')}` : undefined,
    range ? `range ${range.join('-')}` : undefined,
    direction,
    ...p.map(({ op, value: probability, test }) => `P${op}${probability}${test === undefined ? '' : ` ${test}`}`),
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** The results of a sentence that stands among results, one line each. */
export const printedResults = (sentence: string): string[] => extractEndpoints(sentence, { zone: 'results' }).results.map(print);
