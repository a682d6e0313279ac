import type { Result } from '../model/endpoint.ts';

const join = (parts: readonly (string | undefined | false)[], by: string): string => parts.filter(Boolean).join(by);

/** What a result says in one line, as papers print it: `HR 0.7 (95% CI 0.58 to 0.83), P < 0.001`, `median 14.9 months`, `14% (5 of 36)`. */
export function resultText(result: Result): string {
  const { adjusted, measure, timepoint, subgroup, direction, grade, p } = result;
  const named = join([adjusted && 'adjusted', measure && measure !== 'proportion' && measure.replaceAll('_', ' '), estimate(result)], ' ');
  const brackets = join([shareText(result), ...spreads(result)], ', ');
  return join(
    [
      named && brackets ? `${named} (${brackets})` : named || brackets,
      direction,
      grade && `grade ${grade.replace(/^grades?\s+/i, '')}`,
      ...(p ?? []).map(({ op, value, test }) => join([`P ${op} ${value}`, test && `(${test})`], ' ')),
      timepoint,
      subgroup,
    ],
    ', ',
  );
}

/** `0.7`, `14.9 months`, `14%`, `not reached`. */
function estimate({ value, unit, pct }: Result): string | undefined {
  if (value === undefined) return pct === undefined ? undefined : `${pct}%`;
  if (value === 'NR') return 'not reached';
  return unit === undefined ? `${value}` : unit.startsWith('%') ? `${value}${unit}` : `${value} ${unit}`;
}

/** `5 of 36`, `n = 5`; a percentage that is not the value stands before it. */
function shareText({ n, N, pct, value }: Result): string {
  const counted = n === undefined ? N !== undefined && `N = ${N}` : N === undefined ? n !== value && `n = ${n}` : `${n} of ${N}`;
  return join([value !== undefined && pct !== undefined && pct !== value && `${pct}%`, counted], ', ');
}

function spreads({ ci, sd, se, dispersion, iqr, range }: Result): string[] {
  const level = ci?.level === undefined ? '' : `${ci.level}% `;
  return [
    ci && `${level}CI ${bound(ci.lower)} to ${bound(ci.upper)}`,
    sd !== undefined && `SD ${sd}`,
    se !== undefined && `SE ${se}`,
    dispersion !== undefined && `± ${dispersion}`,
    iqr && `IQR ${iqr[0]} to ${iqr[1]}`,
    range && `range ${range[0]} to ${range[1]}`,
  ].filter((part) => typeof part === 'string');
}

const bound = (value: number | 'NR' | undefined): string => (value === undefined ? '?' : value === 'NR' ? 'not reached' : `${value}`);
