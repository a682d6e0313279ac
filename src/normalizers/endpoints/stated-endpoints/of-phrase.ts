import type { Token } from '../tokens.ts';
import { behindBracket, open } from './brackets.ts';
import type { OutcomeMention } from './outcome-mention.ts';
import { lowerAt, ofStudy, startsAside, type TokenRange, verbs } from './statement-words.ts';

/** `noninferior for the primary end point of stroke or systemic embolism`. */
export function ofPhrase(tokens: readonly Token[], { to }: OutcomeMention, end: number): TokenRange | undefined {
  if (lowerAt(tokens, to) !== 'of' || ofStudy(tokens, to)) return undefined;
  for (let at = to + 1; at < end; at++) {
    if (open.has(lowerAt(tokens, at))) at = behindBracket(tokens, at, end) - 1;
    else if (verbs.has(lowerAt(tokens, at)) || lowerAt(tokens, at) === ';' || lowerAt(tokens, at) === ':')
      return at > to + 1 ? { from: to + 1, to: at } : undefined;
    // `…of death or stroke, with a hazard ratio`, `…of survival in 12 of 40`.
    else if (
      lowerAt(tokens, at) === ',' &&
      startsAside(lowerAt(tokens, at + 1)) &&
      lowerAt(tokens, at + 1) !== 'and' &&
      lowerAt(tokens, at + 1) !== 'or'
    )
      return { from: to + 1, to: at };
  }
  return end > to + 1 ? { from: to + 1, to: end } : undefined;
}
