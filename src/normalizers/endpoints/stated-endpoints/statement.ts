import type { Token } from '../token.ts';
import { apposition } from './apposition.ts';
import { ofPhrase } from './of-phrase.ts';
import type { OutcomeMention } from './outcome-mention.ts';
import { predicate } from './predicate.ts';
import { rankedSubject } from './ranked-subject.ts';
import { copulas, lowerAt } from './statement-words.ts';

/** What a sentence says about its outcomes: a mention, and the tokens that name them. `to` is exclusive. */
export interface Statement {
  readonly mention: OutcomeMention;
  readonly from: number;
  readonly to: number;
  readonly aside?: number;
}

/** Reads the statements of a sentence from left to right; each token belongs to at most one. */
export function findStatements(tokens: readonly Token[], mentions: readonly OutcomeMention[]): Statement[] {
  const found: Statement[] = [];
  let free = 0;
  for (const [index, mention] of mentions.entries()) {
    if (mention.from < free) continue;
    const end = clauseEnd(tokens, mention, mentions[index + 1]);
    const range =
      predicate(tokens, mention, end) ??
      rankedSubject(tokens, mention, free) ??
      apposition(tokens, mention, end) ??
      ofPhrase(tokens, mention, end);
    if (range) {
      found.push({ mention, ...range });
      free = Math.max(range.to, mention.to);
    }
  }
  return found;
}

/** A clause goes on to the next mention, less the words that lead over to it (`; the`, `, and`, `with the`). */
function clauseEnd(tokens: readonly Token[], mention: OutcomeMention, next: OutcomeMention | undefined): number {
  let end = tokens.length;
  if (next) {
    end = next.from;
    if (copulas.has(lowerAt(tokens, end - 1)) || lowerAt(tokens, end - 1) === 'as') {
      // `…, with overall survival as a secondary end point`.
      const as = lowerAt(tokens, end - 1) === 'as';
      // `the primary outcome was A, and B was a secondary outcome`: the next content stands before its mention.
      for (let at = end - 1; at > mention.to; at--) {
        if (lowerAt(tokens, at) === ';' || (as && lowerAt(tokens, at) === 'with')) return at;
        if (as) continue;
        if (lowerAt(tokens, at) === ',' && lowerAt(tokens, at + 1) === 'and') return at;
        if (lowerAt(tokens, at) === 'and' && lowerAt(tokens, at - 1) !== ',') return at;
      }
    }
    while (
      end > mention.to &&
      ['and', ',', ';', 'whereas', 'while', 'with', 'but', 'the', '.', 'also', 'as', '(', 'y', 'e', 'et', 'und'].includes(
        lowerAt(tokens, end - 1),
      )
    )
      end -= 1;
  }
  while (end > mention.to && ['.', ';', ',', ':'].includes(lowerAt(tokens, end - 1))) end -= 1;
  return end;
}
