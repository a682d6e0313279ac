import type { Database } from './database.ts';
import { headingKeys } from './heading-keys.ts';
import { indexWords } from './index-words.ts';
import type { Wording } from './match.ts';

/** What a library's own index and vocabularies say of the words of a query; nothing is prepared before it is asked for. */
export function wordingOf(database: Database): Wording {
  let words: ReturnType<typeof indexWords> | undefined;
  let keys: ReturnType<typeof headingKeys> | undefined;
  const known = () => (words ??= indexWords(database));
  const tree = () => (keys ??= headingKeys(database));
  return {
    like: (pattern) => known().like(pattern),
    formsOf: (word) => known().formsOf(word),
    keysOf: (heading) => tree()(heading),
    today: () => new Date(),
  };
}
