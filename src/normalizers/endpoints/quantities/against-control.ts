import type { Token } from '../token.ts';
import { pValueAt } from './p-value.ts';
import type { Estimate } from './quantity.ts';
import { unitEnd } from './unit.ts';

/** `improved HbA1c (-0.56% vs. placebo; p < 0.0001)`: a number set against an arm and no other number is the difference from it. */
export function againstControlAt(text: string, tokens: readonly Token[], at: number): Estimate | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number' || token.value === undefined || token.spelled || !/^[([]$/.test(tokens[at - 1]?.lower ?? ''))
    return undefined;
  const end = unitEnd(tokens, at + 1);
  if (!/^(?:vs|versus|v)$/.test(tokens[end]?.lower ?? '')) return undefined;
  let to = end + 1;
  while (to < end + 5 && tokens[to]?.kind === 'word' && tokens[to]?.value === undefined) to += 1;
  const stop = tokens[to]?.lower ?? '';
  if (to === end + 1 || !/^[;,)\]]$/.test(stop)) return undefined;
  const mark = /^[;,]$/.test(stop) ? pValueAt(tokens, to + 1) : undefined;
  const unit = end > at + 1 ? text.slice(tokens[at + 1]?.start, tokens[end - 1]?.end) : undefined;
  return {
    kind: 'estimate',
    from: at,
    to: mark?.to ?? to,
    measure: 'MD',
    ...(token.value < 0 ? {} : { open: true as const }),
    value: token.value,
    ...(unit === undefined ? {} : { unit }),
    ...(mark ? { p: [mark.p] } : {}),
  };
}
