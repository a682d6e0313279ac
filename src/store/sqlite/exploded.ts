import type { Query } from '../../search/query.ts';
import type { Wording } from './match.ts';

/** The query with each descriptor by all that the library knows it by, and with those below it, none of which is to be exploded any more. */
export function exploded(query: Query, wording: Wording): Query {
  switch (query.kind) {
    case 'and':
    case 'or':
      return { kind: query.kind, parts: query.parts.map((part) => exploded(part, wording)) };
    case 'not':
      return { kind: 'not', part: exploded(query.part, wording) };
    case 'heading': {
      const { truncated: _truncated, ...heading } = query;
      // A quotation mark would end the name when it is written.
      const keys = wording.keysOf(query).filter((key) => !/["“”„«»]/.test(key));
      const parts = keys.map((text): Query => ({ ...heading, text, explode: false }));
      return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts: [...parts, ...(query.truncated ? [query] : [])] };
    }
    default:
      return query;
  }
}
