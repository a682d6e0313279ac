import { isVerb } from './clause.ts';
import type { EndpointBook } from './endpoint-book.ts';
import type { Frame } from './frame.ts';
import { phraseOf } from './named-phrase.ts';
import type { Phrase } from './noun-phrase.ts';
import { stretchBefore } from './region.ts';
import { circumstances } from './words.ts';

/** A part of a list of names has no more tokens than this. */
const longest = 8;

/**
 * The names that share one P value: `improvements in pain, stiffness, and function (P < 0.05)`, `reduced pain and stiffness (P < 0.05)`.
 * Two that `and` joins are two only where the text knows both apart (`nausea and vomiting` is one).
 */
export function namedTogether(frame: Frame, from: number, book: EndpointBook): readonly Phrase[] {
  const { tokens, open, armAt } = frame;
  const bracket = open[from] ?? -1;
  const region = stretchBefore(frame, bracket >= 0 ? bracket : from, 0);
  const verb = region.findLastIndex((at) => isVerb(frame, at));
  const object = region.slice(verb + 1);
  const listed = phraseOf(frame, object) ? object : region.slice(0, Math.max(0, verb));
  const first = tokens[listed[0] ?? -1]?.lower ?? '';
  // `a` is a preposition in Spanish alone.
  if ((first !== 'a' && circumstances.has(first)) || listed.some((at) => armAt[at])) return [];
  const parts = partsOf(frame, listed);
  if (parts.length < 2 || parts.some((part) => part.length > longest || part.some((at) => isVerb(frame, at)))) return [];
  const phrases = parts.flatMap((part) => phraseOf(frame, part) ?? []);
  if (phrases.length !== parts.length) return [];
  return phrases.length > 2 || phrases.every(({ name }) => book.knows(name)) ? phrases : [];
}

/** Parted by commas and by the last `and`. */
function partsOf({ tokens }: Frame, indexes: readonly number[]): number[][] {
  const joint = indexes.findLastIndex((at) => /^(?:and|or)$/.test(tokens[at]?.lower ?? ''));
  if (joint < 1) return [];
  const parts: number[][] = [[]];
  for (const [order, at] of indexes.entries()) {
    if (order === joint || tokens[at]?.lower === ',') parts.push([]);
    else parts.at(-1)?.push(at);
  }
  return parts.filter((part) => part.length > 0);
}
