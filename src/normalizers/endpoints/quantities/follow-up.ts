import { timeUnits } from '../time-units.ts';
import type { Token } from '../token.ts';
import { bracketAttributes, opensBracket } from './attributes.ts';
import { intervalAt } from './interval.ts';
import type { FollowUp } from './quantity.ts';

const measures: Readonly<Record<string, FollowUp['measure']>> = {
  median: 'median',
  mediana: 'median',
  médian: 'median',
  mean: 'mean',
  average: 'mean',
  media: 'mean',
  maximum: 'maximum',
  minimum: 'minimum',
  max: 'maximum',
  min: 'minimum',
};
const names = new Set([
  'follow-up',
  'followup',
  'followups',
  'follow-ups',
  'seguimiento',
  'seguimento',
  'suivi',
  'nachbeobachtung',
  'nachbeobachtungszeit',
]);

/** Indexes of the words `follow-up` of a sentence (`follow up` and `followed for` as well). */
export function followUpWords(tokens: readonly Token[]): number[] {
  const found: number[] = [];
  for (const [index, { lower }] of tokens.entries()) {
    if (
      names.has(lower) ||
      (lower === 'follow' && tokens[index + 1]?.lower === 'up') ||
      (lower === 'followed' && /^(?:for|up|over)$/.test(tokens[index + 1]?.lower ?? ''))
    )
      found.push(index);
  }
  return found;
}

/**
 * `median follow-up: 15.3 months`, `at a median follow-up of 35 months`, `a median of 23 months of follow-up (maximum 47 months)`,
 * `12.8-month maximum follow-up`, `after 2 years of follow-up`, `followed for a median of 3.4 years`. `words` are the sentence's words of follow-up.
 */
export function followUpAt(text: string, tokens: readonly Token[], at: number, words: readonly number[]): FollowUp | undefined {
  const token = tokens[at];
  if (token?.value === undefined || words.length === 0) return undefined;
  const adjective = token.kind === 'word' ? /^[\d.·]+-(month|year|week|day|hour)s?$/.exec(token.lower)?.[1] : undefined;
  // `15.3 vs 17.3 months`: the first of two has its unit behind the second.
  const unitAt = /^(?:vs|versus|v|and)$/.test(tokens[at + 1]?.lower ?? '') && tokens[at + 2]?.kind === 'number' ? at + 3 : at + 1;
  const unit = adjective ?? (timeUnits.has(tokens[unitAt]?.lower ?? '') ? tokens[unitAt]?.lower : undefined);
  if (unit === undefined) return undefined;
  const to = adjective === undefined && unitAt === at + 1 ? at + 2 : at + 1;
  // Of the words of follow-up only those a few tokens away can be its own: a text may have ten thousand.
  let near: number | undefined;
  for (let index = firstAfter(words, at - 15); near === undefined && (words[index] ?? Number.POSITIVE_INFINITY) <= to + 5; index++) {
    const word = words[index] as number;
    if (word < at ? isHead(tokens, word, at) : isTail(tokens, to, word)) near = word;
  }
  if (near === undefined) return undefined;
  const measure = measureAround(tokens, Math.min(near, at), Math.max(near, to), at);
  const bracket = opensBracket(tokens[to]) ? bracketAttributes(text, tokens, to) : undefined;
  const interval = bracket?.attributes.ci ?? intervalAt(tokens, to);
  const { iqr, range } = bracket?.attributes ?? {};
  return {
    kind: 'followup',
    from: at,
    to: bracket?.to ?? interval?.to ?? to,
    measure,
    value: token.value,
    unit: adjective === undefined ? text.slice(tokens[unitAt]?.start, tokens[unitAt]?.end) : `${adjective}s`,
    ...(interval ? { ci: interval } : {}),
    ...(iqr ? { iqr } : {}),
    ...(range ? { range } : {}),
  };
}

/** Index of the first of sorted numbers that is not below a bound. */
function firstAfter(sorted: readonly number[], bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

const bridge =
  /^(?:of|was|were|is|:|,|=|\(|\[|a|the|for|over|up|to|time|period|duration|median|mean|average|maximum|minimum|follow-up|with|in|all|patients|survivors|surviving|overall|among|participants|lasted|vs|versus|months|month|years|year|weeks|days|and|group|arm|approximately|about|de|del|di|fue|era|was|foi|était|betrug)$/;

/** Between `follow-up` and the number behind it only small words. */
function isHead(tokens: readonly Token[], word: number, at: number): boolean {
  if (at - word > 14) return false;
  for (let index = word + 1; index < at; index++) {
    const { kind, lower } = tokens[index] as Token;
    if (kind !== 'number' && !bridge.test(lower)) return false;
  }
  return true;
}

/** Between the number and `follow-up` behind it: `of`, `maximum`, `median`. */
function isTail(tokens: readonly Token[], to: number, word: number): boolean {
  if (word - to > 4) return false;
  for (let index = to; index < word; index++)
    if (
      !/^(?:of|maximum|minimum|median|mean|post-treatment|additional|total|the|'|’|de|-|clinical|overall)$/.test(tokens[index]?.lower ?? '')
    )
      return false;
  return true;
}

function measureAround(tokens: readonly Token[], from: number, to: number, at: number): FollowUp['measure'] {
  for (let index = to - 1; index >= Math.max(0, from - 4); index--) {
    const measure = measures[tokens[index]?.lower ?? ''];
    if (measure !== undefined && Math.abs(index - at) < 10) return measure;
  }
  return undefined;
}
