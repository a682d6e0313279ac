import type { Token } from '../token.ts';
import type { Bound, Interval } from './quantity.ts';

const short = new Set(['ci', 'cis', 'cri', 'cl', 'ic', 'ki', 'ci95', 'ic95', 'bci', 'crl', 'hdi', 'vi']);
const long: readonly (readonly string[])[] = [
  ['confidence', 'interval'],
  ['confidence', 'intervals'],
  ['credible', 'interval'],
  ['credible', 'intervals'],
  ['confidence', 'limits'],
  ['uncertainty', 'interval'],
  ['uncertainty', 'intervals'],
  ['intervalo', 'de', 'confianza'],
  ['intervalo', 'de', 'confiança'],
  ['intervalle', 'de', 'confiance'],
  ['konfidenzintervall'],
  ['vertrauensbereich'],
];
const longHeads = new Set(long.map(([head]) => head ?? ''));
const joints = new Set(['-', 'to', ',', ';', 'and', 'through', 'a', 'à', 'bis', 'até', 'y', 'e', 'et', 'und', '/']);
const fillers = new Set([
  ':',
  ',',
  '=',
  ';',
  'of',
  'from',
  'was',
  'is',
  'del',
  'de',
  'al',
  'zu',
  'à',
  'ranging',
  'ranged',
  'for',
  'difference',
  'between',
  'entre',
]);
/** Between the name of an interval and its level. */
const levelJoints = new Set(['del', 'de', 'al', 'à', 'at', '(']);
const open = new Set(['(', '[', '{']);
const closed = new Set([')', ']', '}']);
const unreached = new Set(['nr', 'ne', 'na', 'n.r', 'n.e', 'nc', '∞', 'inf', 'infinity', 'unreached']);
const notReachedWords = new Set(['reached', 'estimable', 'evaluable', 'available', 'calculable', 'estimated', 'applicable', 'attained']);

/** One end of an interval: a number (with its per cent or unit sign), or `NR`, `not reached`, `∞`. */
function boundAt(tokens: readonly Token[], at: number): { bound: Bound; to: number } | undefined {
  const token = tokens[at];
  if (token?.kind === 'number' && !token.spelled && token.value !== undefined) return { bound: token.value, to: at + 1 };
  if (token?.lower === '+' && tokens[at + 1]?.kind === 'number') return { bound: tokens[at + 1]?.value ?? 0, to: at + 2 };
  if (unreached.has(token?.lower ?? '')) return { bound: 'NR', to: at + 1 };
  if (
    /^(?:não|no|non|nicht)$/.test(token?.lower ?? '') &&
    /^(?:atingid[oa]|alcanzad[oa]|atteinte?|erreicht|estimable|estimad[oa])$/.test(tokens[at + 1]?.lower ?? '')
  )
    return { bound: 'NR', to: at + 2 };
  if (token?.lower === 'not' && notReachedWords.has(tokens[at + 1]?.lower ?? '')) return { bound: 'NR', to: at + 2 };
  return undefined;
}

/** Between the bounds at most a unit: `0.2% to 0.5%`, `-4.1 mm Hg to -1.0 mm Hg`. */
const unitWords = 3;

/** `0.71-0.96`, `-12 to -2`, `0.45, 0.88`, `9.6 to NR`: two bounds in order, whatever they are. */
export function boundsAt(tokens: readonly Token[], from: number): { lower: Bound; upper: Bound; to: number; joint: string } | undefined {
  const low = boundAt(tokens, from);
  if (!low) return undefined;
  let at = low.to;
  let skipped = 0;
  while (
    skipped < unitWords &&
    tokens[at] &&
    !joints.has(tokens[at]?.lower ?? '') &&
    tokens[at]?.kind !== 'number' &&
    !closed.has(tokens[at]?.lower ?? '')
  ) {
    if (tokens[at]?.kind === 'mark' && tokens[at]?.lower !== '%') return undefined;
    at += 1;
    skipped += 1;
  }
  const joint = tokens[at]?.lower ?? '';
  let high: { bound: Bound; to: number } | undefined;
  if (joints.has(joint)) {
    // `12, -2`: a comma as joint; `0.5 to + 0.9`.
    high = boundAt(tokens, at + 1);
  } else if (tokens[at]?.kind === 'number' && (tokens[at]?.value ?? 0) < 0) {
    // `0.5 -0.9` was read as a minus: between two bounds it is a dash.
    const value = Math.abs(tokens[at]?.value ?? 0);
    if (low.bound !== 'NR' && low.bound >= 0 && value > low.bound) high = { bound: value, to: at + 1 };
  }
  if (!high || (low.bound === 'NR' && high.bound === 'NR')) return undefined;
  let to = high.to;
  if (tokens[to]?.lower === '%') to += 1;
  const reversed = low.bound !== 'NR' && high.bound !== 'NR' && low.bound > high.bound;
  return reversed ? { lower: high.bound, upper: low.bound, to, joint } : { lower: low.bound, upper: high.bound, to, joint };
}

/** How many tokens the words `CI`, `confidence interval [CI]`, `IC del 95 %` take at a place; 0 where there are none. */
function nameLength(tokens: readonly Token[], at: number): number {
  if (short.has(tokens[at]?.lower ?? '')) return 1;
  // Asked of every token of a text: nearly all begin no name.
  if (!longHeads.has(tokens[at]?.lower ?? '')) return 0;
  for (const words of long) if (words.every((word, index) => tokens[at + index]?.lower === word)) return words.length;
  return 0;
}

/** How many tokens say per cent behind a number (`95%`, `95 percent`, `95 per cent`); 0 behind anything else. */
function percentSign(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.kind !== 'number') return 0;
  const next = tokens[at + 1]?.lower;
  if (next === '%' || next === 'percent') return 1;
  return next === 'per' && tokens[at + 2]?.lower === 'cent' ? 2 : 0;
}

/** `95% CI` that leads to no bounds here (`difference (95% CI) of 0.18%`, `95% prediction interval`): where it ends, or `undefined`. Its number is no value. */
export function intervalNameAt(tokens: readonly Token[], from: number): number | undefined {
  const level = tokens[from];
  const sign = percentSign(tokens, from);
  if (sign === 0 || (level?.value ?? 0) < 80) return undefined;
  let at = from + 1 + sign;
  if (tokens[at]?.lower === '-') at += 1;
  if (/^(?:two-sided|one-sided|bayesian|bootstrap|prediction|predictive)$/.test(tokens[at]?.lower ?? '')) at += 1;
  const length = nameLength(tokens, at);
  if (length > 0) return at + length;
  return /^(?:interval|intervals|limits?|prediction|range)$/.test(tokens[at]?.lower ?? '') ? at + 1 : undefined;
}

/** The name of an interval at a place, with the level that stands before, in or behind it: `95% CI`, `95% confidence interval [CI]`, `CI95%:`, `IC del 95 %`. */
export function intervalHeadAt(tokens: readonly Token[], from: number): { level: number | undefined; to: number } | undefined {
  let at = from;
  let level: number | undefined;
  const percent = (index: number): boolean => percentSign(tokens, index) > 0;
  // `95-%-KI`
  if (tokens[at]?.kind === 'number' && tokens[at + 1]?.lower === '-' && tokens[at + 2]?.lower === '%' && tokens[at + 3]?.lower === '-') {
    level = tokens[at]?.value;
    at += 4;
  } else if (percent(at)) {
    level = tokens[at]?.value;
    at += 1 + percentSign(tokens, at);
    if (tokens[at]?.lower === '-') at += 1;
    if (tokens[at]?.lower === 'two-sided' || tokens[at]?.lower === 'one-sided' || tokens[at]?.lower === 'bayesian') at += 1;
  }
  const length = nameLength(tokens, at);
  if (length === 0) return undefined;
  // `CI95%` and `IC95%` are one word with the level inside.
  if (tokens[at]?.lower.endsWith('95')) level = 95;
  at += length;
  if (tokens[at]?.lower === '%' && level === 95) at += 1;
  at = behindName(tokens, at);
  // `intervalle de confiance à 95 % [IC 95 %]`, `95-%-Konfidenzintervall [KI]`
  if (level === undefined) {
    let ahead = at;
    while (levelJoints.has(tokens[ahead]?.lower ?? '')) ahead += 1;
    if (percent(ahead) && (tokens[ahead]?.value ?? 0) >= 80) {
      level = tokens[ahead]?.value;
      at = ahead + 1 + percentSign(tokens, ahead);
    }
  }
  if (
    open.has(tokens[at]?.lower ?? '') &&
    short.has(tokens[at + 1]?.lower ?? '') &&
    percent(at + 2) &&
    closed.has(tokens[at + 4]?.lower ?? '')
  )
    at += 5;
  // `20% CI` is the end of a rate, or nonsense: no interval has such a level.
  return level !== undefined && (level <= 50 || level >= 100) ? undefined : { level, to: at };
}

/** `95% CI 0.5-0.9`, `95% confidence interval [CI], 0.5 to 0.9`, `CI95%: …`, `IC del 95 %, …`, `(95% CI) = (0.5, 0.9)`. */
export function intervalAt(tokens: readonly Token[], from: number): Interval | undefined {
  const head = intervalHeadAt(tokens, from);
  if (!head) return undefined;
  const { level } = head;
  let at = head.to;
  for (
    let skipped = 0;
    skipped < 4 && (fillers.has(tokens[at]?.lower ?? '') || open.has(tokens[at]?.lower ?? '') || closed.has(tokens[at]?.lower ?? ''));
    skipped++
  )
    at += 1;
  const bracketed = open.has(tokens[at - 1]?.lower ?? '');
  // `95% CI -0.5-0.3`: a dash behind CI that a blank parts from its number is no minus.
  const bounds = boundsAt(tokens, at);
  if (!bounds) return undefined;
  // `CI [0.6; 1.8], p < 0.001`: the bracket is the interval's own.
  const to = bracketed && closed.has(tokens[bounds.to]?.lower ?? '') ? bounds.to + 1 : bounds.to;
  return { from, to, lower: bounds.lower, upper: bounds.upper, labelled: true, ...(level === undefined ? {} : { level }) };
}

/** Over `[CI]` and `(CI)` behind the long name. */
function behindName(tokens: readonly Token[], at: number): number {
  return open.has(tokens[at]?.lower ?? '') && short.has(tokens[at + 1]?.lower ?? '') && closed.has(tokens[at + 2]?.lower ?? '')
    ? at + 3
    : at;
}
