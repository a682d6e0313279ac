import type { Token } from '../token.ts';
import type { Quantity, Value } from './quantity.ts';

/** What a text last called two numbers in brackets behind a value. */
export type SpreadName = 'ci' | 'iqr' | 'range';

/**
 * `184 min (IQR, 152-220) v 209 (175-251)`: two numbers without a name are what the text last called such. Gives the quantities of a
 * sentence with their bare intervals named, and the name that holds for the next sentence.
 */
export function nameBareIntervals(quantities: readonly Quantity[], before: SpreadName): { quantities: Quantity[]; last: SpreadName } {
  let last = before;
  const named = quantities.map((quantity) => {
    if (quantity.kind !== 'value') {
      if ('ci' in quantity && quantity.ci?.labelled) last = 'ci';
      return quantity;
    }
    if (quantity.ci?.labelled) last = 'ci';
    else if (quantity.iqr) last = 'iqr';
    else if (quantity.range) last = 'range';
    else if (quantity.ci && last !== 'ci') return asSpread(quantity, last);
    return quantity;
  });
  return { quantities: named, last };
}

/** `The median (IQR) number of episodes was 0 (0-1)`: a heading says what the brackets behind hold. */
export function spreadHeading(tokens: readonly Token[]): SpreadName | undefined {
  for (const [at, { lower }] of tokens.entries())
    if (/^(?:iqr|range)$/.test(lower) && /^[([]$/.test(tokens[at - 1]?.lower ?? '') && /^[)\]]$/.test(tokens[at + 1]?.lower ?? ''))
      return lower === 'iqr' ? 'iqr' : 'range';
  return undefined;
}

function asSpread(value: Value, name: 'iqr' | 'range'): Value {
  const { ci, ...rest } = value;
  return ci === undefined || ci.lower === 'NR' || ci.upper === 'NR' || typeof rest.value !== 'number'
    ? value
    : { ...rest, [name]: [ci.lower, ci.upper] };
}
