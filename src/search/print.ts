import { printDateSpan } from './date-span.ts';
import { bareIdentifier } from './fields.ts';
import type { HeadingQuery, Query, TextQuery } from './query.ts';
import { printResultConditions } from './result-conditions.ts';

/** A query in the words of the language, brackets where they matter: shows a person how it was understood, and parses to the same query. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '';
    case 'and':
    case 'or':
      return query.parts.map(bracketed).join(query.kind === 'and' ? ' AND ' : ' OR ');
    case 'not':
      return `NOT ${query.part.kind === 'near' ? `(${printQuery(query.part)})` : bracketed(query.part)}`;
    case 'near':
      return query.parts.map(bracketed).join(` NEAR/${query.between} `);
    case 'range':
      return `year:${query.from === query.to ? query.from : `${query.from ?? ''}..${query.to ?? ''}`}`;
    case 'date':
      return `${query.field === 'issued' ? 'date' : query.field}:${printDateSpan(query.span)}`;
    case 'run':
      return `run:${query.run}`;
    case 'result':
      return `result:"${printResultConditions(query.conditions)}"`;
    case 'identifier':
      return `${query.scheme}:${query.value}`;
    case 'heading':
      return descriptor(query);
    default:
      return text(query);
  }
}

const bracketed = (part: Query): string => (part.kind === 'and' || part.kind === 'or' ? `(${printQuery(part)})` : printQuery(part));

const plainWord = /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u;
/** What would be read as an operator, or as a filter of PubMed's. */
const meansMore = /^(?:AND|OR|NOT|NEAR\/\d+|ADJ\d*|adj\d+|hasabstract)$/i;

const quoted = (value: string): string => (plainWord.test(value) && !meansMore.test(value) ? value : `"${value}"`);

function descriptor({ text, truncated, qualifier, major, explode }: HeadingQuery): string {
  const name = `${major ? 'major' : 'mesh'}${explode ? '' : '-noexp'}`;
  return `${name}:"${text}"${truncated ? '*' : ''}${qualifier === undefined ? '' : `/"${qualifier}"`}`;
}

function text({ kind, field: bound, text }: TextQuery): string {
  const plain = kind !== 'pattern' && (bound !== undefined || bareIdentifier(text) === undefined);
  const field = bound === 'work' || bound === 'identifier' ? 'id' : bound;
  const value = field === 'id' || plain ? (field === 'id' ? text : quoted(text)) : `"${text}"`;
  const ending = kind === 'prefix' ? '*' : kind === 'stem' ? '~' : '';
  return `${field === undefined ? '' : `${field}:`}${value}${ending}`;
}
