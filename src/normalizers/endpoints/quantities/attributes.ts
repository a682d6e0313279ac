import type { Token } from '../token.ts';
import { boundsAt, intervalAt } from './interval.ts';
import { pValueAt } from './p-value.ts';
import type { Attributes, Interval, PValue } from './quantity.ts';
import { unitEnd } from './unit.ts';

type Draft = { -readonly [Key in keyof Attributes]: Attributes[Key] };

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const spread: Readonly<Record<string, 'sd' | 'se' | 'iqr' | 'range'>> = {
  sd: 'sd',
  's.d': 'sd',
  de: 'sd',
  dp: 'sd',
  et: 'sd',
  se: 'se',
  's.e': 'se',
  sem: 'se',
  's.e.m': 'se',
  ee: 'se',
  ep: 'se',
  iqr: 'iqr',
  iq: 'iqr',
  'q1-q3': 'iqr',
  ric: 'iqr',
  range: 'range',
  rango: 'range',
  intervalo: 'range',
};
const spreadWords: readonly (readonly [readonly string[], 'sd' | 'se' | 'iqr' | 'range'])[] = [
  [['standard', 'deviation'], 'sd'],
  [['standard', 'error'], 'se'],
  [['interquartile', 'range'], 'iqr'],
  [['inter-quartile', 'range'], 'iqr'],
  [['rango', 'intercuartílico'], 'iqr'],
  [['intervalo', 'interquartil'], 'iqr'],
];

/** Index of the bracket that closes the one at `open`, or -1; looks at most 60 tokens ahead. */
function closingBracket(tokens: readonly Token[], open: number): number {
  const stack: string[] = [];
  for (let at = open; at < Math.min(tokens.length, open + 60); at++) {
    const mark = tokens[at]?.lower ?? '';
    const close = closing[mark];
    if (close !== undefined) stack.push(close);
    else if (mark === stack.at(-1)) {
      stack.pop();
      if (stack.length === 0) return at;
    }
  }
  return -1;
}

export const opensBracket = (token: Token | undefined): boolean => token !== undefined && closing[token.lower] !== undefined;

/** `SD 9.4`, `IQR, 7-14`, `range 20 to 73`, `interquartile range [IQR], 3-9`, `± 4.1`. */
function spreadAt(tokens: readonly Token[], from: number, draft: Draft): number | undefined {
  if (tokens[from]?.lower === '±') {
    const number = tokens[from + 1];
    if (number?.kind !== 'number' || number.value === undefined) return undefined;
    draft.dispersion = number.value;
    return unitEnd(tokens, from + 2);
  }
  let kind = spread[tokens[from]?.lower ?? ''];
  let at = from + 1;
  for (const [words, named] of spreadWords) {
    if (words.every((word, index) => tokens[from + index]?.lower === word)) {
      kind = named;
      at = from + words.length;
      if (opensBracket(tokens[at]) && closing[tokens[at]?.lower ?? ''] === tokens[at + 2]?.lower) at += 3;
    }
  }
  if (kind === undefined) return undefined;
  for (let skipped = 0; skipped < 3 && /^(?:[:,=(±[]|of|from|was)$/.test(tokens[at]?.lower ?? ''); skipped++) at += 1;
  if (kind === 'iqr' || kind === 'range') {
    const bounds = boundsAt(tokens, at);
    if (!bounds || bounds.lower === 'NR' || bounds.upper === 'NR') return undefined;
    draft[kind] = [bounds.lower, bounds.upper];
    return unitEnd(tokens, bounds.to);
  }
  const number = tokens[at];
  if (number?.kind !== 'number' || number.value === undefined) return undefined;
  draft[kind] = number.value;
  return unitEnd(tokens, at + 1);
}

/** The deviation, quartiles or range that is named at a place, and where it ends. */
export function namedSpreadAt(tokens: readonly Token[], from: number): (Attributes & { to: number }) | undefined {
  const draft: Draft = {};
  const to = spreadAt(tokens, from, draft);
  return to === undefined ? undefined : { ...draft, to };
}

const isCount = (token: Token | undefined): boolean =>
  token?.kind === 'number' && Number.isInteger(token.value) && (token.value ?? -1) >= 0;

/** `6/11`, `2 of 11`, `110 of 2,511 patients`: counted and all; where the second ends. */
export function fractionAt(tokens: readonly Token[], from: number): { n: number; N: number; to: number } | undefined {
  const [first, sign] = [tokens[from], tokens[from + 1]];
  if (
    !isCount(first) ||
    (sign?.lower !== '/' &&
      sign?.lower !== 'of' &&
      sign?.lower !== 'out' &&
      sign?.lower !== 'de' &&
      sign?.lower !== 'von' &&
      sign?.lower !== 'sur')
  )
    return undefined;
  let at = from + 2;
  if (sign.lower === 'out' && tokens[at]?.lower === 'of') at += 1;
  while (/^(?:the|all|these|those|our)$/.test(tokens[at]?.lower ?? '')) at += 1;
  const whole = tokens[at];
  if (!isCount(whole) || whole?.value === undefined || first?.value === undefined || whole.value < first.value || whole.value < 2)
    return undefined;
  // `140/83 mm Hg` has its larger number first, `3/7/2012` is a date.
  return tokens[at + 1]?.lower === '/' && tokens[at + 2]?.kind === 'number' ? undefined : { n: first.value, N: whole.value, to: at + 1 };
}

/** One thing that stands in brackets behind a value; where it ends. Bare numbers are read last: what they are follows from what is outside. */
function attributeAt(tokens: readonly Token[], from: number, draft: Draft, ps: PValue[]): number | undefined {
  const interval = intervalAt(tokens, from);
  if (interval) {
    draft.ci ??= interval;
    return unitEnd(tokens, interval.to);
  }
  const p = pValueAt(tokens, from);
  if (p) {
    ps.push(p.p);
    return p.to;
  }
  const after = spreadAt(tokens, from, draft);
  if (after !== undefined) return after;
  if (tokens[from]?.lower === 'n' && (tokens[from + 1]?.lower === '=' || tokens[from + 1]?.lower === ':') && isCount(tokens[from + 2])) {
    const fraction = fractionAt(tokens, from + 2);
    draft.n = tokens[from + 2]?.value as number;
    if (fraction) draft.N = fraction.N;
    return fraction?.to ?? from + 3;
  }
  const fraction = fractionAt(tokens, from);
  if (fraction) {
    draft.n = fraction.n;
    draft.N = fraction.N;
    let at = fraction.to;
    while (
      /^(?:patients?|participants?|subjects?|women|men|children|eyes?|cases?|infants?|persons?|people|adults|individuals)$/.test(
        tokens[at]?.lower ?? '',
      )
    )
      at += 1;
    return at;
  }
  return undefined;
}

/** What a bracket says of the value before it; `undefined` when it says something else as well. `open` is the bracket's index. */
export function bracketAttributes(
  text: string,
  tokens: readonly Token[],
  open: number,
): { attributes: Attributes; to: number } | undefined {
  const close = closingBracket(tokens, open);
  if (close < 0) return undefined;
  const draft: Draft = {};
  const ps: PValue[] = [];
  let at = open + 1;
  while (at < close) {
    if (/^[,;:]$/.test(tokens[at]?.lower ?? '') || tokens[at]?.lower === 'and') {
      at += 1;
      continue;
    }
    const inner = opensBracket(tokens[at]) ? bracketAttributes(text, tokens, at) : undefined;
    if (inner) {
      Object.assign(draft, inner.attributes);
      at = inner.to;
      continue;
    }
    const after = attributeAt(tokens, at, draft, ps) ?? bareAt(text, tokens, at, draft);
    if (after === undefined || after > close) return undefined;
    at = after;
  }
  return { attributes: { ...draft, ...(ps.length ? { p: ps } : {}) }, to: close + 1 };
}

/** `(66%)`, `(1.7% per year)`, `(7.7-9.8)`, `(9.2)`. */
function bareAt(text: string, tokens: readonly Token[], from: number, draft: Draft): number | undefined {
  const bounds = boundsAt(tokens, from);
  if (bounds && bounds.joint !== '/' && bounds.joint !== 'and' && bounds.joint !== ';') {
    draft.ci = { from, to: bounds.to, lower: bounds.lower, upper: bounds.upper, labelled: false } satisfies Interval;
    return unitEnd(tokens, bounds.to);
  }
  const number = tokens[from];
  if (number?.kind !== 'number' || number.value === undefined || number.spelled) return undefined;
  const end = unitEnd(tokens, from + 1);
  const percent = tokens[from + 1]?.lower === '%' || tokens[from + 1]?.lower === 'percent';
  if (percent && draft.pct === undefined && !(end > from + 2 && tokens[from + 2]?.lower === 'points')) {
    draft.pct = number.value;
    if (end > from + 2) draft.unit = text.slice(tokens[from + 1]?.start, tokens[end - 1]?.end);
    return end;
  }
  if (end === from + 1 && draft.dispersion === undefined && draft.pct === undefined) {
    draft.dispersion = number.value;
    return end;
  }
  return undefined;
}
