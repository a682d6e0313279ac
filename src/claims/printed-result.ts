import type { Result } from '../model/endpoint.ts';
import { printedNumber } from './printed-number.ts';

/** `percent_change` as a reader says it. Abbreviations stay. */
const spoken = (measure: string): string => measure.replaceAll('_', ' ');

/** A result as a reader says it: `overall survival: HR 0.70 (95% CI 0.58–0.83), P < 0.001`, numbers with the decimals of the text. */
export function printedResult(result: Result): string {
  const number = (value: number | 'NR'): string => {
    if (value === 'NR') return 'not reached';
    const { decimals } = printedNumber(value, result.evidence);
    return value.toFixed(Math.min(decimals, 20));
  };
  const { endpoint, arm, measure, value, unit, n, N, pct, ci, p = [], timepoint, subgroup, adjusted } = result;
  const main = value ?? pct;
  const mainUnit = unit ?? (value === undefined && pct !== undefined ? '%' : undefined);
  const counts = n === undefined ? undefined : N === undefined ? number(n) : `${number(n)} of ${number(N)}`;
  const bounds =
    ci?.lower === undefined || ci.upper === undefined
      ? undefined
      : `(${ci.level === undefined ? '' : `${ci.level}% `}CI ${number(ci.lower)}–${number(ci.upper)})`;
  const numbers = [
    adjusted && 'adjusted',
    measure && spoken(measure),
    main === undefined ? undefined : `${number(main)}${mainUnit === undefined ? '' : mainUnit === '%' ? '%' : ` ${mainUnit}`}`,
    main === undefined ? counts : counts && `(${counts})`,
    bounds,
  ];
  const said = [numbers.filter(Boolean).join(' '), ...p.map(({ op, value: size }) => `P ${op} ${number(size)}`)].filter(Boolean).join(', ');
  const where = [arm && `with ${arm}`, subgroup && `in ${subgroup}`, timepoint].filter(Boolean);
  return [endpoint && `${endpoint}:`, said, where.length > 0 && `(${where.join(', ')})`].filter(Boolean).join(' ');
}
