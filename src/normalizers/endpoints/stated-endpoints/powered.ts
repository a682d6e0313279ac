import type { Token } from '../token.ts';
import { type TokenRange, verbs } from './statement-words.ts';

/** `The trial was powered for progression-free survival`: what a study was powered for is its primary endpoint where it names no other. */
export function poweredFor(tokens: readonly Token[]): TokenRange | undefined {
  const at = tokens.findIndex(({ lower }, index) => lower === 'powered' && tokens[index + 1]?.lower === 'for');
  const first = tokens[at + 2]?.lower ?? '';
  if (at < 0 || ['the', 'this', 'these', 'such', 'a', 'an', 'noninferiority', 'non-inferiority', 'superiority', 'subgroup'].includes(first))
    return undefined;
  const end = tokens.findIndex(({ lower }, index) => index > at && (lower === ',' || lower === ';' || lower === '.' || verbs.has(lower)));
  return { from: at + 2, to: end < 0 ? tokens.length : end };
}
