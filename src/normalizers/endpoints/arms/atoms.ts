import { singular } from '../../word-form.ts';
import type { Token } from '../token.ts';

/** A word of a token that hyphens, strokes or plus signs join (`NPH insulin-treated` has three), without plural endings. */
export interface Atom {
  readonly word: string;
  /** Index of its token. */
  readonly token: number;
  /** It is the first of its token. */
  readonly opens: boolean;
  /** It is the last of its token. */
  readonly closes: boolean;
}

const joint = /[-/+]/;

/** The first atom's word of a token, without making the atoms: most tokens begin no name. */
export function firstWord({ kind, lower, value }: Token): string {
  if (kind === 'number') return String(value);
  if (kind === 'mark') return lower === '+' ? 'plus' : lower;
  for (let index = 1; index < lower.length; index++) {
    const code = lower.charCodeAt(index);
    // `-`, `/`, `+`
    if (code === 45 || code === 47 || code === 43) return plain(lower.slice(0, index));
  }
  return plain(lower);
}

/** `controls` and `control's` are `control`. */
const plain = (word: string): string => singular(word.endsWith("'s") || word.endsWith('’s') ? word.slice(0, -2) : word);

/** The atoms of tokens, in order; a plus sign between words is the word `plus`. */
export function atomsOf(tokens: readonly Token[], from = 0, to = tokens.length): Atom[] {
  const atoms: Atom[] = [];
  for (let index = from; index < to; index++) {
    const { kind, lower, value } = tokens[index] as Token;
    if (kind === 'word' && joint.test(lower)) {
      const words = lower.split(joint);
      for (const [at, word] of words.entries())
        atoms.push({ word: plain(word), token: index, opens: at === 0, closes: at === words.length - 1 });
    } else {
      const word = kind === 'word' ? plain(lower) : kind === 'number' ? String(value) : lower === '+' ? 'plus' : lower;
      atoms.push({ word, token: index, opens: true, closes: true });
    }
  }
  return atoms;
}

/** The words alone, for an alias: marks and the words that join nothing are left out. */
export function wordsOf(tokens: readonly Token[], from = 0, to = tokens.length): string[] {
  return atomsOf(tokens, from, to).flatMap(({ word, token }) => {
    const own = tokens[token] as Token;
    return own.kind === 'mark' && word !== 'plus' && word !== '%' ? [] : [word];
  });
}
