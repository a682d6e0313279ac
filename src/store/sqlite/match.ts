import type { Query, QueryField } from '../../search/query.ts';
import { plainLetters } from '../card/plain-letters.ts';
import type { TextColumn } from '../card/work-text.ts';

/** Fields that the full-text index answers; a term without a field is looked for in all that hold prose or names. */
const columnsOf: Readonly<Partial<Record<QueryField | 'any', readonly TextColumn[]>>> = {
  any: ['title', 'abstract', 'authors', 'headings', 'keywords', 'journal'],
  title: ['title'],
  abstract: ['abstract'],
  author: ['authors'],
  heading: ['headings'],
  keyword: ['keywords'],
  journal: ['journal'],
  language: ['languages'],
};

type TextQuery = Extract<Query, { kind: 'term' | 'prefix' | 'phrase' }>;

/** A query as an FTS5 expression, when the full-text index alone can answer it. Everything a person typed stands in quotes. */
export function matchExpression(query: Query): string | undefined {
  switch (query.kind) {
    case 'term':
    case 'prefix':
    case 'phrase':
      return leaf(query);
    case 'or': {
      const parts = query.parts.map(matchExpression);
      return parts.every((part) => part !== undefined) ? `(${parts.join(' OR ')})` : undefined;
    }
    case 'and': {
      // FTS5 has «a NOT b», but no «NOT b» on its own.
      const wanted = query.parts.filter((part) => part.kind !== 'not').map(matchExpression);
      const unwanted = query.parts.filter((part) => part.kind === 'not').map(({ part }) => matchExpression(part));
      if (wanted.length === 0 || [...wanted, ...unwanted].includes(undefined)) return undefined;
      const all = `(${wanted.join(' AND ')})`;
      // One NOT for all: a chain of them nests, and FTS5 stops at a depth of 256.
      return unwanted.length === 0 ? all : `(${all} NOT (${unwanted.join(' OR ')}))`;
    }
    default:
      return undefined;
  }
}

/** Every text that a work should have, joined by OR: by this works are ranked, whatever else the query asks for. */
export function rankExpression(query: Query): string | undefined {
  const wanted = positiveLeaves(query)
    .map(leaf)
    .filter((part) => part !== undefined);
  return wanted.length === 0 ? undefined : wanted.join(' OR ');
}

function positiveLeaves(query: Query): readonly TextQuery[] {
  switch (query.kind) {
    case 'term':
    case 'prefix':
    case 'phrase':
      return [query];
    case 'and':
    case 'or':
      return query.parts.flatMap(positiveLeaves);
    default:
      return [];
  }
}

/** Words in a row in some columns: for parts of the index that a field shares with a table, as publication types. */
export function phraseIn(columns: readonly TextColumn[], text: string, prefix = false): string | undefined {
  // What holds no letter or digit is no word to the tokenizer, and a phrase of no words is an error to FTS5.
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  return `({${columns.join(' ')}} : ${quoted(text)}${prefix ? ' *' : ''})`;
}

function leaf({ kind, field, text }: TextQuery): string | undefined {
  const columns = columnsOf[field ?? 'any'];
  if (!columns) return undefined;
  if (field === 'author' && kind !== 'prefix') return writtenName(columns, text);
  return phraseIn(columns, text, kind === 'prefix');
}

/**
 * An author's name in any order («Sartor, Oliver» and «Oliver Sartor»): the phrase turned round, since the index has given name,
 * family, initials. Initials at the end may be the first of several: «Mendez Vidal M» finds Mendez Vidal MJ.
 */
function writtenName(columns: readonly TextColumn[], text: string): string | undefined {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const lastName = words.findLastIndex((word) => word.length > 1);
  // «Sartor A. O.» is written «Sartor AO» in the index.
  const initials = words.slice(lastName + 1).join('');
  const name = lastName < 0 ? [initials] : [...words.slice(0, lastName + 1), ...(initials === '' ? [] : [initials])];
  const turns = name.slice(0, 6).map((_, turn) => [...name.slice(turn), ...name.slice(0, turn)].join(' '));
  const open = initials !== '' && name.length > 1;
  const phrases = turns.map((turn, index) => phraseIn(columns, turn, open && index === 0)).filter((phrase) => phrase !== undefined);
  return phrases.length === 0 ? undefined : `(${phrases.join(' OR ')})`;
}

/** NUL would end the expression; quotes inside are doubled. */
const quoted = (text: string): string => `"${plainLetters(text).replaceAll('\u0000', ' ').replaceAll('"', '""')}"`;
