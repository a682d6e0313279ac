import { borderCost } from '../borders.ts';
import type { Candidate, Finder } from '../candidate.ts';

/** What a thesis calls itself. Repositories that print fields in alphabetical order have its titles directly before it. */
const thesisWord =
  /(?:dizertační|disertační|diplomová|bakalářská|rigorózní|habilitační) práce|(?:dizertačná|diplomová|bakalárska|rigorózna|habilitačná) práca|(?:doctoral|master'?s?|bachelor'?s?) thesis|tesis doctoral|trabajo fin de (?:máster|grado)/gu;

/** Titles are looked for this far before the word. */
const longestTitle = 320;
/** More borders than this are not tried. */
const mostBorders = 8;

const cost = { title: -3, translation: -3, comparable: -2.5, twoWords: -0.5, oneWord: 1, farLonger: 3, innerBorder: 2, dearestBorder: 0.7 };

/** The title of a thesis and its translation, the two values before its type: `…court casesThe invented titleVymyšlený názevdiplomová práce`. */
export const findThesisTitles: Finder = ({ text }) => {
  const found: Candidate[] = [];
  for (const { index: end, 0: word } of text.matchAll(thesisWord)) {
    // later the word stands once more among degree and grade, and in prose it has blanks around it
    const isFirst = found.length === 0 && end > 0;
    if (!isFirst || /[\s("„“]/.test(text[end - 1] ?? '') || /^[\s.,;:)]/.test(text.slice(end + word.length))) continue;
    const borders = bordersBefore(text, end);
    for (const [inside, start] of borders.entries()) {
      const inner = inside * cost.innerBorder;
      found.push({ kind: 'title', start, end, cost: cost.title + wordCost(text.slice(start, end)) + inner });
      found.push({ kind: 'translation', start, end, cost: cost.translation + inner });
      for (const [more, first] of borders.slice(inside + 1).entries())
        found.push({
          kind: 'originaltitle',
          start: first,
          end: start,
          cost: pairCost(text.slice(first, start), text.slice(start, end), more),
        });
    }
  }
  return found;
};

/** Addresses, whole days, line ends, and the publisher that stands before the subjects: `Example University, Faculty of Arts`. */
const notInTitles = /^(?:https?:|\d{4}-\d\d-\d\d|[\n\r]|Univer[sz]\p{Ll}{3,6} [^,]{3,30}, )/u;

/** Where a value with a capital may begin, the nearest first. */
function bordersBefore(text: string, end: number): number[] {
  const borders: number[] = [];
  for (let at = end - 4; at >= Math.max(0, end - 2 * longestTitle) && borders.length < mostBorders; at--) {
    if (notInTitles.test(text.slice(at, at + 50))) break;
    const isBorder = at === 0 || (borderCost(text, at) <= cost.dearestBorder && !/^\s/.test(text.slice(at + 1)));
    if (isBorder && /\p{Lu}/u.test(text[at] ?? '')) borders.push(at);
  }
  return borders;
}

const wordsOf = (title: string) => title.split(/\s+/).length;

const wordCost = (title: string) => (wordsOf(title) >= 3 ? 0 : wordsOf(title) === 2 ? 0.5 : 1);

/** A title and its translation are about as long as each other; a last keyword before a single title hardly is. */
function pairCost(title: string, translation: string, inner: number): number {
  const ratio = title.length / translation.length;
  const words = wordsOf(title);
  const own =
    ratio > 3 ? cost.farLonger : words >= 3 && ratio > 0.45 && ratio < 2.2 ? cost.comparable : words >= 2 ? cost.twoWords : cost.oneWord;
  return own + (inner + (title.match(/[)\]]\p{L}/gu)?.length ?? 0)) * cost.innerBorder;
}

/** `2010-06-15Bc.bakalářské`: the degree, behind the day of the defence. */
const degree =
  /(?<=\d)(?:Ph\.?D|Th\.?D|Bc|BcA|Mgr|MgA|Ing|MUDr|MDDr|MVDr|PhDr|RNDr|JUDr|PharmDr|ThDr|ThLic|PaedDr|Dr|doc|M\.?Sc|M\.?A|B\.?Sc|B\.?A)\.(?=\p{L})/u;

/**
 * Where degree, programme, grade and faculty of a thesis begin, which go on to the end of the page around its abstracts; the length of the text
 * where it has none.
 */
export function thesisDetailsStart(text: string): number {
  const at = text.search(degree);
  return at !== -1 && new RegExp(`(?:${thesisWord.source})(?:\\d[\\d-]{3,9}){1,3}$`, 'u').test(text.slice(Math.max(0, at - 70), at))
    ? at
    : text.length;
}
