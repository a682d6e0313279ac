import type { Query } from './query.ts';

interface Size {
  readonly terms: number;
  readonly depth: number;
  /** Terms with wildcards inside, in any form, or descriptors by their beginnings: each stands for many. */
  readonly patterns: number;
}

/** PubMed's builder puts a pair of brackets around all that was there for each term that is added; deeper than that nobody searches. */
export const deepest = 100;
/** The longest published lines have a few hundred terms, and some dozens with wildcards. */
const mostTerms = 2_000;
const mostPatterns = 200;

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
  if (parts.length === 0) return { terms: 1, depth: 0, patterns: isPattern(query) ? 1 : 0 };
  let [terms, depth, patterns] = [0, 0, 0];
  for (const part of parts) {
    const own = sizeOf(part);
    terms += own.terms;
    patterns += own.patterns;
    depth = Math.max(depth, own.depth);
  }
  return { terms, depth: depth + 1, patterns };
}

const isPattern = (query: Query): boolean =>
  query.kind === 'pattern' || query.kind === 'stem' || (query.kind === 'heading' && query.truncated === true);

/** In words why a query is too large; `named` of its terms stand in other queries that it names. */
export function sizeFault(query: Query, named: number): string | undefined {
  const { depth, terms, patterns } = sizeOf(query);
  if (depth > deepest) return `its operators stand in one another deeper than ${deepest} levels`;
  if (terms - named > mostTerms) return `the query has more than ${mostTerms} terms: make a strategy of several lines of it`;
  if (named === 0 && patterns > mostPatterns) return `the query has more than ${mostPatterns} terms with wildcards inside or with ~`;
  return undefined;
}
