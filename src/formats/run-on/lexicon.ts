import type { Vocabularies } from '../../vocabularies/vocabulary.ts';

/** The words that a page uses in its prose, and those of which a vocabulary makes its names. */
export interface Lexicon {
  has(word: string): boolean;
}

/** The words of the given texts and of the vocabularies. Letter case does not count. */
export function lexiconOf(texts: readonly string[], vocabularies: Vocabularies): Lexicon {
  const words = new Set<string>();
  for (const text of texts) for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) words.add(match[0].toLowerCase());
  return { has: (word) => words.has(word.toLowerCase()) || vocabularies.hasWord?.(word) === true };
}

/** A part of a run of letters and digits, and whether the lexicon has it. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly isWord: boolean;
}

/** Runs longer than this are not taken apart, and no word is longer than that. */
const longestRun = 240;
const longestWord = 36;

const partCost = { word: 0.5, shortWord: 2.5, unknown: 3 };

/** First parts of compounds: that they are words as well does not make «posttranslational» two terms. */
const prefixes = new Set(
  'anti auto bio cardio cross down hyper hypo immuno infra inter intra macro meta micro multi nano neuro non off out over photo post pre pro psycho re self semi socio sub super trans ultra under up'.split(
    ' ',
  ),
);

/**
 * Takes a run of letters and digits apart into words: `virusmultiple` is `virus` and `multiple`; in `KCC2excitability` both are words of the page. A run
 * that is a word itself stays whole, and so does what no word is found in.
 */
export function wordParts(run: string, lexicon: Lexicon): Part[] {
  if (run.length > longestRun || lexicon.has(run)) return [{ start: 0, end: run.length, isWord: run.length <= longestRun }];
  const best: ({ cost: number; part: Part } | undefined)[] = [];
  const costTo = (at: number) => (at === 0 ? 0 : (best[at]?.cost ?? Number.POSITIVE_INFINITY));
  for (let end = 1; end <= run.length; end++)
    for (let start = Math.max(0, end - longestWord); start < end; start++) {
      const word = run.slice(start, end);
      const isWord = end - start >= 3 && !prefixes.has(word.toLowerCase()) && lexicon.has(word);
      if (!isWord && end - start < 3 && end - start < run.length) continue;
      const own = isWord ? (end - start > 3 ? partCost.word : partCost.shortWord) : partCost.unknown;
      const cost = costTo(start) + own;
      if (cost < costTo(end) || best[end] === undefined) best[end] = { cost, part: { start, end, isWord } };
    }
  const parts: Part[] = [];
  for (let part = best[run.length]?.part; part; part = best[part.start]?.part) parts.unshift(part);
  return parts;
}
