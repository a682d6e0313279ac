import type { Token } from '../token.ts';

/** `64 patients assigned to early mobilisation and 58 assigned to usual care`: of which arm those who are counted were, and no count of the assigned. */
export const isOfArm = (tokens: readonly Token[], at: number): boolean =>
  /^(?:assigned|allocated|randomi[sz]ed|receiv(?:ed|ing))$/.test(tokens[at]?.lower ?? '') &&
  (tokens[at + 1]?.lower === 'to' || /^receiv/.test(tokens[at]?.lower ?? '')) &&
  (tokens[at - 1]?.kind === 'number' ||
    /^(?:patients|participants|women|men|children|infants|subjects)$/.test(tokens[at - 1]?.lower ?? '')) &&
  [2, 3, 4].some((back) => /^(?:in|by|for|bei|and|vs|versus)$/.test(tokens[at - back]?.lower ?? ''));
