import type { Endpoint } from '../../../model/endpoint.ts';
import type { ArmTable } from '../arms.ts';

/**
 * Words of the arms' names, which name no outcome by themselves (`at CM sites (5%)`, `with boost`, `in users (12%)`); those that stated
 * endpoints share with an arm (pain, in a trial of pain education) stay words of outcomes.
 */
export function armWordsOf({ arms }: ArmTable, stated: readonly Endpoint[]): ReadonlySet<string> {
  const words = new Set(arms.flatMap(({ name }) => wordsOf(name)));
  for (const { name } of stated) for (const word of wordsOf(name)) words.delete(word);
  return words;
}

/** `high-flow` and its parts, and one recipient of recipients. */
const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+/u)
    .flatMap((word) => [word, ...word.split('-')])
    .filter((word) => word !== '')
    .flatMap((part) => [part, part.replace(/s$/, '')]);
