import { makeFinding } from '../model/finding.ts';
import { foldedWords } from '../normalizers/fold.ts';
import type { Check } from './check.ts';

/** A sentence of the citation that is long enough for a title, and the share of a title's words below which it is another one. */
const fewestWords = 5;
const sameFrom = 0.5;

/**
 * The title against the title in the embedded citation. Only a citation that holds a sentence like a title can contradict: many hold none. Shortened titles,
 * dropped subtitles and other spellings are no contradiction.
 */
export const titleContradiction: Check = {
  codes: ['title-contradiction'],
  check: ({ title, titles = [], vernacularTitle, citationAsGiven }) => {
    if (title === undefined || citationAsGiven === undefined) return [];
    const cited = titleIn(citationAsGiven);
    if (cited === undefined) return [];
    const all = [title, vernacularTitle, ...titles.map((each) => each.text)].filter((each) => each !== undefined);
    if (all.some((each) => resembles(each, citationAsGiven, cited))) return [];
    return [
      makeFinding('title-contradiction', `The citation gives another title: ${cited}`, {
        path: 'title',
        raw: title,
        alternatives: [cited],
      }),
    ];
  },
};

/** What stands in quotation marks, else the longest sentence of small-letter words: names, journals and places are short or capitalized. */
const quoted = /["“«]([^"”»]{15,500})["”»]/;

function titleIn(citation: string): string | undefined {
  const between = quoted.exec(citation)?.[1];
  if (between !== undefined) return between;
  const sentences = citation
    .replace(/(?:https?:\/\/|doi:)\S+/gi, ' ')
    .split(/[.?!]["”»]?\s+/)
    .map((sentence) => sentence.trim());
  const plain = sentences.filter(
    (sentence) => (sentence.match(/(?:^|\s)\p{Ll}{3,}/gu)?.length ?? 0) >= 2 && foldedWords(sentence).length >= fewestWords,
  );
  return plain.sort((a, b) => b.length - a.length)[0];
}

function resembles(title: string, citation: string, cited: string): boolean {
  const own = new Set(foldedWords(title));
  const everywhere = new Set(foldedWords(citation));
  const sentence = foldedWords(cited);
  if (own.size === 0) return true;
  const held = [...own].filter((word) => everywhere.has(word)).length / own.size;
  const covered = sentence.filter((word) => own.has(word)).length / sentence.length;
  return held >= sameFrom || covered >= sameFrom;
}
