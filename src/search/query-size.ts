import type { Query } from './query.ts';

interface Size {
  readonly terms: number;
  readonly depth: number;
  /** Terms with wildcards inside, in any form, or descriptors by their beginnings: each stands for many. */
  readonly patterns: number;
  /** NEARs, one for each field in which it is looked for. */
  readonly nears: number;
}

/** PubMed's builder puts a pair of brackets around all that was there for each term that is added; deeper than that nobody searches. */
export const deepest = 100;
/** The longest published lines have a few hundred terms, and some dozens with wildcards. */
const mostTerms = 2_000;
const mostPatterns = 200;
/** With the lines and saved searches that are named: what is expanded word by word is so again in each line. */
const mostNamedPatterns = 1_000;
/** Each NEAR reads every place of its words: the longest published lines have about thirty, in three fields. */
const mostNears = 100;
const mostNamedNears = 500;

/** A query may hold others many times over, as lines of a strategy that name one another do: each is measured once. */
const known = new WeakMap<Query, Size>();

/** How many terms a query has, and how deep its operators stand in one another. */
export function sizeOf(query: Query): Size {
  const before = known.get(query);
  if (before) return before;
  const size = measured(query);
  known.set(query, size);
  return size;
}

function measured(query: Query): Size {
  const parts = query.kind === 'not' ? [query.part] : query.kind === 'and' || query.kind === 'or' ? query.parts : [];
  if (query.kind === 'near') return { ...together(query.parts), depth: 0, nears: 1 };
  return parts.length === 0 ? { terms: 1, depth: 0, patterns: patternsIn(query), nears: 0 } : together(parts);
}

function together(parts: readonly Query[]): Size {
  let [terms, depth, patterns, nears] = [0, 0, 0, 0];
  for (const part of parts) {
    const own = sizeOf(part);
    terms += own.terms;
    patterns += own.patterns;
    nears += own.nears;
    depth = Math.max(depth, own.depth);
  }
  return { terms, depth: depth + 1, patterns, nears };
}

/** Each word of a phrase with wildcards or ~ stands for others: `"bone metastasis"~` is two. */
function patternsIn(query: Query): number {
  if (query.kind === 'heading') return query.truncated === true ? 1 : 0;
  if (query.kind === 'stem') return wordsOf(query.text).length;
  return query.kind === 'pattern' ? wordsOf(query.text).filter((word) => /[*?]/.test(word)).length : 0;
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{M}\p{N}*?]+/gu) ?? [];

/** In words why a query is too large; `named` of its terms stand in other queries that it names. */
export function sizeFault(query: Query, named: number): string | undefined {
  const { depth, terms, patterns, nears } = sizeOf(query);
  const [patternsAllowed, nearsAllowed] = named === 0 ? [mostPatterns, mostNears] : [mostNamedPatterns, mostNamedNears];
  const which = named === 0 ? 'the query has' : 'with all that it names the query has';
  if (depth > deepest) return `its operators stand in one another deeper than ${deepest} levels`;
  if (terms - named > mostTerms) return `the query has more than ${mostTerms} terms: make a strategy of several lines of it`;
  if (patterns > patternsAllowed) return `${which} more than ${patternsAllowed} words with wildcards inside or with ~`;
  if (nears > nearsAllowed) return `${which} more than ${nearsAllowed} times words near each other`;
  return undefined;
}
