import type { Estimate, Test } from '../quantities/quantity.ts';
import { isVerb } from './clause.ts';
import type { Frame } from './frame.ts';
import { phraseOf } from './named-phrase.ts';
import type { Phrase } from './noun-phrase.ts';

const predicting = /^(?:predictors?|predictive|determinants?|factors?)$/;
const ends = new Set(['(', ')', ';', ':', '.', 'with']);
/** No outcome's name has more tokens. */
const longest = 12;

/**
 * What a model predicts, where a sentence tells of predictors: `male sex (OR 2.2) and age (OR 1.1) were independent risk factors for
 * leakage`, `Independent predictors of death were …`, `in multivariable analysis, … were associated with leakage`. The ratios are of
 * that outcome, and what stands before them (sex, age) is neither an outcome nor an arm.
 */
export function predictedOutcome(frame: Frame, quantity: Estimate | Test): Phrase | undefined {
  if (quantity.kind !== 'estimate' || !/^(?:OR|HR|RR|rate_ratio)$/.test(quantity.measure ?? '')) return undefined;
  const { tokens, sentence } = frame;
  const at = outcomeBegins(tokens);
  // The effect of an arm is a comparison, in a model too.
  if (at === undefined || frame.mentions.some(({ from, to }) => from < at && to <= at && to + 3 >= quantity.from && to <= quantity.from))
    return undefined;
  const indexes: number[] = [];
  for (let index = at; index < sentence.tokens.length && indexes.length < longest; index++) {
    if (ends.has(tokens[index]?.lower ?? '') || frame.quantityAt[index] || isVerb(frame, index)) break;
    indexes.push(index);
  }
  return phraseOf(frame, indexes);
}

/** Behind `predictors of`, `risk factors for`, `independently associated with`, or, in a model of several variables, `associated with`. */
function outcomeBegins(tokens: Frame['tokens']): number | undefined {
  const word = (at: number): string => tokens[at]?.lower ?? '';
  const several = tokens.some(({ lower }) => /^multi-?varia(?:ble|te)$/.test(lower));
  for (let at = 0; at < tokens.length; at++) {
    if (
      predicting.test(word(at)) &&
      /^(?:of|for)$/.test(word(at + 1)) &&
      (word(at) !== 'factors' || /^(?:risk|prognostic)$/.test(word(at - 1)))
    )
      return at + 2;
    if (word(at) === 'associated' && word(at + 1) === 'with' && (several || /^(?:independently|factors|variables)$/.test(word(at - 1))))
      return at + 2;
  }
  return undefined;
}
