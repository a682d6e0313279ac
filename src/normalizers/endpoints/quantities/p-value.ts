import type { Token } from '../token.ts';
import type { ProbabilityMark, PValue } from './quantity.ts';

const operators: Readonly<Record<string, PValue['op']>> = {
  '=': '=',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  ':': '=',
  of: '=',
  was: '=',
};
const names = new Set(['p', 'p-value', 'p-values', 'pvalue', 'ps', 'pinteraction', 'pint', 'ptrend', 'pnoninferiority', 'psuperiority']);
/** Words of the test before P: `one-sided P = .02`, `log-rank P < .01`, `adjusted p = .04`. */
const leading = new Set([
  'one-sided',
  'two-sided',
  '1-sided',
  '2-sided',
  'one-tailed',
  'two-tailed',
  'log-rank',
  'nominal',
  'stratified',
  'overall',
  'both',
  'all',
  'unadjusted',
  'adjusted',
  'interaction',
  'unilateral',
  'bilateral',
]);
/** Words that may stand between P and its sign: `P for noninferiority <0.001`, `P value = .03`, `P (one-sided) = .02`, `P interaction = .3`. */
const between = new Set([
  'value',
  'values',
  'for',
  'interaction',
  'trend',
  'noninferiority',
  'non-inferiority',
  'superiority',
  'difference',
  'one-sided',
  'two-sided',
  '1-sided',
  '2-sided',
  'log-rank',
  '(',
  ')',
  '[',
  ']',
  'adjusted',
  'the',
  'between',
  'groups',
  'heterogeneity',
  'nominal',
  'of',
  'unadjusted',
  'corrected',
]);
const tests: readonly (readonly [RegExp, NonNullable<PValue['test']>])[] = [
  [/^(?:p)?non-?inferiority$/, 'noninferiority'],
  [/^(?:p)?superiority$/, 'superiority'],
  [/^(?:pint|p?interaction)$/, 'interaction'],
  [/^(?:one|1)-(?:sided|tailed)$/, 'one-sided'],
  [/^nominal$/, 'nominal'],
];

function testIn(words: readonly Token[]): PValue['test'] | undefined {
  for (const { lower } of words) for (const [pattern, test] of tests) if (pattern.test(lower)) return test;
  return undefined;
}

/** `P = .03`, `p<0·001 for noninferiority`, `P < or = 0.05`, `P less than .01`, `p = 3 × 10-5`. */
export function pValueAt(tokens: readonly Token[], from: number): ProbabilityMark | undefined {
  let name = from;
  while (name < from + 2 && leading.has(tokens[name]?.lower ?? '')) name += 1;
  if (!names.has(tokens[name]?.lower ?? '')) return undefined;
  let at = name + 1;
  const limit = name + 8;
  while (at < limit && between.has(tokens[at]?.lower ?? '') && !(tokens[at]?.lower === 'of' && tokens[at + 1]?.kind === 'number')) at += 1;
  // `p for interaction 0.47`, `P 0.03`
  const bare = /^0?[.·,]\d+$/.test(tokens[at]?.lower ?? '') ? { op: '=' as const, to: at } : undefined;
  const sign = operatorAt(tokens, at) ?? bare;
  if (!sign) return undefined;
  const number = tokens[sign.to];
  if (number?.kind !== 'number' || number.value === undefined || number.spelled) return undefined;
  const [value, after] = scientific(tokens, sign.to);
  if (value < 0 || value > 1) return undefined;
  const [tail, to] = trailingTest(tokens, after);
  const test = tail ?? testIn(tokens.slice(Math.max(0, from - 2), sign.to));
  return { from, to, p: { op: sign.op, value, ...(test === undefined ? {} : { test }) } };
}

function operatorAt(tokens: readonly Token[], at: number): { op: PValue['op']; to: number } | undefined {
  const [first, second, third] = [tokens[at]?.lower ?? '', tokens[at + 1]?.lower, tokens[at + 2]?.lower];
  if ((first === 'less' || first === 'greater') && second === 'than') return { op: first === 'less' ? '<' : '>', to: at + 2 };
  if ((first === '<' || first === '>') && second === 'or' && third === '=') return { op: first === '<' ? '<=' : '>=', to: at + 3 };
  if ((first === '<' || first === '>') && second === '/' && third === '=') return { op: first === '<' ? '<=' : '>=', to: at + 3 };
  const op = operators[first];
  return op === undefined ? undefined : { op, to: at + 1 };
}

/** `3 × 10-5`, `2.1x10 -4`. */
function scientific(tokens: readonly Token[], at: number): [number, number] {
  const value = tokens[at]?.value ?? Number.NaN;
  const times = tokens[at + 1]?.lower;
  const ten = tokens[at + 2];
  if ((times !== '×' && times !== 'x' && times !== '*') || ten?.value !== 10) return [value, at + 1];
  const signed = tokens[at + 3];
  if (signed?.kind === 'number' && (signed.value ?? 0) < 0) return [Number(`${value}e${signed.value}`), at + 4];
  const power = tokens[at + 4];
  if (signed?.lower === '-' && power?.kind === 'number') return [Number(`${value}e-${power.value}`), at + 5];
  return [value, at + 1];
}

/** `for noninferiority`, `for interaction`, `[two-sided]` behind the number. */
function trailingTest(tokens: readonly Token[], at: number): [PValue['test'] | undefined, number] {
  const first = tokens[at]?.lower;
  if (first !== 'for' && first !== '(' && first !== '[') return [undefined, at];
  const words = tokens.slice(at + 1, at + 5);
  const close = words.findIndex(({ lower }) => lower === ')' || lower === ']' || lower === ';' || lower === ',');
  const test = testIn(close < 0 ? words : words.slice(0, close));
  if (test === undefined) return [undefined, at];
  const end = words.findIndex(({ lower }) => tests.some(([pattern]) => pattern.test(lower)));
  return [test, at + end + 2 + (first === 'for' ? 0 : 1)];
}
