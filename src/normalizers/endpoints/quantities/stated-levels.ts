import type { Sentence } from '../sentences.ts';
import { intervalHeadAt } from './interval.ts';

/** Where a text states a level of intervals other than the one before, and which (in per cent), in its order. */
export type StatedLevels = readonly { readonly start: number; readonly level: number }[];

/** Linear in the tokens of the text. */
export function statedLevels(sentences: readonly Sentence[]): StatedLevels {
  const found: { start: number; level: number }[] = [];
  for (const { tokens } of sentences)
    for (const [at, { start }] of tokens.entries()) {
      const level = intervalHeadAt(tokens, at)?.level;
      if (level !== undefined && level !== found.at(-1)?.level) found.push({ start, level });
    }
  return found;
}

/**
 * The level of an interval that has none of its own (`0·78 (0·62–0·97)`, `CI 1.1-2.4`): what the text said last before it, or else first
 * behind it (`CIs are 95%`). Nothing where it says none: that most are of 95% is no statement of this text.
 */
export const levelAt = (levels: StatedLevels, start: number): number | undefined =>
  (levels.findLast((each) => each.start <= start) ?? levels[0])?.level;
