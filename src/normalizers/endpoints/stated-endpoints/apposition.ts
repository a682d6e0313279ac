import type { Token } from '../token.ts';
import { behindBracket, open } from './brackets.ts';
import type { OutcomeMention } from './outcome-mention.ts';
import { lowerAt, ofStudy, referring, startsAside, type TokenRange, verbs } from './statement-words.ts';

/** `The primary end point, X, occurred in …`, `The primary outcome (X) was not …`. */
export function apposition(tokens: readonly Token[], mention: OutcomeMention, end: number): TokenRange | undefined {
  const { plural, roles } = mention;
  // `The primary endpoint of the trial, overall survival, was met.`
  let to = mention.to;
  if (ofStudy(tokens, to)) while (to < mention.to + 6 && lowerAt(tokens, to) !== ',' && lowerAt(tokens, to) !== '(') to += 1;
  if (roles.length === 0) return undefined;
  const mark = lowerAt(tokens, to);
  if (mark === '(' || mark === '[') {
    const behind = behindBracket(tokens, to, tokens.length);
    let start = to + 1;
    if (lowerAt(tokens, start) === 'defined') start += lowerAt(tokens, start + 1) === 'as' ? 2 : 1;
    if (
      ['as', 'n', 'p', 'at', 'in', 'with', 'range', 'e.g', 'eg', 'i.e', 'for'].includes(lowerAt(tokens, start)) ||
      tokens[start]?.kind !== 'word'
    )
      return undefined;
    const size = behind - 1 - start;
    return size >= 2 && size < 40 ? { from: start, to: behind - 1 } : undefined;
  }
  if (mark === ',' || mark === '-') {
    const first = lowerAt(tokens, to + 1);
    if (tokens[to + 1]?.kind !== 'word' || /(?:ed|ing)$/.test(first) || referring.has(first) || verbs.has(first) || startsAside(first))
      return undefined;
    for (let at = to + 2; at < end && at < to + 45; at++) {
      if (open.has(lowerAt(tokens, at))) at = behindBracket(tokens, at, end) - 1;
      else if (
        lowerAt(tokens, at) === mark &&
        (verbs.has(lowerAt(tokens, at + 1)) || ['in', 'between', 'at', 'with', 'among'].includes(lowerAt(tokens, at + 1)))
      )
        return { from: to + 1, to: at };
      else if (verbs.has(lowerAt(tokens, at))) return undefined;
    }
    // `We assessed two primary end points, weight loss and the glucose level.`
    if (plural && mark === ',' && end - to < 45) return { from: to + 1, to: end };
  }
  return undefined;
}
