import type { Vocabularies } from '../../vocabularies/vocabulary.ts';

/** The words and phrases that a page uses in its prose, and the words of which a vocabulary makes its names. */
export interface Lexicon {
  /** 2 for a word of the page, 1 for a word of the vocabularies, 0 for none. Letter case does not count. */
  knows(word: string): 0 | 1 | 2;
  /** Capitals as the page writes them: AOP, CITCO. */
  hasAcronym(word: string): boolean;
  /** Whether the prose of the page has the words side by side. */
  hasPhrase(phrase: string): boolean;
}

/** Longer phrases of prose are no terms. */
const longestPhrase = 6;

/** The words and phrases of the given texts and the words of the vocabularies. */
export function lexiconOf(prose: readonly string[], acronyms: readonly string[], vocabularies: Vocabularies): Lexicon {
  const words = new Set<string>();
  const capitals = new Set<string>(acronyms);
  const phrases = new Set<string>();
  for (const text of prose) {
    for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      words.add(word.toLowerCase());
      if (/^\p{Lu}[\p{Lu}\d]{2,7}$/u.test(word) || hasInnerCapital(word)) capitals.add(word);
    }
    addPhrases(text, phrases);
  }
  let longest = 0;
  for (const phrase of phrases) longest = Math.max(longest, phrase.length);
  const isPlural = (word: string) => word.length > 4 && word.endsWith('s') && words.has(word.slice(0, -1));
  return {
    knows(word) {
      // pigmentosaS is no plural: a capital inside must stand in the page just so (mRNA, CoV)
      if (hasInnerCapital(word)) return capitals.has(word) ? 2 : 0;
      const folded = word.toLowerCase();
      if (words.has(folded) || isPlural(folded)) return 2;
      return vocabularies.hasWord?.(folded) || (folded.endsWith('s') && folded.length > 5 && vocabularies.hasWord?.(folded.slice(0, -1)))
        ? 1
        : 0;
    },
    hasAcronym: (word) => capitals.has(word),
    hasPhrase: (phrase) => phrase.length <= longest && phrases.has(phrase.toLowerCase()),
  };
}

const hasInnerCapital = (word: string) => /\p{Ll}\p{Lu}/u.test(word);

function addPhrases(text: string, phrases: Set<string>): void {
  const words = text.toLowerCase().split(/\s+/);
  for (let from = 0; from < words.length; from++) {
    let phrase = '';
    for (const word of words.slice(from, from + longestPhrase)) {
      phrase += phrase === '' ? word.replace(/^[("“[]/, '') : ` ${word}`;
      phrases.add(phrase.replace(/[.,;:!?"”]+$|[)\]][.,;:]?$/, (end) => (/^[)\]]/.test(end) && /[([]/.test(phrase) ? (end[0] ?? '') : '')));
      if (/[.,;:!?]$/.test(word)) break;
    }
  }
}

/** A part of a run of letters and digits, and how well it is known. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly known: 0 | 1 | 2;
}

/** Runs longer than this are not taken apart, and no word is longer than that. */
const longestRun = 240;
const longestWord = 36;

/** An unknown part costs more the longer it is, so that known words beside it are not swallowed. */
const partCost = {
  word: 0.5,
  shortPageWord: 1.2,
  shortWord: 2.5,
  acronym: 0.7,
  unknown: 2,
  unknownLetter: 0.2,
  tooShort: 2,
  prefix: 1.5,
  digits: 1,
};

/** First parts of compounds: that they are words as well does not make «posttranslational» two terms. */
const prefixes = new Set(
  'anti auto bio cardio hyper hypo immuno infra inter intra macro meta micro multi nano neuro non over photo post pre pro psycho re semi socio sub super trans ultra'.split(
    ' ',
  ),
);

/** Whether a word is the first part of compounds: anti-, multi-. */
export const isFirstPart = (word: string): boolean => prefixes.has(word.toLowerCase());

/**
 * Takes a run of letters and digits apart into words: `virusmultiple` is `virus` and `multiple`; in `KCC2excitability` both are words of the page. A run
 * that is a word itself stays whole, and so does what no word is found in.
 */
export function wordParts(run: string, lexicon: Lexicon): Part[] {
  const known = lexicon.knows(run);
  if (run.length > longestRun || known > 0) return [{ start: 0, end: run.length, known }];
  const best: ({ cost: number; part: Part & { isPrefix?: boolean } } | undefined)[] = [];
  const costTo = (at: number) => (at === 0 ? 0 : (best[at]?.cost ?? Number.POSITIVE_INFINITY));
  for (let end = 1; end <= run.length; end++)
    for (let start = Math.max(0, end - longestWord); start < end; start++) {
      const own = costOfPart(run.slice(start, end), lexicon);
      const cost = costTo(start) + own.cost;
      if (cost < costTo(end) || best[end] === undefined) best[end] = { cost, part: { start, end, ...own.part } };
    }
  const parts: Part[] = [];
  for (let part = best[run.length]?.part; part; part = best[part.start]?.part) {
    const [next] = parts;
    // the first part of a compound and what it stands before are one word, known as well as a compound can be
    if (part.isPrefix && next) parts[0] = { start: part.start, end: next.end, known: next.known > 0 ? 1 : 0 };
    else parts.unshift({ start: part.start, end: part.end, known: part.known });
  }
  return parts;
}

function costOfPart(part: string, lexicon: Lexicon): { cost: number; part: Pick<Part, 'known'> & { isPrefix?: boolean } } {
  if (part.length >= 3 && lexicon.hasAcronym(part)) return { cost: partCost.acronym, part: { known: 2 } };
  if (prefixes.has(part.toLowerCase())) return { cost: partCost.prefix, part: { known: 0, isPrefix: true } };
  const known = part.length >= 3 ? lexicon.knows(part) : 0;
  // short words that only the vocabulary knows (keta, mine) are found in everything
  if (known === 2) return { cost: part.length > 3 ? partCost.word : partCost.shortPageWord, part: { known } };
  if (known === 1) return { cost: part.length > 4 ? partCost.word : partCost.shortWord, part: { known } };
  if (/^\d+$/.test(part)) return { cost: partCost.digits, part: { known: 0 } };
  const length = partCost.unknown + part.length * partCost.unknownLetter;
  return { cost: length + (part.length < 4 ? partCost.tooShort : 0), part: { known: 0 } };
}
