import type { Sentence } from '../sentences.ts';

interface Mention {
  readonly arm: number;
  readonly from: number;
  readonly to: number;
}

/** Arms in the order in which a text last told of them: values of a later `12% vs 9%` belong to them in turn. */
export interface StatedOrder {
  /** Where its last arm ends in the text, as UTF-16 offset. */
  readonly at: number;
  readonly arms: readonly number[];
}

const binary = new Set([
  'versus',
  'vs',
  'v',
  'than',
  'compared',
  'against',
  'relative',
  'comparison',
  'over',
  'noninferior',
  'non-inferior',
]);
const fromWords = new Set(['from', 'than', 'versus', 'vs', 'v', 'against']);
const comparing = new Set(['compared', 'versus', 'vs', 'relative', 'comparison', 'than']);

/** The orders that a sentence states: `A vs B`, `in the A, B, and C groups`, `Compared with B, A …` (A before B). */
export function statedOrders({ tokens }: Sentence, mentions: readonly Mention[]): StatedOrder[] {
  const orders: StatedOrder[] = [];
  let chain: number[] = [];
  let closed = false;
  let reversed = false;
  let last: Mention | undefined;
  for (const mention of mentions) {
    if (mention.arm < 0) continue;
    const joined = last !== undefined && joins(tokens, last.to, mention.from, binary);
    if (chain.includes(mention.arm) || closed || last === undefined) {
      if (!(chain.length === 1 && chain[0] === mention.arm)) {
        // `the difference from glargine was 3.1 with X and 2.2 with Y` states no order of three.
        const aside = last !== undefined && fromWords.has(tokens[mention.from - 1]?.lower ?? '');
        chain = aside ? [] : [mention.arm];
        closed = false;
        reversed = !aside && opensWithComparison(tokens, mention.from);
      }
    } else if (chain.length === 0) chain = [mention.arm];
    else {
      chain = reversed ? [mention.arm, ...chain] : [...chain, mention.arm];
      closed = reversed || joined;
      const own = { at: tokens[mention.to - 1]?.end ?? 0, arms: chain };
      if (chain.length > 2) orders[orders.length - 1] = own;
      else orders.push(own);
    }
    last = mention;
  }
  return orders;
}

function joins(tokens: Sentence['tokens'], from: number, to: number, words: ReadonlySet<string>): boolean {
  for (let index = Math.max(from, to - 25); index < to; index++) if (words.has(tokens[index]?.lower ?? '')) return true;
  return false;
}

/** `Compared with aspirin, the combination …`, `(compared with placebo, …`: the control is named first. */
function opensWithComparison(tokens: Sentence['tokens'], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 5); index--) {
    const lower = tokens[index]?.lower ?? '';
    if (comparing.has(lower))
      return index === 0 || tokens[index - 1]?.kind === 'mark' || tokens[index - 1]?.lower === 'as' || tokens[index - 1]?.lower === 'in';
    if (tokens[index]?.kind === 'mark') return false;
  }
  return false;
}
