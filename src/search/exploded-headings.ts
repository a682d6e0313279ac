import type { Query } from './query.ts';

/** The descriptors of a query that are meant with those below them in the tree. */
export function explodedHeadings(query: Query): readonly string[] {
  switch (query.kind) {
    case 'heading':
      return query.explode ? [query.text] : [];
    case 'and':
    case 'or':
      return query.parts.flatMap(explodedHeadings);
    case 'not':
      return explodedHeadings(query.part);
    default:
      return [];
  }
}
