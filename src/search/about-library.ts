import type { Query } from './query.ts';

/** What of a query only a library can answer, as it is written: its runs, its own dates, tags and ids. Undefined when a record alone can answer all of it. */
export function aboutLibrary(query: Query): string | undefined {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.map(aboutLibrary).find((found) => found !== undefined);
    case 'not':
      return aboutLibrary(query.part);
    case 'run':
      return 'run:';
    case 'date':
      return query.field === 'added' || query.field === 'updated' ? `${query.field}:` : undefined;
    case 'term':
    case 'prefix':
      if (query.field === 'tag') return 'tag:';
      if (query.field === 'work') return 'id: with the id of a work';
      return query.field === 'has' && ['duplicate', 'tag', 'correction', 'deleted'].includes(query.text.toLowerCase())
        ? `has:${query.text}`
        : undefined;
    default:
      return undefined;
  }
}
