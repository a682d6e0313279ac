import type { Token } from '../token.ts';
import { countedNoun } from './counted.ts';
import type { Quantity, Value } from './quantity.ts';

const happening =
  /^(?:occur|report|observ|seen|found|noted|detect|record|present|confirm|diagnos|improv|develop|identified|documented|achiev|resolv|recur|necessary|required|needed|successful|fatal)/;

/** `overall survival in 275 patients allocated the drug was …`: how many they were, between what was measured and its value; not `occurred in 12 patients`. */
export const isHeadcount = (tokens: readonly Token[], quantity: Quantity): boolean =>
  quantity.kind === 'value' &&
  quantity.to === quantity.from + 1 &&
  quantity.pct === undefined &&
  (isOfThe(tokens, quantity.from) || isOfPeople(tokens, quantity));

/** `Of the 29 responses, 24 were ongoing`: what the count behind is taken from. */
const isOfThe = (tokens: readonly Token[], from: number): boolean =>
  from === 2 && tokens[0]?.lower === 'of' && /^(?:the|these|those|all)$/.test(tokens[1]?.lower ?? '') && tokens[from + 1]?.kind === 'word';

const isOfPeople = (tokens: readonly Token[], quantity: Value): boolean =>
  /^(?:in|of|among|for|from|the|all)$/.test(tokens[quantity.from - 1]?.lower ?? '') &&
  !(tokens[quantity.from - 1]?.lower === 'in' && happening.test(tokens[quantity.from - 2]?.lower ?? '')) &&
  countedNoun.test(tokens[quantity.to]?.lower ?? '') &&
  !/^(?:of|the|deaths?|events?|cases?|episodes?)$/.test(tokens[quantity.to]?.lower ?? '');
