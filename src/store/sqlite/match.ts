import { Misconfigured } from '../../model/errors.ts';
import { itemTypes } from '../../model/record.ts';
import { daysOf } from '../../search/date-span.ts';
import type { HeadingQuery, Query, QueryField, TextQuery } from '../../search/query.ts';
import { sizeOf } from '../../search/query-size.ts';
import { plainLetters } from '../card/plain-letters.ts';
import { authorCodes, code, codeBeginning, dateCodesBetween } from '../card/work-codes.ts';
import type { TextColumn } from '../card/work-text.ts';
import { greekVariants } from './greek-letters.ts';

const prose = ['title', 'abstract', 'authors', 'headings', 'keywords', 'journal'] as const satisfies readonly TextColumn[];

/** Fields that the full-text index answers by their words; a term without a field is looked for in all that hold prose or names. */
const columnsOf: Readonly<Partial<Record<QueryField, readonly TextColumn[]>>> = {
  any: [...prose, 'types', 'affiliations', 'substances', 'grants', 'accessions'],
  title: ['title'],
  abstract: ['abstract'],
  'title-abstract': ['title', 'abstract', 'keywords'],
  'text-word': ['title', 'abstract', 'keywords', 'headings', 'types', 'substances', 'accessions'],
  author: ['authors'],
  affiliation: ['affiliations'],
  heading: ['headings'],
  keyword: ['keywords'],
  journal: ['journal'],
  language: ['languages'],
  substance: ['substances'],
  grant: ['grants'],
  accession: ['accessions'],
};

/** What the index itself says of words: which of its words others stand for, and by what a descriptor is known. */
export interface Wording {
  /** Words of the index for one with wildcards (`wom?n`), in small letters. */
  like(pattern: string): readonly string[];
  /** Words of the index that are forms of one. */
  formsOf(word: string): readonly string[];
  /** Identifiers and names of a descriptor, and of those below it. */
  keysOf(heading: HeadingQuery): readonly string[];
  /** From this day «the last week» is counted back. */
  today(): Date;
}

/** As many phrases may stand for one with wildcards. */
const mostPhrases = 2000;

/** FTS5's parser gives up at a depth somewhat above twice of it: what is nested deeper is answered in parts. */
export const deepest = 12;

type Found = string | undefined;

/** A query as an FTS5 expression, when the full-text index alone can answer it. Everything a person typed stands in quotes. */
export function matchExpression(query: Query, wording: Wording): Found {
  if (sizeOf(query).depth > deepest) return undefined;
  const of = (part: Query): Found => matchExpression(part, wording);
  switch (query.kind) {
    case 'term':
    case 'prefix':
    case 'phrase':
    case 'pattern':
    case 'stem':
      return leaf(query, wording);
    case 'near':
      return near(query, wording);
    case 'heading':
      return anyOf('codes', headingCodes(query, wording));
    case 'date': {
      if (query.field === 'issued' || query.field === 'added' || query.field === 'updated') return undefined;
      const { from, to } = daysOf(query.span, wording.today());
      return anyOf('codes', dateCodesBetween(query.field, from, to).map(quoted));
    }
    case 'or': {
      // What is said twice would be looked for twice.
      const parts = [...new Set(query.parts.map(of))];
      return parts.every((part) => part !== undefined) ? `(${parts.join(' OR ')})` : undefined;
    }
    case 'and': {
      // FTS5 has «a NOT b», but no «NOT b» on its own.
      const wanted = query.parts.filter((part) => part.kind !== 'not').map(of);
      const unwanted = query.parts.flatMap((part) => (part.kind === 'not' ? [of(part.part)] : []));
      if (wanted.length === 0 || [...wanted, ...unwanted].includes(undefined)) return undefined;
      const all = `(${wanted.join(' AND ')})`;
      // One NOT for all: a chain of them nests, and FTS5 stops at a depth of 256.
      return unwanted.length === 0 ? all : `(${all} NOT (${unwanted.join(' OR ')}))`;
    }
    default:
      return undefined;
  }
}

/** A text by which works are ranked, and whether every work found has it, or each only some of several. */
export interface RankedText {
  readonly text: TextQuery;
  readonly required: boolean;
}

/** Every text that a work should have: by these works are ranked, whatever else the query asks for. A language says nothing of what a work is about. */
export function rankedTexts(query: Query, required = true): readonly RankedText[] {
  switch (query.kind) {
    case 'term':
    case 'prefix':
    case 'phrase':
    case 'pattern':
    case 'stem':
      return query.field !== 'language' && columnsOf[query.field ?? 'any'] ? [{ text: query, required }] : [];
    case 'and':
    case 'near':
      return query.parts.flatMap((part) => rankedTexts(part, required));
    case 'or':
      return query.parts.flatMap((part) => rankedTexts(part, false));
    default:
      return [];
  }
}

/** A text in some columns only: where a work has it says how much it is about it. Undefined where its field has none of them. */
export function textIn(columns: readonly TextColumn[], query: TextQuery, wording: Wording): Found {
  const own = columnsOf[query.field ?? 'any'] ?? [];
  const both = columns.filter((column) => own.includes(column));
  return both.length === 0 || query.field === 'author' ? undefined : anyOf(both.join(' '), phrasesOf(query, wording));
}

/** A query's texts in some columns only, joined as the query joins them; what it asks besides is left out. Undefined when nothing remains. */
export function textsIn(columns: readonly TextColumn[], query: Query, wording: Wording): Found {
  switch (query.kind) {
    case 'term':
    case 'prefix':
    case 'phrase':
    case 'pattern':
    case 'stem':
      return query.field === 'language' ? undefined : textIn(columns, query, wording);
    case 'and':
    case 'near':
    case 'or': {
      const parts = query.parts.map((part) => textsIn(columns, part, wording)).filter((part) => part !== undefined);
      return parts.length === 0 ? undefined : `(${[...new Set(parts)].join(query.kind === 'or' ? ' OR ' : ' AND ')})`;
    }
    default:
      return undefined;
  }
}

/** Words in a row in some columns: for parts of the index that a field shares with a table, as publication types. */
export function phraseIn(columns: readonly TextColumn[], text: string, prefix = false): Found {
  // What holds no letter or digit is no word to the tokenizer, and a phrase of no words is an error to FTS5.
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  return `({${columns.join(' ')}} : ${quoted(text)}${prefix ? ' *' : ''})`;
}

/** Of no expression FTS5 has none that finds nothing: this is no word of any text. */
const nowhere = '({codes} : "ǁǁǁ")';

const anyOf = (columns: string, phrases: readonly string[]): string =>
  phrases.length === 0 ? nowhere : phrases.length === 1 ? `({${columns}} : ${phrases[0]})` : `({${columns}} : (${phrases.join(' OR ')}))`;

export function leaf(query: TextQuery, wording: Wording): Found {
  const { kind, field, text } = query;
  // Works have one of a few types of their own, and any publication type of their source: only the former are asked of a table.
  if (field === 'type' && (kind === 'term' || kind === 'phrase' || kind === 'prefix') && !isItemType(text, kind === 'prefix'))
    return phraseIn(['types'], text, kind === 'prefix');
  const codes = field === undefined ? undefined : codesOf[field]?.(text, kind === 'prefix');
  if (codes !== undefined) return anyOf('codes', codes);
  const columns = columnsOf[field ?? 'any'] && (field === undefined ? prose : columnsOf[field]);
  if (!columns) return undefined;
  if (field === 'author' && (kind === 'term' || kind === 'phrase')) return writtenName(columns, text);
  return anyOf(columns.join(' '), phrasesOf(query, wording));
}

const isItemType = (text: string, prefix: boolean): boolean =>
  itemTypes.some((type) => (prefix ? type.startsWith(text.toLowerCase()) : type === text.toLowerCase()));

/** Names that are compared as a whole, as codes; with `prefix` their beginning. */
const codesOf: Readonly<Partial<Record<QueryField, (text: string, prefix: boolean) => readonly string[]>>> = {
  'first-author': (text, prefix) => (prefix ? [beginning(codeBeginning('fau', text))] : authorCodes('fau', text).map(beginning)),
  'last-author': (text, prefix) => (prefix ? [beginning(codeBeginning('lau', text))] : authorCodes('lau', text).map(beginning)),
  'exact-journal': (text, prefix) => [prefix ? beginning(codeBeginning('jnl', text)) : quoted(code('jnl', text))],
  qualifier: (text, prefix) => [prefix ? beginning(codeBeginning('sh', text)) : quoted(code('sh', text))],
  volume: (text, prefix) => [prefix ? beginning(codeBeginning('vol', text)) : quoted(code('vol', text))],
  issue: (text, prefix) => [prefix ? beginning(codeBeginning('iss', text)) : quoted(code('iss', text))],
  page: (text, prefix) => [prefix ? beginning(codeBeginning('pag', text)) : quoted(code('pag', text))],
};

const headingCodes = (query: HeadingQuery, wording: Wording): readonly string[] =>
  wording
    .keysOf(query)
    .map((key) => quoted(code(query.major ? 'mj' : 'mh', key, ...(query.qualifier === undefined ? [] : [query.qualifier]))));

/** What FTS5 may find for a text: one phrase, or all that its wildcards or forms stand for. */
function phrasesOf({ kind, text }: TextQuery, wording: Wording): readonly string[] {
  if (kind === 'term' || kind === 'phrase') return greekVariants(text).filter(isWord).map(quoted);
  if (kind === 'prefix') return greekVariants(text).filter(isWord).map(beginning);
  const words: string[] = text.toLowerCase().match(/[\p{L}\p{M}\p{N}*?]+/gu) ?? [];
  // The last word's open end is left to the index, which knows all of its endings.
  const open = kind === 'pattern' && /^[^*?]+\*$/.test(words.at(-1) ?? '') ? words.pop()?.slice(0, -1) : undefined;
  const standing = words.map((word) =>
    kind === 'stem' ? wording.formsOf(word) : /[*?]/.test(word.replace(/\*$/, '')) || /\*$/.test(word) ? wording.like(word) : [word],
  );
  if (standing.reduce((all, alternatives) => all * alternatives.length, 1) > mostPhrases)
    throw new Misconfigured(
      'query',
      `"${shown(text)}" stands for more than ${mostPhrases} phrases: say more letters, or some words of it exactly`,
    );
  let phrases: string[] = [''];
  for (const alternatives of standing)
    phrases = phrases.flatMap((phrase) => alternatives.map((word) => (phrase === '' ? word : `${phrase} ${word}`)));
  if (open !== undefined) return phrases.map((phrase) => beginning(phrase === '' ? open : `${phrase} ${open}`));
  return words.length === 0 ? [] : phrases.map(quoted);
}

/** What a message shows of a text. */
const shown = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

const isWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** As many combinations may be near each other, with all that wildcards stand for. */
const mostNear = 2000;

function near({ between, parts }: Extract<Query, { kind: 'near' }>, wording: Wording): Found {
  const sides = parts.map((part) => (part.kind === 'or' ? part.parts : [part]) as readonly TextQuery[]);
  const field = sides[0]?.[0]?.field;
  const columns = field === undefined ? prose : columnsOf[field];
  if (!columns) return undefined;
  const alternatives = sides.map((side) => side.flatMap((each) => phrasesOf(each, wording)));
  if (alternatives.reduce((all, phrases) => all * phrases.length, 1) > mostNear)
    throw new Misconfigured(
      'query',
      `with all that their wildcards stand for, these are more than ${mostNear} combinations of words near each other: ${shown(
        sides.map((side) => side.map((each) => each.text).join(' OR ')).join(` NEAR/${between} `),
      )}`,
    );
  let groups: string[] = [''];
  for (const phrases of alternatives) groups = groups.flatMap((group) => phrases.map((phrase) => `${group} ${phrase}`));
  // FTS5 counts from the end of the first phrase to the beginning of the last: those in the middle are among the words between.
  const words = between + parts.length - 2;
  return groups.length === 0
    ? nowhere
    : anyOf(
        columns.join(' '),
        groups.map((group) => `NEAR(${group}, ${words})`),
      );
}

/**
 * An author's name in any order («Sartor, Oliver» and «Oliver Sartor»): the phrase turned round, since the index has given name,
 * family, initials. Initials at the end may be the first of several: «Mendez Vidal M» finds Mendez Vidal MJ.
 */
function writtenName(columns: readonly TextColumn[], text: string): Found {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const lastName = words.findLastIndex((word) => word.length > 1);
  // «Sartor A. O.» is written «Sartor AO» in the index.
  const initials = words.slice(lastName + 1).join('');
  const name = lastName < 0 ? [initials] : [...words.slice(0, lastName + 1), ...(initials === '' ? [] : [initials])];
  const turns = name.slice(0, 6).map((_, turn) => [...name.slice(turn), ...name.slice(0, turn)].join(' '));
  const open = initials !== '' && name.length > 1;
  const phrases = turns.map((turn, index) => phraseIn(columns, turn, open && index === 0)).filter((phrase) => phrase !== undefined);
  return phrases.length === 0 ? nowhere : `(${phrases.join(' OR ')})`;
}

/** NUL would end the expression; quotes inside are doubled. */
const quoted = (text: string): string => `"${plainLetters(text).replaceAll('\u0000', ' ').replaceAll('"', '""')}"`;

const beginning = (text: string): string => `${quoted(text)} *`;
