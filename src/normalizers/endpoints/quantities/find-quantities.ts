import type { Token } from '../token.ts';
import { againstControlAt } from './against-control.ts';
import { isNone } from './counted.ts';
import { earlierValueAt } from './earlier-value.ts';
import { effectPercentAt, saidAgainAt } from './effect-percent.ts';
import { estimateAt } from './estimate.ts';
import { fewerEventsAt } from './fewer-events.ts';
import { followUpAt, followUpWords } from './follow-up.ts';
import { type Before, impliedEstimateAt, listedEstimateAt } from './implied-estimate.ts';
import { intervalAt, intervalNameAt } from './interval.ts';
import { isNoResult } from './no-result.ts';
import { pValueAt } from './p-value.ts';
import type { Estimate, ProbabilityMark, Quantity, Test, Value } from './quantity.ts';
import { timeGainAt } from './time-gain.ts';
import { notReachedAt, spanAt, valueAt } from './value.ts';

/** What the sentences before say that a sentence needs. */
export interface Known {
  /** Abbreviations of the document: `RD` may be the recession depth. */
  readonly abbreviations?: ReadonlyMap<string, string>;
  /** The effect last given with an interval: `(0·86, 0·63–1·17)` is one like it. */
  readonly effect?: Estimate | undefined;
}

/** The quantities of a sentence, from left to right and without overlaps. */
export function findQuantities(text: string, tokens: readonly Token[], known: Known = {}): Quantity[] {
  const found: Quantity[] = [];
  const followUps = followUpWords(tokens);
  let at = 0;
  let here: Estimate | undefined;
  while (at < tokens.length) {
    const next = quantitiesAt(text, tokens, at, followUps, { last: found.at(-1), here, earlier: known.effect }, known.abbreviations);
    for (const quantity of next.found) {
      join(found, quantity, tokens);
      const joined = found.at(-1);
      if (joined?.kind === 'estimate' && joined.ci) here = joined;
    }
    at = Math.max(next.to, at + 1);
  }
  return found;
}

function quantitiesAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  followUps: readonly number[],
  before: Before,
  abbreviations: Known['abbreviations'],
): { found: readonly Quantity[]; to: number } {
  const { last } = before;
  const none = { found: [], to: at + 1 };
  const one = (quantity: Quantity) => ({ found: [quantity], to: quantity.to });
  const token = tokens[at] as Token;
  const p = pValueAt(tokens, at);
  if (p)
    return {
      found: [{ kind: 'test', from: at, to: p.to, p: [p.p] }, ...listedTests(tokens, p)],
      to: listedTests(tokens, p).at(-1)?.to ?? p.to,
    };
  const interval = intervalAt(tokens, at);
  if (interval) return { found: [], to: interval.to };
  const heading = intervalNameAt(tokens, at);
  if (heading !== undefined) return { found: [], to: heading };
  if (token.kind === 'word') {
    const estimate = estimateAt(text, tokens, at, abbreviations);
    if (estimate && isEffect(tokens, estimate) && !isNameOfLast(tokens, at, last)) return one(estimate);
    if (token.value !== undefined) {
      const quantity = timeGainAt(text, tokens, at) ?? followUpAt(text, tokens, at, followUps);
      return quantity ? one(quantity) : none;
    }
    // `14 [5%] vs none`
    if (isNone(tokens, at) && last?.kind === 'value' && last.n !== undefined && at - last.to < 14)
      return one({ kind: 'value', from: at, to: at + 1, n: 0 });
    if (notReachedAt(tokens, at) === undefined) return none;
  } else if (token.kind === 'number') {
    const followUp = followUpAt(text, tokens, at, followUps);
    if (followUp) return one(followUp);
    const gain = timeGainAt(text, tokens, at) ?? effectPercentAt(text, tokens, at) ?? saidAgainAt(text, tokens, at, last);
    if (gain) return one(gain);
    const fewer = fewerEventsAt(text, tokens, at);
    if (fewer) return { found: fewer, to: fewer.at(-1)?.to ?? at + 1 };
    const again =
      impliedEstimateAt(text, tokens, at, before) ?? listedEstimateAt(text, tokens, at, last) ?? againstControlAt(text, tokens, at);
    if (again) return one(again);
    const earlier = earlierValueAt(tokens, at);
    if (earlier !== undefined) return { found: [], to: earlier };
    if (isNoResult(tokens, at)) return { found: [], to: spanAt(tokens, at) ?? at + 1 };
    const span = spanAt(tokens, at);
    if (span !== undefined && !token.spelled) return { found: [], to: span };
  } else return none;
  const value = valueAt(text, tokens, at);
  return value ? withTest(tokens, value) : none;
}

/** `P = 0.68, 0.31 and 0.74, respectively`: the P values behind the first, which alone is named. */
function listedTests(tokens: readonly Token[], { to, p }: ProbabilityMark): Test[] {
  const tests: Test[] = [];
  let at = to;
  while (/^(?:,|and)$/.test(tokens[at]?.lower ?? '')) {
    const number = tokens[at + 1]?.lower === 'and' ? at + 2 : at + 1;
    const { lower, value } = tokens[number] ?? {};
    if (value === undefined || !/^0?[.·]\d+$/.test(lower ?? '') || !/^(?:,|and|\)|\]|;)$/.test(tokens[number + 1]?.lower ?? '')) return [];
    tests.push({ kind: 'test', from: number, to: number + 1, p: [{ op: p.op, value }] });
    at = number + 1;
  }
  return tests;
}

/** A P value that stands in the bracket of a value (`43% (95% CI, 36 to 50; P = .068)`) is a test of its own: no arm has one. */
function withTest(tokens: readonly Token[], value: Value): { found: readonly Quantity[]; to: number } {
  const { p, ...rest } = value;
  const { to } = value;
  if (!p) return { found: [value], to };
  const tests: Test[] = [];
  let from = to;
  for (let at = value.from + 1; at < to; at++) {
    const mark = pValueAt(tokens, at);
    if (!mark) continue;
    if (from === to) from = at;
    const last = tests.at(-1);
    // Several P values of one value are of several comparisons, unless they name their tests.
    if (last && (mark.p.test !== undefined || last.p.some(({ test }) => test !== undefined)))
      tests[tests.length - 1] = { ...last, to: mark.to, p: [...last.p, mark.p] };
    else tests.push({ kind: 'test', from: at, to: mark.to, p: [mark.p] });
    at = mark.to - 1;
  }
  return {
    found: [{ ...rest, to: /^[,;]$/.test(tokens[from - 1]?.lower ?? '') ? from - 1 : from }, ...tests],
    to,
  };
}

const versus = new Set(['vs', 'versus', 'v', 'compared']);

/** `differences (12% vs 9%)`: the first number behind the name of an effect is the value of an arm. */
function isEffect(tokens: readonly Token[], { to, open, ci, p, from }: Estimate): boolean {
  if (versus.has(tokens[to]?.lower ?? '') && tokens[to + 1]?.kind === 'number') return false;
  if (!open) return true;
  if (ci) return true;
  const negated = [1, 2, 3, 4].some((back) => /^(?:no|not|any|nor)$/.test(tokens[from - back]?.lower ?? ''));
  return !negated && (p !== undefined || to - from < 8);
}

/** `65% relative reduction in the incidence`: the number stood before its name. */
const isNameOfLast = (tokens: readonly Token[], at: number, last: Quantity | undefined): boolean =>
  last?.kind === 'estimate' &&
  last.direction !== undefined &&
  at - last.to < 4 &&
  !tokens.slice(last.to, at).some(({ lower }) => lower === '(' || lower === '[');

/** Puts a P value to the estimate it stands with: `P<0.001 for noninferiority; P=0.12 for superiority`, `p=0.043; effect size: 0.211`. */
function join(found: Quantity[], next: Quantity, tokens: readonly Token[]): void {
  const last = found.at(-1);
  const beside = last !== undefined && next.from - last.to <= 1 && (next.from === last.to || /^[;,]$/.test(tokens[last.to]?.lower ?? ''));
  if (last?.kind === 'test' && next.kind === 'estimate' && beside && !next.p) {
    found[found.length - 1] = { ...next, from: last.from, p: last.p };
  } else if (next.kind === 'test' && beside && (last?.kind === 'test' || last?.kind === 'estimate') && isSecond(last, next)) {
    found[found.length - 1] = { ...last, p: [...(last.p ?? []), ...next.p], to: next.to };
  } else found.push(next);
}

/** Several P values of one thing name their tests; `P = .03, P = .04` belong to two things. */
const isSecond = (last: Test | Estimate, next: Test): boolean =>
  !last.p || next.p.some(({ test }) => test !== undefined) || last.p.some(({ test }) => test !== undefined);
