import { capitalized, madeWords } from './made-words.ts';
import { Random } from './random.ts';
import { Zipf } from './zipf.ts';

/** A descriptor or qualifier, or a substance, with its number. */
export interface MadeTerm {
  readonly ui: string;
  readonly term: string;
}

const kinds = ['', '', '', ' Diseases', ' Proteins', ', Acute', ' Therapy', ' Agents', ', Experimental', ' Syndrome', ' Neoplasms'];
const ui = (letter: string, number: number): string => letter + String(number).padStart(6, '0');

/** 20,000 descriptors in the manner of MeSH; those of nearly every record come first, as Humans and Female do there. */
export const descriptors: Zipf<MadeTerm> = (() => {
  const random = new Random(31);
  const usual = ['Humans', 'Female', 'Male', 'Adult', 'Animals', 'Middle Aged', 'Aged', 'Young Adult', 'Mice', 'Treatment Outcome'];
  const made = madeWords(32, 20_000 - usual.length, [2, 3], ['', 's', 'in', 'a', 'ism', 'itis']).map(
    (word) => capitalized(word) + random.pick(kinds),
  );
  return new Zipf(
    [...usual, ...made].map((term, at) => ({ ui: ui('D', at + 1), term })),
    4,
  );
})();

/** Eighty qualifiers. */
export const qualifiers: Zipf<MadeTerm> = new Zipf(
  ['metabolism', 'drug therapy', 'therapeutic use', 'genetics', 'pathology', ...madeWords(33, 75, [2, 2], ['y', 'ics', 'tion'])].map(
    (term, at) => ({
      ui: ui('Q', at + 1),
      term,
    }),
  ),
  3,
);

/** 8,000 substances. */
export const substances: Zipf<MadeTerm> = new Zipf(
  madeWords(34, 8_000, [2, 3], ['ine', 'ol', 'ase', 'amide', 'in', ' acid', ' Receptors']).map((word, at) => ({
    ui: ui('D', 50_000 + at),
    term: capitalized(word),
  })),
  8,
);
