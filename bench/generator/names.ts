import { capitalized, madeWords } from './made-words.ts';
import type { Random } from './random.ts';
import { Zipf } from './zipf.ts';

const families = new Zipf(madeWords(11, 20_000, [1, 2], ['', '', 'son', 'er', 'ez', 'ini', 'ov', 'sen', 'mann']).map(capitalized), 30);
const givens = new Zipf(madeWords(12, 3_000, [1, 2], ['', 'a', 'o', 'e', 'us', 'ina']).map(capitalized), 10);

const accents: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ö', u: 'ü', c: 'ç', n: 'ñ', s: 'š' };

export interface MadeName {
  readonly family: string;
  readonly given: string;
  readonly initials: string;
}

/** A person's name; `foreign` ones carry diacritics. */
export function madeName(random: Random, foreign: boolean): MadeName {
  const [family, first] = [families.draw(random), givens.draw(random)];
  const second = random.chance(0.4) ? String.fromCharCode(random.between(65, 90)) : undefined;
  return {
    family: foreign ? family.replace(/[aeioucns]/g, (letter) => (random.chance(0.6) ? (accents[letter] ?? letter) : letter)) : family,
    given: second === undefined ? first : `${first} ${second}`,
    initials: first.slice(0, 1) + (second ?? ''),
  };
}
