import { timeUnits } from '../time-units.ts';
import type { Token } from '../token.ts';
import type { Estimate } from './quantity.ts';

const gains = /^(?:improvement|benefit|prolongation|gain|increase|difference|delay|advantage|extension|reduction|longer|shorter)$/;
const verbs = /^(?:delay|prolong|extend|improv|shorten|increas|lengthen|postpon)/;

/** `a 3.6-month overall survival improvement`, `delayed skeletal events by 5.8 months`: a difference of times between arms. */
export function timeGainAt(text: string, tokens: readonly Token[], at: number): Estimate | undefined {
  const token = tokens[at];
  if (token?.value === undefined) return undefined;
  if (token.kind === 'word') {
    const unit = /^[\d.·]+-(month|year|week|day|hour)s?$/.exec(token.lower)?.[1];
    if (unit === undefined) return undefined;
    for (let ahead = at + 1; ahead < at + 8 && tokens[ahead]?.kind === 'word'; ahead++) {
      if (gains.test(tokens[ahead]?.lower ?? ''))
        return { kind: 'estimate', from: at, to: at + 1, measure: 'median_difference', value: token.value, unit: `${unit}s` };
    }
    return undefined;
  }
  if (token.kind !== 'number' || tokens[at - 1]?.lower !== 'by' || !timeUnits.has(tokens[at + 1]?.lower ?? '')) return undefined;
  for (let back = at - 2; back >= Math.max(0, at - 14); back--) {
    if (tokens[back]?.kind === 'number') return undefined;
    if (verbs.test(tokens[back]?.lower ?? '')) {
      return {
        kind: 'estimate',
        from: at,
        to: at + 2,
        measure: 'median_difference',
        value: token.value,
        unit: text.slice(tokens[at + 1]?.start, tokens[at + 1]?.end),
      };
    }
  }
  return undefined;
}
