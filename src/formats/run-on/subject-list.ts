import type { Descriptor, Vocabularies } from '../../vocabularies/vocabulary.ts';
import { borderCost } from './borders.ts';
import { isCheckTag } from './check-tags.ts';
import { type Lexicon, wordParts } from './lexicon.ts';

/** The lists that repositories print one after the other, each in alphabetical order. */
export const lists = ['keywords', 'mesh', 'decs'] as const;
export type ListKind = (typeof lists)[number];

export interface SubjectTerm {
  readonly start: number;
  readonly end: number;
  readonly list: ListKind;
  /** What a vocabulary calls it, where one knows it. */
  readonly descriptor?: Descriptor;
  /** This term and the next as one: the border between them could as well be none. */
  readonly doubt?: string;
}

interface Terms {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly vocabularies: Vocabularies;
  readonly lexicon: Lexicon;
  /** The list that an earlier stretch of the page ended with: lists do not go back. */
  readonly after?: ListKind;
}

/** A list longer than this is cut at its plain borders only. */
const longestStretch = 20_000;

/** What a border inside a term costs, when it could have been a cut, and what a term costs by what is known of it. */
const cost = {
  term: 0.3,
  unknownKeyword: 0.9,
  knownKeyword: 0.5,
  unknownHeading: 1.2,
  unknownWhereVocabularyIsLoaded: 3,
  knownHeading: 0,
  outOfOrder: 2.5,
  restart: 0.5,
  nextListWithoutRestart: 1.5,
  betweenPageWords: 0.3,
  betweenWords: 0.5,
  betweenVocabularyWords: 0.9,
  afterPhrase: 1,
  besideWord: 1,
  insideWord: 1.5,
  afterName: 1.4,
  /** A border is no candidate above this. */
  dearestCut: 2.5,
  /** What a term pays for a border inside of it, less the border's own cost. */
  uncut: 3,
};

/**
 * Cuts a stretch of glued subject terms by dynamic programming over (term, list): known terms are cheap, unknown ones dear, cuts cost by
 * the characters around them, and each list wants to be in alphabetical order, so that a restart of the order is where the next list begins.
 */
export function readSubjectList(terms: Terms): SubjectTerm[] {
  const cuts = cutsOf(terms);
  const edges = edgesFrom(terms, cuts);
  if ((globalThis as {DBG?:boolean}).DBG) console.log(cuts.map((c,i)=>c.cost.toFixed(1)+" "+terms.text.slice(c.at,cuts[i+1]?.at)).join(" / "));
  return cheapestChain(terms, cuts, edges);
}

/** Shorter names are found at plain borders only. */
const shortestName = 6;

/** A place where a term may end, with its cost. */
interface Cut {
  readonly at: number;
  readonly cost: number;
}

/** Every plausible cut of the stretch, in order. */
function cutsOf(terms: Terms): Cut[] {
  const { text, start, end } = terms;
  const costs = new Map<number, number>([
    [start, 0],
    [end, 0],
  ]);
  for (let at = start + 1; at < end; at++) {
    const atBorder = cutCost(text, at);
    if (atBorder <= cost.dearestCut) costs.set(at, atBorder);
  }
  if (end - start <= longestStretch) {
    weighByWords(terms, costs);
    addNameEnds(terms, costs);
  }
  return [...costs].map(([at, price]) => ({ at, cost: price })).sort((a, b) => a.at - b.at);
}

/** Like the border between any two values, but a capital inside a word is at home in terms: mRNA, miRNA, p53MAPK. */
function cutCost(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 3), at);
  if (/\p{Lu}/u.test(text[at] ?? '') && /(?:^|[^\p{L}])\p{Ll}{1,2}$/u.test(before)) return 1.5;
  return borderCost(text, at);
}

/** Where words of the page or the vocabulary touch is a likely cut; inside one of them a cut is not. */
function weighByWords({ text, start, end, lexicon }: Terms, costs: Map<number, number>): void {
  for (const match of text.slice(start, end).matchAll(/[\p{L}\p{M}\p{N}]{5,}/gu)) {
    const parts = wordParts(match[0], lexicon);
    const from = start + match.index;
    const first = parts[0];
    // apolipoprotein(a)atherosclerotic: after a bracket a word that is known by itself begins a term
    if (first?.known && costs.has(from) && from > start) costs.set(from, Math.min(costs.get(from) ?? 0, cost.betweenWords));
    for (const [index, part] of parts.entries()) {
      const next = parts[index + 1];
      if (next) costs.set(from + part.end, Math.min(costs.get(from + part.end) ?? cost.besideWord, priceBetween(part.known, next.known)));
      if (part.known === 0) continue;
      for (let at = from + part.start + 1; at < from + part.end; at++) if (costs.has(at)) costs.set(at, (costs.get(at) ?? 0) + cost.insideWord);
    }
  }
}

/** Two words of the page side by side are sure; two that only the vocabulary knows may be a compound («multigene», «ration»). */
function priceBetween(left: number, right: number): number {
  if (left === 0 || right === 0) return cost.besideWord;
  return left + right === 4 ? cost.betweenPageWords : left + right === 3 ? cost.betweenWords : cost.betweenVocabularyWords;
}

/** A name of the vocabulary or a phrase of the page that begins at a cut may end where nothing else shows it: «Sperm motility» before «o-Phthalaldehyde». */
function addNameEnds({ text, end, vocabularies, lexicon }: Terms, costs: Map<number, number>): void {
  const waiting = [...costs.keys()].sort((a, b) => a - b);
  const reach = Math.max(vocabularies.longestName, longestUnknown);
  for (let from = waiting.shift(); from !== undefined; from = waiting.shift())
    for (let to = from + shortestName; to < Math.min(end, from + reach + 1); to++) {
      if (costs.has(to) || /[\s,(-]/.test(text[to] ?? '') || /[\s,(]/.test(text[to - 1] ?? '')) continue;
      const name = text.slice(from, to);
      const isPhrase = name.includes(' ') && lexicon.hasPhrase(name);
      if (!isPhrase && vocabularies.lookup(name).length === 0) continue;
      costs.set(to, isPhrase ? cost.afterPhrase : cost.afterName);
      waiting.push(to);
    }
}

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly descriptors: readonly Descriptor[];
  readonly isTag: boolean;
  /** The prose of the page has the same words. */
  readonly isPhrase: boolean;
  /** Cost of the cuts that were not made inside. */
  readonly uncut: number;
}

/** Unknown terms are seldom longer. */
const longestUnknown = 90;

function edgesFrom({ text, vocabularies, lexicon }: Terms, cuts: readonly Cut[]): Edge[][] {
  const reach = Math.max(longestUnknown, vocabularies.longestName);
  return cuts.map((cut, from) => {
    const edges: Edge[] = [];
    let uncut = 0;
    for (let to = from + 1; to < cuts.length; to++) {
      const next = cuts[to];
      if (!next || (next.at - cut.at > reach && to > from + 1)) break;
      const term = text.slice(cut.at, next.at);
      const descriptors = vocabularies.lookup(term.trim());
      const isTag = descriptors.length === 0 && isCheckTag(term.trim());
      if (descriptors.length > 0 || isTag || to === from + 1 || (uncut < 8 && next.at - cut.at <= longestUnknown))
        edges.push({ from, to, descriptors, isTag, isPhrase: lexicon.hasPhrase(term), uncut: descriptors.length > 0 ? 0 : uncut });
      uncut += Math.max(0, cost.uncut - next.cost);
    }
    return edges;
  });
}

interface State {
  readonly edge: Edge;
  readonly list: number;
  readonly total: number;
  readonly before: State | undefined;
}

function cheapestChain(terms: Terms, cuts: readonly Cut[], edges: readonly Edge[][]): SubjectTerm[] {
  const ending: State[][] = cuts.map(() => []);
  const textOf = (edge: Edge) => terms.text.slice(cuts[edge.from]?.at ?? 0, cuts[edge.to]?.at ?? 0).trim();
  for (let from = 0; from < cuts.length - 1; from++) {
    const states = from === 0 ? [undefined] : cheapest(ending[from] ?? []);
    if (states.length === 0) continue;
    for (const edge of edges[from] ?? [])
      lists.forEach((list, index) => {
        const own = termCost(edge, list, terms.vocabularies) + cost.term + (cuts[edge.to]?.cost ?? 0);
        const best = leastOf(states, (before) => (before?.total ?? 0) + transition(before, index, textOf, edge, terms.after) + own);
        if (best) ending[edge.to]?.push({ edge, list: index, total: best.total, before: best.state });
      });
  }
  const last = leastOf(ending[cuts.length - 1] ?? [], (state) => state.total)?.state;
  const chain: SubjectTerm[] = [];
  for (let state = last, next: State | undefined; state; next = state, state = state.before)
    chain.unshift({ ...subjectTerm(state, cuts), ...doubtOf(state, next, cuts, terms.text) });
  return chain;
}

/** Enough of the cheapest states of an offset: the rest would have to gain more than any order can give. */
const keptStates = 40;
const cheapest = (states: readonly State[]) => [...states].sort((a, b) => a.total - b.total).slice(0, keptStates);

function leastOf<S>(states: readonly S[], total: (state: S) => number): { state: S; total: number } | undefined {
  let best: { state: S; total: number } | undefined;
  for (const state of states) {
    const sum = total(state);
    if (Number.isFinite(sum) && sum < (best?.total ?? Number.POSITIVE_INFINITY)) best = { state, total: sum };
  }
  return best;
}

function termCost({ descriptors, isTag, isPhrase, uncut }: Edge, list: ListKind, vocabularies: Vocabularies): number {
  const inList = descriptors.some((each) => each.vocabulary === list);
  if (list === 'keywords') return uncut + (descriptors.length > 0 || isTag || isPhrase ? cost.knownKeyword : cost.unknownKeyword);
  if (inList || (list === 'mesh' && isTag)) return cost.knownHeading;
  return uncut + (vocabularies.has(list) ? cost.unknownWhereVocabularyIsLoaded : cost.unknownHeading);
}

/** Order within a list, and the step from one list to the next. */
function transition(
  before: State | undefined,
  list: number,
  textOf: (edge: Edge) => string,
  edge: Edge,
  after: ListKind | undefined,
): number {
  if (!before) return firstList(list, after);
  const isInOrder = order(textOf(before.edge), textOf(edge));
  if (before.list === list) return isInOrder ? 0 : cost.outOfOrder;
  if (before.list > list) return Number.POSITIVE_INFINITY;
  return isInOrder ? cost.nextListWithoutRestart : cost.restart;
}

/** DeCS stands on its own after MeSH; without MeSH before it a list is the author's or MeSH. */
function firstList(list: number, after: ListKind | undefined): number {
  const earlier = after === undefined ? -1 : lists.indexOf(after);
  if (list < earlier) return 3;
  if (list === 2) return earlier === 1 ? 0 : 1.5;
  return list === earlier ? 1 : 0;
}

/** Alphabetical by code units (as databases sort) or by letters alone. */
function order(a: string, b: string): boolean {
  return a <= b || a.toLowerCase() <= b.toLowerCase();
}

function subjectTerm({ edge, list }: State, cuts: readonly Cut[]): SubjectTerm {
  const kind = lists[list] ?? 'keywords';
  const descriptor = edge.descriptors.find((each) => each.vocabulary === kind);
  const span = { start: cuts[edge.from]?.at ?? 0, end: cuts[edge.to]?.at ?? 0, list: kind };
  return descriptor === undefined ? span : { ...span, descriptor };
}

/** Two unknown terms whose border is not plain: `brain deliverybrain distribution`. */
function doubtOf({ edge }: State, next: State | undefined, cuts: readonly Cut[], text: string): { doubt?: string } {
  const isPlain = (cuts[edge.to]?.cost ?? 0) < cost.betweenWords;
  if (!next || isPlain || (edge.descriptors.length > 0 && next.edge.descriptors.length > 0)) return {};
  return { doubt: text.slice(cuts[edge.from]?.at, cuts[next.edge.to]?.at).trim() };
}
