import type { Token } from '../token.ts';
import { bracketAttributes, fractionAt, namedSpreadAt, opensBracket } from './attributes.ts';
import { countedNoun, countsAgain, countsAt } from './counted.ts';
import { boundsAt, intervalAt } from './interval.ts';
import type { Attributes, Value } from './quantity.ts';
import { unitEnd } from './unit.ts';

const isInteger = (token: Token | undefined): boolean =>
  token?.kind === 'number' && Number.isInteger(token.value) && (token.value ?? -1) >= 0;
const isPercent = (token: Token | undefined): boolean => token?.lower === '%' || token?.lower === 'percent';

/** `not reached`, `not yet estimable`, `NR`. Where it ends. */
export function notReachedAt(tokens: readonly Token[], from: number): number | undefined {
  if (tokens[from]?.lower === 'nr' || tokens[from]?.lower === 'nre') return from + 1;
  if (tokens[from]?.lower !== 'not') return undefined;
  let at = from + 1;
  while (/^(?:been|yet|be)$/.test(tokens[at]?.lower ?? '')) at += 1;
  return /^(?:reached|estimable|evaluable|attained|calculable)$/.test(tokens[at]?.lower ?? '') ? at + 1 : undefined;
}

/** The value that begins at a number: with its unit, its part of a whole, its spread and what else its brackets say. */
export function valueAt(text: string, tokens: readonly Token[], from: number): Value | undefined {
  const reached = notReachedAt(tokens, from);
  if (reached !== undefined) return withBrackets(text, tokens, { kind: 'value', from, to: reached, value: 'NR' }, reached);
  const token = tokens[from];
  if (token?.kind !== 'number' || token.value === undefined) return undefined;
  const fraction = fractionAt(tokens, from);
  if (fraction) return fractionValue(text, tokens, from, fraction);
  if (isPercent(tokens[from + 1]) || (tokens[from + 1]?.lower === 'per' && tokens[from + 2]?.lower === 'cent'))
    return percentValue(text, tokens, from);
  if (isInteger(token)) {
    const counted = countValue(text, tokens, from);
    if (counted) return counted;
    // `one patient reported severe headache (0·5%)`: the share says it.
    if (token.value === 1 && token.spelled && distantPercent(text, tokens, from, 2)) return undefined;
    // `nine of whom received glucocorticoids`
    if (tokens[from + 1]?.lower === 'of' && tokens[from + 2]?.lower === 'whom')
      return { kind: 'value', from, to: from + 1, n: token.value };
    if (countsAt(tokens, from) || countsAgain(tokens, from)) return { kind: 'value', from, to: from + 1, n: token.value };
  }
  if (token.spelled) return { kind: 'value', from, to: from + 1, n: token.value };
  return plainValue(text, tokens, from);
}

const unitText = (text: string, tokens: readonly Token[], from: number, to: number): { unit?: string } =>
  to > from ? { unit: text.slice(tokens[from]?.start, tokens[to - 1]?.end) } : {};

/** `110 of 2511 patients (4.4%)`, `6/11 (55%)`. */
function fractionValue(
  text: string,
  tokens: readonly Token[],
  from: number,
  { n, N, to }: { n: number; N: number; to: number },
): Value | undefined {
  const open = behindNouns(tokens, to);
  const bracket = opensBracket(tokens[open]) ? bracketAttributes(text, tokens, open) : undefined;
  if (bracket && (bracket.attributes.pct !== undefined || bracket.attributes.ci || bracket.attributes.p)) {
    return { kind: 'value', from, n, N, ...withoutCounts(bracket.attributes), to: bracket.to };
  }
  // `31 of 36 sessions (IQR 25 to 35)`: a median of what one could reach, and no count.
  const spread = spreadBehind(text, tokens, to);
  if (spread) return { kind: 'value', from, value: n, ...spread };
  // `14 of 32 CM sites (44%)`
  const share = shareOf(text, tokens, to, n, N);
  if (share) return { kind: 'value', from, n, N, ...share };
  // `6/11, 55%`
  if (tokens[to]?.lower === ',' && tokens[to + 1]?.kind === 'number' && isPercent(tokens[to + 2])) {
    const pct = tokens[to + 1]?.value;
    return { kind: 'value', from, n, N, ...(pct === undefined ? {} : { pct }), to: to + 3 };
  }
  return { kind: 'value', from, to, n, N };
}

/** The bracket with quartiles, a range or a deviation, directly or one word behind. */
function spreadBehind(text: string, tokens: readonly Token[], to: number): (Attributes & { to: number }) | undefined {
  const open = tokens[to]?.kind === 'word' ? to + 1 : to;
  const bracket = opensBracket(tokens[open]) ? bracketAttributes(text, tokens, open) : undefined;
  const { iqr, range, sd } = bracket?.attributes ?? {};
  return bracket && (iqr || range || sd !== undefined) ? { ...withoutCounts(bracket.attributes), to: bracket.to } : undefined;
}

/** The bracket a few words behind `n of N` that gives its share: told by the arithmetic, since another number may stand there. */
function shareOf(text: string, tokens: readonly Token[], from: number, n: number, N: number): { pct: number; to: number } | undefined {
  for (let at = from; at < from + 7 && tokens[at]?.kind !== 'number'; at++) {
    if (!opensBracket(tokens[at])) continue;
    const bracket = bracketAttributes(text, tokens, at);
    const pct = bracket?.attributes.pct;
    return bracket && pct !== undefined && Math.abs((100 * n) / N - pct) <= 1 ? { ...bracket.attributes, pct, to: bracket.to } : undefined;
  }
  return undefined;
}

/** `64% in patients with mutations (18/28)`, `53.2% (25 of 47; 95% CI, 38.1-67.9)`: the counts a few words behind a share, where they give it. */
function countsOf(
  text: string,
  tokens: readonly Token[],
  from: number,
  pct: number,
): (Attributes & { n: number; N: number; to: number }) | undefined {
  for (let at = from; at < from + 9 && tokens[at]?.kind !== 'number'; at++) {
    if (/^[;.,]$/.test(tokens[at]?.lower ?? '')) return undefined;
    if (!opensBracket(tokens[at])) continue;
    const fraction = fractionAt(tokens, at + 1);
    if (!fraction || Math.abs((100 * fraction.n) / fraction.N - pct) > 1) return undefined;
    const { ci, p } = bracketAttributes(text, tokens, at)?.attributes ?? {};
    return ci ? { ...fraction, ci, ...(p ? { p } : {}), to: bracketAttributes(text, tokens, at)?.to ?? fraction.to } : fraction;
  }
  return undefined;
}

const withoutCounts = ({ n: _n, N: _N, dispersion: _d, ...rest }: Attributes): Attributes => rest;

function behindNouns(tokens: readonly Token[], at: number): number {
  let end = at;
  while (end < at + 4 && tokens[end]?.kind === 'word' && countedNoun.test(tokens[end]?.lower ?? '')) end += 1;
  return end;
}

/** `55% (6/11)`, `6% [n=13]`, `86%`, `0.19% per year`, `12.1% (95% CI 9.0-15.2)`, `12.1% ± 2.0%`. */
function percentValue(text: string, tokens: readonly Token[], from: number): Value {
  const pct = tokens[from]?.value ?? Number.NaN;
  const end = unitEnd(tokens, from + 1);
  const unit = unitText(text, tokens, from + 1, end);
  const isPlain = unit.unit === '%' || unit.unit === 'percent' || unit.unit === 'per cent';
  const core: Value = { kind: 'value', from, to: end, ...(isPlain ? { pct, unit: '%' } : { value: pct, ...unit }) };
  if (isPlain) {
    const counts = countsOf(text, tokens, end, pct);
    if (counts) return { ...core, ...counts };
    const n = countInBracket(tokens, end);
    if (n !== undefined) return { ...core, n, to: end + 3 };
  }
  return withBrackets(text, tokens, core, end);
}

/** `24.1% [39]`, `6.3% (five)`: a count alone in the bracket behind a share. */
function countInBracket(tokens: readonly Token[], open: number): number | undefined {
  const [count, close] = [tokens[open + 1], tokens[open + 2]?.lower];
  return opensBracket(tokens[open]) && isInteger(count) && (close === ')' || close === ']') ? count?.value : undefined;
}

/** `29 (66%)`, `29 [17%] of 276`, `188 patients in the drug group (1.7% per year)`. */
function countValue(text: string, tokens: readonly Token[], from: number): Value | undefined {
  const n = tokens[from]?.value as number;
  // `(28, 28.3%)`
  const behind = tokens[from + 2];
  if (
    /^[([=]$/.test(tokens[from - 1]?.lower ?? '') &&
    /^[,;]$/.test(tokens[from + 1]?.lower ?? '') &&
    behind?.kind === 'number' &&
    isPercent(tokens[from + 3])
  )
    return { kind: 'value', from, n, pct: behind.value as number, to: from + 4 };
  const open = behindNouns(tokens, from + 1);
  if (opensBracket(tokens[open])) {
    const bracket = bracketAttributes(text, tokens, open);
    const { pct, unit } = bracket?.attributes ?? {};
    if (bracket && pct !== undefined) {
      const attributes = withoutCounts(bracket.attributes);
      const isRate = unit !== undefined && unit !== '%';
      const { pct: _pct, ...others } = attributes;
      const value: Value = isRate
        ? { kind: 'value', from, n, ...others, value: pct, to: bracket.to }
        : { kind: 'value', from, n, ...attributes, to: bracket.to };
      if (bracket.attributes.N !== undefined && bracket.attributes.n === undefined) return value;
      const of = fractionBehind(tokens, bracket.to);
      return of ? { ...value, N: of.N, to: of.to } : value;
    }
  }
  return distantPercent(text, tokens, from, n);
}

/** `29 (66%) of 44 patients`. */
function fractionBehind(tokens: readonly Token[], at: number): { N: number; to: number } | undefined {
  if (tokens[at]?.lower !== 'of') return undefined;
  let index = at + 1;
  while (/^(?:the|all|these|those)$/.test(tokens[index]?.lower ?? '')) index += 1;
  const whole = tokens[index];
  return isInteger(whole) && !whole?.spelled && whole?.value !== undefined ? { N: whole.value, to: index + 1 } : undefined;
}

/** A count whose share stands behind what was counted: `188 patients in the rivaroxaban group (1.7% per year)`, `two patients relapsed (1%)`. */
function distantPercent(text: string, tokens: readonly Token[], from: number, n: number): Value | undefined {
  const first = tokens[from + 1];
  if (first?.kind !== 'word' || n === 1) return undefined;
  for (let at = from + 1; at < from + 14; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'number') return undefined;
    if (opensBracket(token)) {
      const bracket = bracketAttributes(text, tokens, at);
      const { pct, unit } = bracket?.attributes ?? {};
      if (!bracket || pct === undefined) return undefined;
      const { pct: _pct, ...others } = withoutCounts(bracket.attributes);
      return unit !== undefined && unit !== '%'
        ? { kind: 'value', from, n, ...others, value: pct, to: bracket.to }
        : { kind: 'value', from, n, ...others, pct, to: bracket.to };
    }
    if (token.kind === 'mark' && token.lower !== '-') return undefined;
    if (/^(?:vs|versus|and|than|with|compared)$/.test(token.lower) && at > from + 1 && token.lower !== 'with') return undefined;
  }
  return undefined;
}

/** `34.4 months`, `-10.4 [SE 0.67]`, `72 ± 4.9`, `8.8 months (7.7-9.8)`. */
function plainValue(text: string, tokens: readonly Token[], from: number): Value {
  const value = tokens[from]?.value as number;
  let end = unitEnd(tokens, from + 1);
  let unit = unitText(text, tokens, from + 1, end);
  let dispersion: { dispersion?: number } = {};
  if (tokens[end]?.lower === '±' && tokens[end + 1]?.kind === 'number') {
    dispersion = { dispersion: tokens[end + 1]?.value as number };
    const after = unitEnd(tokens, end + 2);
    if (unit.unit === undefined) unit = unitText(text, tokens, end + 2, after);
    end = after;
  }
  const core: Value = { kind: 'value', from, to: end, value, ...unit, ...dispersion };
  // `-0.41 ± 0.1%`: the change of a percentage, no share.
  return withBrackets(text, tokens, core, end);
}

/** Takes the bracket behind a value for its attributes, or an interval behind a comma (`11.3 months, 95% CI 9.6-13.0`). */
function withBrackets(text: string, tokens: readonly Token[], core: Value, end: number): Value {
  const open = end;
  if (opensBracket(tokens[open])) {
    const bracket = bracketAttributes(text, tokens, open);
    if (bracket && !misfits(core, bracket.attributes)) {
      const merged: Value = { ...bracket.attributes, ...core, to: bracket.to };
      const unit = core.unit ?? bracket.attributes.unit;
      return unit === undefined ? merged : { ...merged, unit };
    }
    return core;
  }
  if (tokens[end]?.lower === ',' || tokens[end]?.lower === ';') {
    const interval = intervalAt(tokens, end + 1);
    if (interval) return { ...core, ci: interval, to: interval.to };
    // `(2.4, SD 1.9)`, `(median, 33.6; range, 3.9 to 82.5)`
    const spread = namedSpreadAt(tokens, end + 1);
    if (spread) return { ...core, ...spread };
  }
  const direct = intervalAt(tokens, end);
  if (direct) return { ...core, ci: direct, to: direct.to };
  return core;
}

/** A bare number or interval in the bracket that cannot be the spread of the value: `12 (3)` is told apart later, `5.1 (9.0-15.0)` is none. */
function misfits({ value, pct }: Value, { ci, pct: share, dispersion }: Attributes): boolean {
  if (pct !== undefined && (share !== undefined || dispersion !== undefined)) return true;
  const main = value ?? pct;
  if (ci && !ci.labelled && typeof main === 'number') {
    if (ci.lower !== 'NR' && main < ci.lower) return true;
    if (ci.upper !== 'NR' && main > ci.upper) return true;
  }
  return value !== undefined && share !== undefined;
}

/** Two numbers with a dash or `to` between them that are one stretch (`27-55%`, `18 to 55 years`), where it ends. */
export function spanAt(tokens: readonly Token[], from: number): number | undefined {
  const bounds = boundsAt(tokens, from);
  return bounds && (bounds.joint === '-' || bounds.joint === 'to') ? bounds.to : undefined;
}
