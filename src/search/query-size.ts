import type { Query } from './query.ts';

interface Size {
  readonly terms: number;
  readonly depth: number;
}

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
  if (parts.length === 0) return { terms: 1, depth: 0 };
  let [terms, depth] = [0, 0];
  for (const part of parts) {
    const own = sizeOf(part);
    terms += own.terms;
    depth = Math.max(depth, own.depth);
  }
  return { terms, depth: depth + 1 };
}
