import type { Document } from './document.ts';
import type { Sentence } from './sentences.ts';

/** One arm of a study. */
interface Arm {
  /** As near to the text as a label can be: `PROSTVAC (Arm V)`. */
  readonly name: string;
  /** How many were allocated to it, where the text says so. */
  readonly n?: number;
}

/** Where a sentence names an arm: indexes of its tokens, `to` exclusive. */
interface ArmMention {
  /** Index in the table. */
  readonly arm: number;
  readonly from: number;
  readonly to: number;
}

/** The arms of a study, experimental before control as far as the text tells. */
export interface ArmTable {
  readonly arms: readonly Arm[];
  /** The mentions of arms in a sentence, from left to right, without overlaps. */
  mentions(sentence: Sentence): ArmMention[];
}

export function findArms(document: Document): ArmTable {
  const pair = /assigned to (?:receive )?(?:either )?(?:the )?([\p{L}-]+)(?: group)? or (?:the )?([\p{L}-]+)/u.exec(document.text);
  const names = pair ? [pair[1] ?? '', pair[2] ?? ''] : [];
  return {
    arms: names.map((name) => ({ name })),
    mentions: ({ tokens }) =>
      tokens.flatMap(({ lower }, from) => (names.indexOf(lower) < 0 ? [] : [{ arm: names.indexOf(lower), from, to: from + 1 }])),
  };
}
