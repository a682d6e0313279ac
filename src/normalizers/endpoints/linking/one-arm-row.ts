import { type Frame, mentionsBetween } from './frame.ts';
import type { Series } from './series.ts';

const leading = /^(?:in|with|for|on|of|among|by|after|under|from|given|receiving|allocated|assigned|taking|con|com|mit|unter|avec|\()$/;

/**
 * The arm of a row whose values are all of one: `A: 72.4% and 2.5%; B: 72.7% and 1.9%`, and rows longer than there are arms with one behind
 * them (`at 1, 6 and 12 months 31.4, 26.0 and 22.9 with A`).
 */
export function oneArmOf(frame: Frame, { values, from, to }: Series, count: number): number | undefined {
  const { tokens, mentions } = frame;
  if (mentionsBetween(frame, from, to).length > 0 || setsAgainst(frame, from, to)) return undefined;
  if (tokens[from - 1]?.lower === ':') {
    const ahead = mentions.find((mention) => mention.to === from - 1 && mention.arm >= 0);
    if (ahead) return ahead.arm;
  }
  if (values.length <= count) return undefined;
  const behind = mentions.find((mention) => mention.from >= to && mention.from <= to + 3);
  return behind && behind.arm >= 0 && (leading.test(tokens[to]?.lower ?? '') || behind.from === to) ? behind.arm : undefined;
}

/** `12% vs 9%`: words that set values against each other stand between them. */
export const setsAgainst = ({ tokens, quantityAt }: Frame, from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ lower }, at) => !quantityAt[from + at] && /^(?:vs?|versus|compared|than)$/.test(lower));
