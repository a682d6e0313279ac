import type { Token } from '../token.ts';
import { behindBracket, open } from './brackets.ts';
import type { OutcomeMention } from './outcome-mention.ts';
import { lowerAt, ofStudy, startsAside, type TokenRange, verbs } from './statement-words.ts';

const nameless = new Set('each all any both these those this interest our their efficacy safety which'.split(' '));

/** `noninferior for the primary end point of stroke or systemic embolism`, up to the verb, or the comma before the verb's subject. */
export function ofPhrase(tokens: readonly Token[], { to, roles }: OutcomeMention, end: number): TokenRange | undefined {
  const from = to + 1;
  if (roles.length === 0) return undefined;
  if (lowerAt(tokens, to) !== 'of' || ofStudy(tokens, to) || nameless.has(lowerAt(tokens, from))) return undefined;
  // `the primary endpoint of 24 weeks` is a time.
  if (tokens[from]?.kind === 'number') return undefined;
  let comma: number | undefined;
  for (let at = from; at < end; at++) {
    const lower = lowerAt(tokens, at);
    if (open.has(lower)) at = behindBracket(tokens, at, end) - 1;
    else if (lower === ';' || lower === ':') return { from, to: at };
    else if (verbs.has(lower)) return at > from ? { from, to: comma ?? at } : undefined;
    else if (lower === ',') {
      const next = lowerAt(tokens, at + 1);
      if (next === 'and' || next === 'or') comma = undefined;
      else if (startsAside(next)) return { from, to: at };
      else comma = at;
    }
  }
  return end > from ? { from, to: end } : undefined;
}
