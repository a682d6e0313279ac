import type { BibliographicRecord } from '../model/record.ts';
import { foldedWords } from './fold.ts';

/** Small words that titles begin with (en, es, pt, ca, fr, it, de, nl), and what stands before the thing that a title is about. */
const untelling: ReadonlySet<string> = new Set(
  `a an the of in on at to by for from with and or as is are be do does can how what when where which who why between among into its this that these
  el la los las lo un una unos unas de del y o en con por para sobre entre al su sus
  os as um uma do da dos das em no na nos nas e com ao
  els les l d i amb per
  le des du et dans sur avec chez aux au
  il gli uno di dei delle della nel nella con tra
  der die das den dem ein eine eines und oder im am zur zum von bei mit für fur uber auf
  het een van op voor met bij`.split(/\s+/),
);

/** Two alphabets that are written in Latin letters everywhere: BGN/PCGN for Cyrillic, ELOT 743 for Greek, letter by letter. */
const romanized: Readonly<Record<string, string>> = {
  ...lettersOf('абвгдежзиклмнопрстуфхцчшщъыьэюяієґ', 'a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i ye g'),
  ...lettersOf('αβγδεζηθικλμνξοπρστυφχψως', 'a v g d e z i th i k l m n x o p r s t y f ch ps o s'),
};

function lettersOf(letters: string, latin: string): Record<string, string> {
  const written = latin.split(' ');
  return Object.fromEntries([...letters].map((letter, at) => [letter, (written[at] ?? '').replace('-', '')]));
}

/** Longer words of a key say no more to anybody. */
const longestPart = 30;

/** A word in the letters and digits of ASCII; empty for one in a script that has no letters here (`王`). */
const plain = (word: string): string =>
  word
    .slice(0, 2 * longestPart)
    .replaceAll('ου', 'ou')
    .replace(/[^a-z0-9]/g, (letter) => romanized[letter] ?? '')
    .slice(0, longestPart);

/** The first word that says something, else the first word. A number alone says little. */
function tellingWord(text: string): string {
  const words = foldedWords(text).map(plain).filter(Boolean);
  return (
    words.find((word) => word.length > 1 && /\D/.test(word) && !untelling.has(word)) ??
    words.find((word) => /\D/.test(word)) ??
    words[0] ??
    ''
  );
}

/** The family name with its particles in one word, or the word by which a group is known. */
function namePart({ contributors = [] }: BibliographicRecord): string {
  const first = contributors.find(({ role }) => role === 'author') ?? contributors[0];
  if (first?.family === undefined) return tellingWord(first?.collective ?? first?.given ?? '');
  return foldedWords(first.family).map(plain).join('').slice(0, longestPart);
}

const titlePart = ({ title, vernacularTitle, titles }: BibliographicRecord): string =>
  [title, vernacularTitle, ...(titles ?? []).map(({ text }) => text)].map((text) => tellingWord(text ?? '')).find(Boolean) ?? '';

/**
 * The key by which documents cite the work, made of what it says of itself: `sartor2017bone`. First author's family name (`anon` where
 * there is none that ASCII can write), year, first telling word of the title. Without year and title word an identifier stands in:
 * `anonpmid99000001`. ASCII letters and digits alone, a letter first: a key to BibTeX, biber, pandoc and Org. The same record gives the same
 * key; two records may share one (`DistinctKeys`).
 */
export function citationKeyOf(record: BibliographicRecord): string {
  const name = namePart(record);
  const rest = `${record.issued?.year ?? ''}${titlePart(record)}`;
  const key = `${/^[a-z]/.test(name) ? '' : 'anon'}${name}${rest}`;
  if (rest) return key;
  const { scheme = '', value = record.sourceId } = record.identifiers?.[0] ?? {};
  return `${key}${foldedWords(`${scheme}${value}`).map(plain).join('').slice(0, longestPart)}`;
}

/** The keys of one file: of those that ask for the same one the first has it, the others have it with `a`, `b`, … `z`, `aa`, … behind it. */
export class DistinctKeys {
  readonly #taken = new Map<string, number>();

  take(key: string): string {
    for (let number = this.#taken.get(key); number !== undefined; number += 1) {
      const next = `${key}${letters(number)}`;
      this.#taken.set(key, number + 1);
      if (this.#taken.has(next)) continue;
      this.#taken.set(next, 1);
      return next;
    }
    this.#taken.set(key, 1);
    return key;
  }
}

/** `a` for 1, `b` for 2, `aa` for 27. */
export const letters = (number: number): string =>
  number > 26 ? letters(Math.floor((number - 1) / 26)) + letters(((number - 1) % 26) + 1) : String.fromCharCode(96 + number);
