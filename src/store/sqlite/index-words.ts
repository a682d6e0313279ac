import { Misconfigured } from '../../model/errors.ts';
import { stemOf } from '../../search/word-forms.ts';
import { plainLetters } from '../card/plain-letters.ts';
import type { Database } from './database.ts';

/** As many words may one stand for; more would be no help to anybody. */
const mostWords = 1000;

/** Words of the full-text index by their beginnings, read off the index itself. */
export function indexWords({ client }: Pick<Database, 'client'>): {
  like(pattern: string): readonly string[];
  formsOf(word: string): readonly string[];
} {
  let between: ((from: string, to: string) => Iterable<string>) | undefined;
  const beginningWith = (letters: string): Iterable<string> => {
    if (!between) {
      client.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.index_words USING fts5vocab(main, work_text, 'row')");
      const select = client.prepare<[string, string], string>('SELECT term FROM temp.index_words WHERE term >= ? AND term < ?').pluck();
      between = (from, to) => select.iterate(from, to);
    }
    return between(letters, `${letters}\u{10ffff}`);
  };
  const those = (letters: string, typed: string, fits: (word: string) => boolean): readonly string[] => {
    const words: string[] = [];
    for (const word of beginningWith(letters)) {
      // Codes are words of the index too.
      if (word.includes('ǁ') || !fits(word)) continue;
      words.push(word);
      if (words.length > mostWords)
        throw new Misconfigured('query', `${typed} stands for more than ${mostWords} words: say more letters of it`);
    }
    return words;
  };
  return {
    like(pattern) {
      const folded = foldWord(pattern);
      return those(folded.slice(0, folded.search(/[*?]/)), pattern, (word) => isLike(word, folded));
    },
    formsOf(word) {
      const folded = foldWord(word);
      const stem = stemOf(folded);
      const shared = Math.max(3, Math.min(stem.length - 1, folded.length - 2));
      const found = those(folded.slice(0, shared), word, (each) => each === folded || stemOf(each) === stem);
      return found.length === 0 ? [folded] : found;
    },
  };
}

/** As the tokenizer writes it. */
const foldWord = (word: string): string =>
  plainLetters(word.normalize('NFKD'))
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();

/** Whether a word is what `*` (any letters) and `?` (one) stand for, in time that grows with both lengths only. */
function isLike(word: string, pattern: string): boolean {
  let [at, next, star, mark] = [0, 0, -1, 0];
  while (at < word.length) {
    if (pattern[next] === '*') {
      star = next;
      mark = at;
      next += 1;
    } else if (pattern[next] === '?' || pattern[next] === word[at]) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      mark += 1;
      at = mark;
      next = star + 1;
    } else return false;
  }
  while (pattern[next] === '*') next += 1;
  return next === pattern.length;
}
