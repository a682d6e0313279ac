import type { Token } from '../token.ts';
import { effectLabelAt } from './effect-labels.ts';
import { estimateFrom } from './estimate.ts';
import type { Estimate, Quantity } from './quantity.ts';

const lessWords = new Set([
  'reduction',
  'reductions',
  'lower',
  'decrease',
  'decline',
  'fewer',
  'less',
  'reduced',
  'decreased',
  'smaller',
  'decreases',
  'reducción',
  'disminución',
  'redução',
  'réduction',
  'reduktion',
]);
const moreWords = new Set([
  'increase',
  'higher',
  'greater',
  'more',
  'increased',
  'improvement',
  'increases',
  'aumento',
  'augmentation',
  'gain',
]);
const chances = new Set([
  'risk',
  'risks',
  'rate',
  'rates',
  'odds',
  'hazard',
  'hazards',
  'incidence',
  'likelihood',
  'chance',
  'probability',
  'mortality',
  'relative',
  'riesgo',
  'risco',
  'risque',
  'risiko',
]);
const reducing = /^(?:reduc|lower|decreas|increas|cut|diminish|rais|reduj|rédui)/;
const ratios: ReadonlySet<Estimate['measure']> = new Set(['HR', 'OR', 'RR', 'rate_ratio'] as const);
const people = new Set(['patients', 'participants', 'women', 'men', 'subjects', 'children']);

/** `18% lower risk of death`, `65% relative reduction in the incidence`, `reduced the risk of death by 25%`: an effect, and no share of patients. */
export function effectPercentAt(text: string, tokens: readonly Token[], at: number): Estimate | undefined {
  if (tokens[at]?.kind !== 'number' || (tokens[at + 1]?.lower !== '%' && tokens[at + 1]?.lower !== 'percent')) return undefined;
  const direction = peopleBehind(tokens, at + 2) ?? wordBehind(tokens, at + 2) ?? verbBefore(tokens, at) ?? besideRatio(text, tokens, at);
  if (direction === undefined) return undefined;
  const absolute = [1, 2, 3].some((back) => tokens[at - back]?.lower === 'absolute') || tokens[at + 2]?.lower === 'absolute';
  const estimate = estimateFrom(text, tokens, { measure: absolute ? 'RD' : 'relative_reduction' }, at, at);
  return estimate && { ...estimate, direction };
}

/** `25% more patients reached the target`, `12% fewer women`. */
const peopleBehind = (tokens: readonly Token[], at: number): string | undefined =>
  people.has(tokens[at + 1]?.lower ?? '') ? { more: 'increase', fewer: 'decrease' }[tokens[at]?.lower ?? ''] : undefined;

/** `lower risk of`, `relative reduction in`, `reduction in the annual incidence of`. */
function wordBehind(tokens: readonly Token[], from: number): string | undefined {
  let direction: string | undefined;
  for (let at = from; at < from + 8; at++) {
    const word = tokens[at]?.lower ?? '';
    if (tokens[at]?.kind !== 'word') return undefined;
    if (direction === undefined) {
      if (lessWords.has(word)) direction = 'decrease';
      else if (moreWords.has(word)) direction = 'increase';
      else if (at > from + 3 || people.has(word) || word === 'of') return undefined;
      if (at > from && chances.has(tokens[at - 1]?.lower ?? '') && direction) return direction;
    } else if (chances.has(word)) return direction;
  }
  return undefined;
}

/** `rate ratio 0.78 (…), a 22% reduction`: what the ratio before it says, in per cent. */
export function saidAgainAt(text: string, tokens: readonly Token[], at: number, last: Quantity | undefined): Estimate | undefined {
  if (last?.kind !== 'estimate' || !ratios.has(last.measure) || at - last.to > 6 || tokens[at + 1]?.lower !== '%') return undefined;
  const word = tokens[at + 2]?.lower ?? '';
  const direction = lessWords.has(word) ? 'decrease' : moreWords.has(word) ? 'increase' : undefined;
  if (direction === undefined || !/^an?$/.test(tokens[at - 1]?.lower ?? '')) return undefined;
  const estimate = estimateFrom(text, tokens, { measure: 'relative_reduction' }, at, at);
  return estimate && { ...estimate, direction };
}

/** `reduced events by 6% in T1 (HR: 0.94 …), 17% in T2 (HR: 0.83 …)`: the percentage is what the ratio behind it says. */
function besideRatio(text: string, tokens: readonly Token[], at: number): string | undefined {
  let open = at + 2;
  while (open < at + 8 && tokens[open]?.kind === 'word') open += 1;
  if (tokens[open]?.lower !== '(' && tokens[open]?.lower !== '[') return undefined;
  const ratio = effectLabelAt(text, tokens, /^adjusted$/.test(tokens[open + 1]?.lower ?? '') ? open + 2 : open + 1)?.measure;
  if (ratio !== 'HR' && ratio !== 'OR' && ratio !== 'RR' && ratio !== 'rate_ratio') return undefined;
  for (let back = at - 1; back >= Math.max(0, at - 60); back--) {
    const word = tokens[back]?.lower ?? '';
    if (word === '.' || word === 'vs' || word === 'versus') return undefined;
    if (reducing.test(word)) return /^(?:incr|rais)/.test(word) ? 'increase' : 'decrease';
  }
  return undefined;
}

/** `reduced the risk of X by 25%`. */
function verbBefore(tokens: readonly Token[], at: number): string | undefined {
  if (tokens[at - 1]?.lower !== 'by') return undefined;
  let chance = false;
  for (let back = at - 2; back >= Math.max(0, at - 16); back--) {
    const word = tokens[back]?.lower ?? '';
    if (tokens[back]?.kind === 'number' || word === ';') return undefined;
    if (chances.has(word)) chance = true;
    if (chance && reducing.test(word)) return /^(?:incr|rais)/.test(word) ? 'increase' : 'decrease';
  }
  return undefined;
}
