import type { Descriptor, Vocabularies } from '../../vocabularies/vocabulary.ts';
import { isGlued } from './borders.ts';
import type { CutBy } from './candidate.ts';
import { isCheckTag } from './check-tags.ts';
import { type Cut, cutsOf, longestUnknown, plainCut, type Terms as Stretch } from './subject-cuts.ts';
import { visibleCuts } from './visible-cuts.ts';

interface Terms extends Stretch {
  /** The list that an earlier stretch of the page ended with: lists do not go back. */
  readonly after?: ListKind;
  /** The list that a label says these terms belong to. */
  readonly only?: ListKind;
  /** How the terms are told apart. */
  readonly cut?: CutBy;
}

/** The lists that repositories print one after the other, each in alphabetical order. */
const lists = ['keywords', 'mesh', 'decs'] as const;
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

/** A list longer than this is none: it is cut at its plain borders, without a search. */
const longestStretch = 6000;

/** What a border inside a term costs, when it could have been a cut, and what a term costs by what is known of it. */
const cost = {
  term: 0.3,
  unknownKeyword: 0.9,
  /** For each word of an unknown keyword beyond the third. */
  furtherWord: 0.2,
  knownKeyword: 0.5,
  unknownHeading: 1.2,
  unknownWhereVocabularyIsLoaded: 3,
  knownHeading: 0,
  outOfOrder: 2.5,
  /** That an author's keywords are in no order at all, once, and then for each that is out of order. */
  unsortedKeywords: 2.5,
  outOfNoOrder: 0.3,
  toSmall: 0.6,
  toCapital: 1.2,
  smallHeading: 1.2,
  tooShort: 1.5,
  restart: 0.5,
  nextListWithoutRestart: 1.5,
  /** What a term pays for a border inside of it, less the border's own cost. */
  uncut: 3,
  /** And that much more where a capital follows a small letter. */
  uncutPlain: 0.5,
};

/**
 * Cuts a stretch of glued subject terms by dynamic programming over (term, list): known terms are cheap, unknown ones dear, cuts cost by
 * the characters around them, and each list wants to be in alphabetical order, so that a restart of the order is where the next list begins.
 */
export function readSubjectList(terms: Terms): SubjectTerm[] {
  if (terms.end - terms.start > longestStretch) return plainTerms(terms);
  const cuts = terms.cut === undefined || terms.cut === 'glued' ? cutsOf(terms) : visibleCuts(terms, terms.cut);
  const edges = edgesFrom(terms, cuts);
  const sorted = cheapestChain(terms, cuts, edges, cost.outOfOrder);
  const unsorted = cheapestChain(terms, cuts, edges, cost.outOfNoOrder);
  return unsorted.total + cost.unsortedKeywords < sorted.total ? unsorted.chain : sorted.chain;
}

function plainTerms({ text, start, end, only = 'keywords' }: Terms): SubjectTerm[] {
  const terms: SubjectTerm[] = [];
  for (let from = start, at = start + 1; at <= end; at++)
    if (at === end || isGlued(text, at)) {
      terms.push({ start: from, end: at, list: only });
      from = at;
    }
  return terms;
}

interface Edge {
  readonly from: number;
  readonly to: number;
  /** As it stands, and in small letters: what the alphabet goes by. */
  readonly term: string;
  readonly folded: string;
  readonly descriptors: readonly Descriptor[];
  readonly isTag: boolean;
  /** Begins with a small letter, as headings hardly do. */
  readonly isSmall: boolean;
  readonly isShort: boolean;
  /** Words beyond the third. */
  readonly furtherWords: number;
  /** The prose of the page has the same words. */
  readonly isPhrase: boolean;
  /** Cost of the cuts that were not made inside. */
  readonly uncut: number;
}

function edgesFrom({ text, vocabularies, lexicon, cut: by }: Terms, cuts: readonly Cut[]): Edge[][] {
  const reach = Math.max(longestUnknown, vocabularies.longestName);
  return cuts.map((cut, from) => {
    const edges: Edge[] = [];
    let uncut = 0;
    for (let to = from + 1; to < cuts.length; to++) {
      const next = cuts[to];
      if (!next || (next.at - cut.at > reach && to > from + 1)) break;
      const written = text.slice(cut.at, next.at);
      const term = written.trim();
      const descriptors = vocabularies.lookup(term);
      const isTag = descriptors.length === 0 && isCheckTag(term);
      if (descriptors.length > 0 || isTag || to === from + 1 || (uncut < 8 && next.at - cut.at <= longestUnknown))
        edges.push({
          from,
          to,
          term,
          folded: term.toLowerCase(),
          descriptors,
          isTag,
          isSmall: /^\p{Ll}/u.test(term),
          isShort: term.length < 3,
          furtherWords: Math.max(0, term.split(' ').length - 3),
          isPhrase: lexicon.hasPhrase(written),
          uncut: descriptors.length > 0 ? 0 : uncut,
        });
      // no term goes on over what the page has between its values
      if (by !== undefined && by !== 'glued' && text[next.at - 1] === '\n') break;
      uncut += Math.max(0, cost.uncut - next.cost) + (next.cost === 0 ? cost.uncutPlain : 0);
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

interface Chain {
  readonly chain: SubjectTerm[];
  readonly total: number;
}

function cheapestChain(terms: Terms, cuts: readonly Cut[], edges: readonly Edge[][], keywordOutOfOrder: number): Chain {
  const ending: State[][] = cuts.map(() => []);
  for (let from = 0; from < cuts.length - 1; from++) {
    const states = from === 0 ? [undefined] : cheapest(ending[from] ?? []);
    if (states.length === 0) continue;
    for (const edge of edges[from] ?? []) {
      const inOrder = states.map((before) => before !== undefined && isInOrderAfter(before.edge, edge));
      lists.forEach((list, index) => {
        if (terms.only !== undefined && list !== terms.only) return;
        const own = termCost(edge, list, terms.vocabularies) + cost.term + (cuts[edge.to]?.cost ?? 0);
        const best = leastOf(
          states,
          (before, at) =>
            (before?.total ?? 0) +
            (before ? transition(before, index, edge, inOrder[at] === true, keywordOutOfOrder) : firstList(index, terms.after)) +
            own,
        );
        if (best) ending[edge.to]?.push({ edge, list: index, total: best.total, before: best.state });
      });
    }
  }
  const last = leastOf(ending[cuts.length - 1] ?? [], (state) => state.total)?.state;
  if (!last) return { chain: [], total: 0 };
  const chain: SubjectTerm[] = [];
  for (let state: State | undefined = last, next: State | undefined; state; next = state, state = state.before)
    chain.unshift({ ...subjectTerm(state, cuts), ...doubtOf(state, next, cuts, terms.text) });
  return { chain, total: last.total };
}

/** Enough of the cheapest states of an offset: the rest would have to gain more than any order can give. */
const keptStates = 12;
const cheapest = (states: readonly State[]) => [...states].sort((a, b) => a.total - b.total).slice(0, keptStates);

function leastOf<S>(states: readonly S[], total: (state: S, at: number) => number): { state: S; total: number } | undefined {
  let best: { state: S; total: number } | undefined;
  for (const [at, state] of states.entries()) {
    const sum = total(state, at);
    if (Number.isFinite(sum) && sum < (best?.total ?? Number.POSITIVE_INFINITY)) best = { state, total: sum };
  }
  return best;
}

function termCost(
  { descriptors, isTag, isPhrase, isSmall, isShort, furtherWords, uncut }: Edge,
  list: ListKind,
  vocabularies: Vocabularies,
): number {
  const form = (isShort ? cost.tooShort : 0) + (isSmall && list !== 'keywords' ? cost.smallHeading : 0);
  const inList = descriptors.some((each) => each.vocabulary === list);
  if (list === 'keywords')
    return (
      uncut +
      (descriptors.length > 0 ? 0 : isShort ? cost.tooShort : 0) +
      (descriptors.length > 0 || isTag || isPhrase ? cost.knownKeyword : cost.unknownKeyword + furtherWords * cost.furtherWord)
    );
  if (inList || (list === 'mesh' && isTag)) return cost.knownHeading;
  return uncut + form + (vocabularies.has(list) ? cost.unknownWhereVocabularyIsLoaded : cost.unknownHeading);
}

/** Order within a list, and the step from one list to the next. */
function transition(before: State, list: number, edge: Edge, isInOrder: boolean, keywordOutOfOrder: number): number {
  if (before.list === list) return (isInOrder ? 0 : list === 0 ? keywordOutOfOrder : cost.outOfOrder) + caseChange(before.edge, edge);
  if (before.list > list) return Number.POSITIVE_INFINITY;
  return isInOrder ? cost.nextListWithoutRestart : cost.restart;
}

/** Lists keep to one case: databases sort the capitals first, so that a list may change to small letters once, and hardly back. */
function caseChange(before: Edge, after: Edge): number {
  return before.isSmall === after.isSmall ? 0 : after.isSmall ? cost.toSmall : cost.toCapital;
}

/** DeCS stands on its own after MeSH; without MeSH before it a list is the author's or MeSH. */
function firstList(list: number, after: ListKind | undefined): number {
  const earlier = after === undefined ? -1 : lists.indexOf(after);
  if (list < earlier) return 3;
  if (list === 2) return earlier === 1 ? 0 : 1.5;
  return list === earlier ? 1 : 0;
}

/** Alphabetical by code units (as databases sort) or by letters alone. */
function isInOrderAfter(before: Edge, after: Edge): boolean {
  return before.term <= after.term || before.folded <= after.folded;
}

function subjectTerm({ edge, list }: State, cuts: readonly Cut[]): SubjectTerm {
  const kind = lists[list] ?? 'keywords';
  const descriptor = edge.descriptors.find((each) => each.vocabulary === kind);
  const span = { start: cuts[edge.from]?.at ?? 0, end: cuts[edge.to]?.at ?? 0, list: kind };
  return descriptor === undefined ? span : { ...span, descriptor };
}

/** Two unknown terms whose border is not plain: `brain deliverybrain distribution`. */
function doubtOf({ edge }: State, next: State | undefined, cuts: readonly Cut[], text: string): { doubt?: string } {
  const isPlain = (cuts[edge.to]?.cost ?? 0) < plainCut;
  if (!next || isPlain || (edge.descriptors.length > 0 && next.edge.descriptors.length > 0)) return {};
  return { doubt: text.slice(cuts[edge.from]?.at, cuts[next.edge.to]?.at).trim() };
}
