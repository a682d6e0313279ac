import type { Token } from '../token.ts';
import { unitEnd } from './unit.ts';

const behind = /^(?:before|pre-treatment|pretreatment|preoperatively|initially|beforehand)$/;
const occasion = /^(?:baseline|entry|enrolment|enrollment|admission|inclusion|randomization|randomisation)$/;

/**
 * A value told for the sake of the one after it (`25.1 ± 2.5 mmHg at baseline, 17.8 …`, `rose from 7.1 ± 0.5 to 9.8`): where it ends with its unit and spread, or `undefined`
 * where there is none.
 */
export function earlierValueAt(tokens: readonly Token[], at: number): number | undefined {
  let end = unitEnd(tokens, at + 1);
  if (tokens[end]?.lower === '±' && tokens[end + 1]?.kind === 'number') end = unitEnd(tokens, end + 2);
  if (tokens[end]?.lower === '(' || tokens[end]?.lower === '[') {
    for (let close = end + 1; close < end + 8; close++) {
      if (!/^[)\]]$/.test(tokens[close]?.lower ?? '')) continue;
      end = close + 1;
      break;
    }
  }
  const [first, second] = [tokens[end]?.lower ?? '', tokens[end + 1]];
  if ((first === 'at' && occasion.test(second?.lower ?? '')) || behind.test(first)) return end;
  return tokens[at - 1]?.lower === 'from' && first === 'to' && second?.kind === 'number' ? end : undefined;
}
