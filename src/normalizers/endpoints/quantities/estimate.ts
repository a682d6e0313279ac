import { countedTimes, timeUnits, visits } from '../time-units.ts';
import type { Token } from '../token.ts';
import { bracketAttributes, opensBracket } from './attributes.ts';
import { type EffectLabel, effectLabelAt } from './effect-labels.ts';
import { boundsAt, intervalAt, intervalNameAt } from './interval.ts';
import { pValueAt } from './p-value.ts';
import type { Estimate, Interval, PValue } from './quantity.ts';
import { unitEnd } from './unit.ts';

/** Tokens between the name of an effect and its value: `hazard ratio for progression or death in the drug group, 0.62`. */
const longestWay = 22;
const stops = new Set(['.', '?', '!']);

/** An effect with its value, from its name on. */
export function estimateAt(
  text: string,
  tokens: readonly Token[],
  from: number,
  abbreviations?: ReadonlyMap<string, string>,
): Estimate | undefined {
  const label = effectLabelAt(text, tokens, from, abbreviations);
  if (!label) return undefined;
  const at = valuePlace(text, tokens, label);
  const estimate = at === undefined ? undefined : estimateFrom(text, tokens, label, from, at);
  return label.weak && !estimate?.ci ? undefined : estimate;
}

/** Where the value of a named effect stands; undefined when another effect, a P value or the end of the clause comes first. */
function valuePlace(text: string, tokens: readonly Token[], label: EffectLabel): number | undefined {
  let depth = 0;
  for (let at = label.to; at < Math.min(tokens.length, label.to + longestWay); at++) {
    const token = tokens[at] as Token;
    if (token.kind === 'number') {
      if (intervalAt(tokens, at)) return undefined;
      // `between-group difference (95% CI) of 0.18%`: the bracket is a heading.
      const behind = intervalNameAt(tokens, at);
      if (behind !== undefined) {
        at = behind - 1;
        continue;
      }
      // `difference in BMI at 12 months was -0.4`, `of 3 or more`: another kind of number on the way.
      if ((at > label.to && isAside(tokens, at)) || (isRatio(label) && spansTime(tokens, at))) continue;
      return depth === 0 || label.to === at - depth || depth === 1 ? at : undefined;
    }
    if (stops.has(token.lower) || token.lower === ';') return undefined;
    if (opensBracket(token)) depth += 1;
    else if (token.lower === ')' || token.lower === ']') {
      if (depth === 0) return closesAround(tokens, at) ? at + 1 : undefined;
      depth -= 1;
    }
    if (pValueAt(tokens, at) || intervalAt(tokens, at)) return undefined;
    if (at > label.to && depth === 0 && effectLabelAt(text, tokens, at) && !label.open) return undefined;
    // `the difference in the primary outcome was larger (odds ratio 0.51)`: the bracket has an effect of its own.
    if (
      label.open &&
      opensBracket(tokens[at - 1]) &&
      effectLabelAt(text, tokens, at)?.open === undefined &&
      effectLabelAt(text, tokens, at)
    )
      return undefined;
  }
  return undefined;
}

/** `(HR) 0.70`: the name stood in brackets alone. */
const closesAround = (tokens: readonly Token[], at: number): boolean => tokens[at + 1]?.kind === 'number' && opensBracket(tokens[at - 2]);

const ratios = new Set(['HR', 'OR', 'RR', 'rate_ratio']);
const isRatio = ({ measure }: EffectLabel): boolean => measure !== undefined && ratios.has(measure);

/** `1 to 5 years`, `2 years`: in the name of a ratio's group, since a ratio has no unit. */
function spansTime(tokens: readonly Token[], at: number): boolean {
  const end = /^(?:to|-)$/.test(tokens[at + 1]?.lower ?? '') && tokens[at + 2]?.kind === 'number' ? at + 3 : at + 1;
  return timeUnits.has(tokens[end]?.lower ?? '') || (/^(?:to|-)$/.test(tokens[at - 1]?.lower ?? '') && tokens[at - 2]?.kind === 'number');
}

const asideBefore = new Set([
  'at',
  'grade',
  'type',
  'phase',
  'stage',
  'after',
  'over',
  'by',
  'within',
  '>=',
  '<=',
  '>',
  'every',
  'least',
  'per',
]);

/** A number that is a time point, a grade, a cut-off. */
function isAside(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.lower ?? '';
  if (tokens[at]?.spelled) return true;
  return (asideBefore.has(before) || countedTimes.has(before) || visits.has(before)) && !(before === 'by' && tokens[at + 1]?.lower === '%');
}

/** The estimate whose value stands at `at`, with interval and P values behind it. `from` is where its name begins. */
export function estimateFrom(
  text: string,
  tokens: readonly Token[],
  label: Omit<EffectLabel, 'to'>,
  from: number,
  at: number,
): Estimate | undefined {
  const number = tokens[at];
  if (number?.kind !== 'number' || number.value === undefined || number.spelled) return undefined;
  let to = unitEnd(tokens, at + 1);
  const unit = to > at + 1 ? { unit: text.slice(tokens[at + 1]?.start, tokens[to - 1]?.end) } : {};
  let ci: Interval | undefined;
  const p: PValue[] = [];
  if (tokens[to]?.lower === '±' && tokens[to + 1]?.kind === 'number') to = unitEnd(tokens, to + 2);
  for (let steps = 0; steps < 6; steps++) {
    const next = tailAt(text, tokens, to, ci === undefined, number.value);
    if (!next) break;
    ci ??= next.ci;
    p.push(...(next.p ?? []));
    to = next.to;
  }
  const { measure, adjusted, open } = label;
  return {
    kind: 'estimate',
    from,
    to,
    measure,
    value: number.value,
    ...unit,
    ...(adjusted ? { adjusted } : {}),
    ...(open ? { open } : {}),
    ...(ci ? { ci } : {}),
    ...(p.length ? { p } : {}),
  };
}

/** An interval or a P value behind an estimate: in brackets, behind a comma or a semicolon, bare where one is still missing. */
function tailAt(
  text: string,
  tokens: readonly Token[],
  from: number,
  mayBeBare: boolean,
  value: number,
): { ci?: Interval; p?: readonly PValue[]; to: number } | undefined {
  if (opensBracket(tokens[from])) {
    const converted = conversionEnd(tokens, from);
    if (converted !== undefined) return { to: converted };
    const bracket = bracketAttributes(text, tokens, from);
    if (!bracket) return leadingTail(tokens, from);
    const { ci, p, pct, n, sd, iqr, range } = bracket.attributes;
    if (pct !== undefined || n !== undefined || sd !== undefined || iqr || range || (!ci && !p)) return undefined;
    if (ci && !ci.labelled && !holds(ci, value)) return undefined;
    return { ...(ci ? { ci } : {}), ...(p ? { p } : {}), to: bracket.to };
  }
  let at = from;
  // A bracket may close between: `(HR 0.62) (95% CI …)`, `(hazard ratio 0.5 [0.3-0.8]), P = .01`.
  while (/^[,;:]$/.test(tokens[at]?.lower ?? '') && at < from + 2) at += 1;
  if (at > from && (tokens[at]?.lower === 'with' || tokens[at]?.lower === 'and')) at += 1;
  if (tokens[at]?.lower === 'with' && (tokens[at + 1]?.lower === 'a' || tokens[at + 1]?.kind === 'number'))
    at += tokens[at + 1]?.lower === 'a' ? 2 : 1;
  const interval = intervalAt(tokens, at);
  if (interval) return { ci: interval, to: interval.to };
  const p = pValueAt(tokens, at);
  if (p) return { p: [p.p], to: p.to };
  if (!mayBeBare || at === from) return undefined;
  const bounds = boundsAt(tokens, at);
  if (!bounds || bounds.joint === 'and' || bounds.joint === '/' || bounds.joint === ';') return undefined;
  const ci: Interval = { from: at, to: bounds.to, lower: bounds.lower, upper: bounds.upper, labelled: false };
  return holds(ci, value) ? { ci, to: bounds.to } : undefined;
}

/** `-234.0 h·mg/dL [-13.0 h·mmol/L], 95% CI …`: the same value once more in another unit; where its bracket ends. */
function conversionEnd(tokens: readonly Token[], open: number): number | undefined {
  const [number, next] = [tokens[open + 1], tokens[open + 2]];
  if (number?.kind !== 'number' || next?.kind !== 'word') return undefined;
  const end = unitEnd(tokens, open + 2);
  return end > open + 2 && /^[)\]]$/.test(tokens[end]?.lower ?? '') ? end + 1 : undefined;
}

/** `(95% CI, 0.5 to 0.9; P = .01 vs placebo; adjusted for age)`: the interval and P values at the head of a bracket that goes on with words. */
function leadingTail(tokens: readonly Token[], open: number): { ci?: Interval; p?: readonly PValue[]; to: number } | undefined {
  const interval = intervalAt(tokens, open + 1);
  let to = interval?.to ?? open + 1;
  const p: PValue[] = [];
  for (let count = 0; count < 3; count++) {
    const mark = pValueAt(tokens, /^[,;]$/.test(tokens[to]?.lower ?? '') ? to + 1 : to);
    if (!mark) break;
    p.push(mark.p);
    to = mark.to;
  }
  return interval || p.length > 0 ? { ...(interval ? { ci: interval } : {}), ...(p.length > 0 ? { p } : {}), to } : undefined;
}

const holds = ({ lower, upper }: Interval, value: number): boolean =>
  (lower === 'NR' || lower <= value) && (upper === 'NR' || value <= upper);
