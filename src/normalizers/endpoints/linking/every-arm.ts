import type { Frame } from './frame.ts';
import type { Series } from './series.ts';

/** Tokens between a value and the words that it is of every arm: `two patients with severe headache in each group`. */
const reach = 10;

/** `six patients in each group died`, `50 mL in both groups`, `-0.1% in each treatment arm`: one value, told once for every arm. */
export function isOfEveryArm({ tokens, open, quantityAt }: Frame, { values, to }: Series): boolean {
  if (values.length !== 1) return false;
  for (let at = to; at < to + reach; at++) {
    const { lower } = tokens[at] ?? { lower: '.' };
    if (quantityAt[at] || /^[;.]$/.test(lower) || (lower === ',' && open[at] === -1)) return false;
    if (lower !== 'each' && lower !== 'both') continue;
    return (
      [1, 2].some((ahead) => /^(?:groups?|arms?|cohorts?)$/.test(tokens[at + ahead]?.lower ?? '')) &&
      /^(?:in|with|for|of|by|across)$/.test(tokens[at - 1]?.lower ?? '')
    );
  }
  return false;
}
