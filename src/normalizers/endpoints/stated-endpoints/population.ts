import type { Token } from '../token.ts';

const persons = new Set(
  'patients participants women men children adults subjects infants people individuals those persons mothers'.split(' '),
);
const sets = new Set('population populations set cohort subgroup'.split(' '));
const leads = new Set(['in', 'among', 'for']);

const behind = new Set(
  'who with without aged receiving treated undergoing from at that whose randomized randomised assigned , taking having older younger hospitalized'.split(
    ' ',
  ),
);
/** `in patients with diabetes`, `in all women`; but not `in patients’ weights`, `in children survival`. */
const goesOn = (next: Token | undefined): boolean => next === undefined || behind.has(next.lower);

/** In whom an outcome was measured: `in the intention-to-treat population`, `in all patients who received a dose`. `phrase` is behind the preposition. */
export function findPopulation(tokens: readonly Token[]): { from: number; to: number; phrase: number } | undefined {
  for (let at = 1; at < tokens.length; at++) {
    if (!leads.has(tokens[at]?.lower ?? '')) continue;
    let phrase = at + 1;
    while (tokens[phrase]?.lower === 'the') phrase += 1;
    for (let to = phrase; to < Math.min(tokens.length, phrase + 8); to++) {
      const lower = tokens[to]?.lower ?? '';
      if (lower === ',' || lower === 'of') break;
      if (sets.has(lower) && to > phrase) return { from: at, to: to + 1, phrase };
      if (persons.has(lower) && to - phrase <= 3 && goesOn(tokens[to + 1])) return { from: at, to: tokens.length, phrase };
    }
  }
  return undefined;
}
