import type { ArmMention } from '../arms/mentions.ts';
import type { ArmTable } from '../arms.ts';
import type { Quantity } from '../quantities/quantity.ts';
import type { StatedLevels } from '../quantities/stated-levels.ts';
import type { Sentence } from '../sentences.ts';
import type { Token } from '../token.ts';

/** A sentence ready for linking: its quantities, the arms it names, and its brackets. */
export interface Frame {
  readonly text: string;
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly quantities: readonly Quantity[];
  readonly mentions: readonly ArmMention[];
  /** Of each token, the index of the innermost bracket that it stands in; -1 outside. A bracket stands in the one around it. */
  readonly open: readonly number[];
  /** Of each opening bracket the index of its close. */
  readonly close: ReadonlyMap<number, number>;
  /** Of each token, the mention of an arm that it belongs to. */
  readonly armAt: readonly (ArmMention | undefined)[];
  /** Of each token, the quantity that it belongs to. */
  readonly quantityAt: readonly (Quantity | undefined)[];
  /** Words of the arms' names, which name no outcome. */
  readonly armWords: ReadonlySet<string>;
  /** The levels of intervals that the whole text states. */
  readonly levels: StatedLevels;
}

const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

export function frameOf(
  text: string,
  sentence: Sentence,
  quantities: readonly Quantity[],
  arms: ArmTable,
  armWords: ReadonlySet<string>,
  levels: StatedLevels,
): Frame {
  const { tokens } = sentence;
  const open: number[] = [];
  const close = new Map<number, number>();
  const stack: number[] = [];
  for (const [index, { lower }] of tokens.entries()) {
    const opening = pairs[lower];
    if (opening !== undefined && tokens[stack.at(-1) ?? -1]?.lower === opening) close.set(stack.pop() as number, index);
    open.push(stack.at(-1) ?? -1);
    if (lower === '(' || lower === '[' || lower === '{') stack.push(index);
  }
  const mentions = arms.mentions(sentence);
  return {
    text,
    sentence,
    tokens,
    quantities,
    mentions,
    open,
    close,
    armAt: spread(tokens.length, mentions),
    quantityAt: spread(tokens.length, quantities),
    armWords,
    levels,
  };
}

function spread<T extends { readonly from: number; readonly to: number }>(length: number, stretches: readonly T[]): (T | undefined)[] {
  const at = new Array<T | undefined>(length).fill(undefined);
  for (const stretch of stretches) for (let index = stretch.from; index < stretch.to; index++) at[index] = stretch;
  return at;
}

/** The mentions of arms between two tokens, `to` exclusive. */
export const mentionsBetween = ({ mentions }: Frame, from: number, to: number): ArmMention[] =>
  mentions.filter((mention) => mention.from >= from && mention.to <= to);
