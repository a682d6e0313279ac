import { opensBracket } from '../quantities/attributes.ts';
import { boundsAt, intervalAt } from '../quantities/interval.ts';
import type { Interval, Value } from '../quantities/quantity.ts';
import type { Frame } from './frame.ts';
import type { Series } from './series.ts';

/** How far behind a row its intervals stand. */
const reach = 14;

/** `4.0 and 2.5 months for A and B, respectively (95% CI, 2.5 to 5.3 and 1.9 to 3.8)`: an interval for each value, listed behind the row. */
export function withListedIntervals(frame: Frame, { values, to }: Series): readonly Value[] {
  if (values.length < 2 || values.some(({ ci, value }) => ci !== undefined || typeof value !== 'number')) return values;
  const intervals = intervalsBehind(frame, to);
  if (intervals.length !== values.length) return values;
  const named = values.map((value, index) => ({ ...value, ci: intervals[index] as Interval }));
  return named.every(
    ({ value, ci }) => typeof value === 'number' && (ci.lower === 'NR' || ci.lower <= value) && (ci.upper === 'NR' || value <= ci.upper),
  )
    ? named
    : values;
}

function intervalsBehind({ tokens, quantityAt }: Frame, from: number): Interval[] {
  for (let at = from; at < Math.min(tokens.length, from + reach); at++) {
    if (quantityAt[at] || tokens[at]?.lower === ';') return [];
    const first = opensBracket(tokens[at]) ? intervalAt(tokens, at + 1) : undefined;
    if (!first) continue;
    const found = [first];
    let next = first.to;
    while (/^(?:,|and|;|vs|versus|v)$/.test(tokens[next]?.lower ?? '')) {
      next += 1;
      const bounds = boundsAt(tokens, next);
      if (!bounds) continue;
      found.push({
        from: next,
        to: bounds.to,
        lower: bounds.lower,
        upper: bounds.upper,
        labelled: true,
        ...(first.level === undefined ? {} : { level: first.level }),
      });
      next = bounds.to;
    }
    return found;
  }
  return [];
}
