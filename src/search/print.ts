import { bareIdentifier } from './fields.ts';
import type { Query } from './query.ts';
import { printResultConditions } from './result-conditions.ts';

/** A query in the words of the language, brackets where they matter: shows a person how it was understood, and parses to the same query. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '';
    case 'and':
      return query.parts
        .map((part) => (part.kind === 'or' || part.kind === 'and' ? `(${printQuery(part)})` : printQuery(part)))
        .join(' AND ');
    case 'or':
      return query.parts.map((part) => (part.kind === 'or' ? `(${printQuery(part)})` : printQuery(part))).join(' OR ');
    case 'not':
      return `NOT ${query.part.kind === 'and' || query.part.kind === 'or' ? `(${printQuery(query.part)})` : printQuery(query.part)}`;
    case 'range':
      return `year:${query.from === query.to ? query.from : `${query.from ?? ''}..${query.to ?? ''}`}`;
    case 'result':
      return `result:"${printResultConditions(query.conditions)}"`;
    case 'identifier':
      return `${query.scheme}:${query.value}`;
    default: {
      const word = /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u.test(query.text) && !/^(?:AND|OR|NOT)$/.test(query.text);
      const plain = word && (query.field !== undefined || bareIdentifier(query.text) === undefined);
      const field = query.field === 'work' || query.field === 'identifier' ? 'id' : query.field;
      const text = plain || field === 'id' ? query.text : `"${query.text}"`;
      return `${field === undefined ? '' : `${field}:`}${text}${query.kind === 'prefix' ? '*' : ''}`;
    }
  }
}
