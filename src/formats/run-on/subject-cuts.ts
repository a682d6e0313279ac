import type { Vocabularies } from '../../vocabularies/vocabulary.ts';
import { borderCost } from './borders.ts';
import { isFirstPart, type Lexicon, type Part, wordParts } from './lexicon.ts';

/** A stretch of glued terms, and what is known that helps to cut it. */
export interface Terms {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly vocabularies: Vocabularies;
  readonly lexicon: Lexicon;
}

/** What it costs to cut where words or names are known to touch. */
const cost = {
  betweenPageWords: 0.3,
  betweenWords: 0.5,
  betweenLongVocabularyWords: 0.85,
  betweenVocabularyWords: 0.9,
  afterPhrase: 1,
  besideLongUnknown: 0.8,
  pageWordBesideUnknown: 1,
  besideUnknown: 2,
  insideWord: 1.5,
  afterName: 1.4,
  /** A border is no candidate above this. */
  dearest: 2.5,
};

/** Dearer cuts than between two known words leave a doubt. */
export const plainCut = cost.betweenWords;

/** Unknown terms are seldom longer. */
export const longestUnknown = 90;

/** Shorter names are found at plain borders only. */
const shortestName = 6;

/** A place where a term may end, with its cost. */
export interface Cut {
  readonly at: number;
  readonly cost: number;
}

/** Every plausible cut of the stretch, in order. */
export function cutsOf(terms: Terms): Cut[] {
  const { text, start, end } = terms;
  const costs = new Map<number, number>([
    [start, 0],
    [end, 0],
  ]);
  for (let at = start + 1; at < end; at++) {
    const atBorder = cutCost(text, at);
    if (atBorder <= cost.dearest) costs.set(at, atBorder);
  }
  weighByWords(terms, costs);
  addNameEnds(terms, costs);
  addPhraseStarts(terms, costs);
  return [...costs].map(([at, price]) => ({ at, cost: price })).sort((a, b) => a.at - b.at);
}

/** Like the border between any two values, but a capital inside a word is at home in terms: mRNA, miRNA, p53MAPK. */
function cutCost(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 3), at);
  if (/\p{Lu}/u.test(text[at] ?? '') && /(?:^|[^\p{L}])\p{Ll}{1,2}$/u.test(before)) return 1.5;
  if (/\d/.test(text[at] ?? '') && /\p{Ll}{4}$/u.test(text.slice(Math.max(0, at - 4), at))) return 0.6;
  // factorβ-Catenin, alloysω phase: a Greek letter that goes on behind a hyphen or a blank begins a term
  if (/^\p{Script=Greek}[- ]\p{L}/u.test(text.slice(at, at + 3)) && /\p{Script=Latin}{4}$/u.test(text.slice(Math.max(0, at - 4), at)))
    return 0.6;
  return isRepeatedHead(text, at) ? 0.3 : borderCost(text, at);
}

/** `DNADNA replication`, `OXA-48OXA-48 β-lactamase`: in alphabetical order a term is followed by those that begin with it. */
function isRepeatedHead(text: string, at: number): boolean {
  for (let length = 3; length <= Math.min(40, at); length++)
    if (text[at - length] === text[at] && (!/\p{L}/u.test(text[at - length - 1] ?? ' ') || /\p{Ll}/u.test(text[at - length - 1] ?? ''))) {
      const head = text.slice(at - length, at);
      if (/^[\p{L}\p{N}]/u.test(head) && text.startsWith(head, at) && !/\p{Ll}/u.test(text[at + length] ?? '')) return true;
    }
  return false;
}

/** Where words of the page or the vocabulary touch is a likely cut; inside one of them a cut is not. */
function weighByWords({ text, start, end, lexicon }: Terms, costs: Map<number, number>): void {
  for (const match of text.slice(start, end).matchAll(/[\p{L}\p{M}\p{N}]{3,}/gu)) {
    const parts = wordParts(match[0], lexicon);
    const from = start + match.index;
    const first = parts[0];
    // apolipoprotein(a)atherosclerotic: after a bracket a word that is known by itself begins a term
    if (first?.known && costs.has(from) && from > start) costs.set(from, Math.min(costs.get(from) ?? 0, cost.betweenWords));
    for (const [index, part] of parts.entries()) {
      const next = parts[index + 1];
      const isPrefix = next && text[from + next.end] === '-' && isFirstPart(match[0].slice(next.start, next.end));
      // acetylationanti-apoptosis: the first part of a compound begins a word
      const price = isPrefix && part.known > 0 ? cost.betweenWords : next && priceBetween(match[0], part, next);
      if (price !== undefined) costs.set(from + part.end, Math.min(costs.get(from + part.end) ?? price, price));
      if (part.known === 0) continue;
      for (let at = from + part.start + 1; at < from + part.end; at++)
        if (costs.has(at)) costs.set(at, (costs.get(at) ?? 0) + cost.insideWord);
    }
  }
}

/**
 * Two words of the page side by side are sure; two that only the vocabulary knows may be a compound («multigene», «ration»), and a short rest is an
 * ending («plan», «ning»).
 */
function priceBetween(run: string, left: Part, right: Part): number {
  if (right.known > 0 && /^\d+$/.test(run.slice(left.start, left.end))) return cost.betweenWords;
  const length = (part: Part) => part.end - part.start;
  const unknown = [left, right].find((part) => part.known === 0);
  if (unknown) {
    const known = unknown === left ? right : left;
    if (length(unknown) >= 7 && (known.known === 2 || length(known) >= 7)) return cost.besideLongUnknown;
    return length(unknown) >= 5 && known.known === 2 && length(known) >= 6 ? cost.pageWordBesideUnknown : cost.besideUnknown;
  }
  if (left.known + right.known > 2) return left.known + right.known === 4 ? cost.betweenPageWords : cost.betweenWords;
  return length(left) >= 5 && length(right) >= 5 ? cost.betweenLongVocabularyWords : cost.betweenVocabularyWords;
}

/** A name of the vocabulary or a phrase of the page that begins at a cut may end where nothing else shows it: «Sperm motility» before «o-Phthalaldehyde». */
function addNameEnds({ text, end, vocabularies, lexicon }: Terms, costs: Map<number, number>): void {
  const waiting = [...costs.keys()].sort((a, b) => a - b);
  const reach = Math.max(vocabularies.longestName, longestUnknown);
  for (let from = waiting.shift(); from !== undefined; from = waiting.shift())
    for (let to = from + shortestName; to < Math.min(end, from + reach + 1); to++) {
      if (costs.has(to) || /[\s,(-]/.test(text[to] ?? '') || /[\s,(]/.test(text[to - 1] ?? '')) continue;
      const name = text.slice(from, to);
      const isPhrase = name.includes(' ') && lexicon.hasPhrase(name) && beginsWord(text, to, lexicon);
      if (!isPhrase && vocabularies.lookup(name).length === 0) continue;
      costs.set(to, isPhrase ? cost.afterPhrase : cost.afterName);
      waiting.push(to);
    }
}

/** A phrase of the page that ends at a cut may begin where nothing else shows it: «Mature wheat» before «di(2-ethylhexyl) phthalate». */
function addPhraseStarts({ text, start, lexicon }: Terms, costs: Map<number, number>): void {
  for (const to of [...costs.keys()])
    for (let from = to - shortestName; from > Math.max(start, to - longestUnknown); from--) {
      const isInWord = /\p{L}{2}$/u.test(text.slice(from - 2, from)) && /\p{L}/u.test(text[from] ?? '');
      if (isInWord && !costs.has(from) && text.slice(from, to).includes(' ') && lexicon.hasPhrase(text.slice(from, to)))
        costs.set(from, cost.afterPhrase);
    }
}

/** Whether a word begins here rather than an ending: not the «s» of «factors» after the phrase «transcription factor». */
function beginsWord(text: string, at: number, lexicon: Lexicon): boolean {
  const run = /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(at, at + 240))?.[0] ?? '';
  const first = wordParts(run, lexicon)[0];
  return !first || (first.known > 0 && first.end > 3) || /^\p{Lu}/u.test(run);
}
