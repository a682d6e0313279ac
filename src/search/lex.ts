import { isFieldName, takesConditions, takesQualifier, takesWholeValue } from './fields.ts';
import { foreignAt } from './foreign-syntax.ts';
import { descriptorAt } from './printed-descriptor.ts';
import { type PubmedTag, tagAt, unknownTagAt, unknownTagComplaint } from './pubmed-tags.ts';
import type { Query } from './query.ts';
import { queryComplaint } from './query-complaint.ts';
import { suffixAt } from './suffix-tags.ts';

/**
 * `word` carries a final `*` as truncation; `field` is the name before a colon, `tag` PubMed's behind a term, or Ovid's, `to` the colon between two dates,
 * `line` a line of a strategy (`#3`), `descriptor` one as Ovid and the Cochrane Library print it (`exp Neoplasms/`); positions are UTF-16 units, end exclusive.
 */
export interface Token {
  readonly kind:
    | 'open'
    | 'close'
    | 'and'
    | 'or'
    | 'not'
    | 'near'
    | 'field'
    | 'word'
    | 'phrase'
    | 'tag'
    | 'to'
    | 'line'
    | 'descriptor'
    | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A phrase or word that goes on in any ending. */
  readonly truncated?: true;
  /** Any form of the words is meant: `metastasis~`. */
  readonly stemmed?: true;
  readonly tag?: PubmedTag;
  /** What a descriptor asks for. */
  readonly read?: Query;
  /** Of `near`: how many words may stand between. */
  readonly between?: number;
}

const operators: Readonly<Record<string, Token['kind']>> = { AND: 'and', OR: 'or', NOT: 'not' };

/** Quotation marks as people paste them, with the ones that close them. */
const quotes: Readonly<Record<string, string>> = { '"': '"“”', '“': '”"', '”': '”"', '„': '“”"', '«': '»' };

/** Words stop at blanks, brackets and quotation marks. */
const wordEnd = /[\s()"“”„«»]/;

/** Cochrane's and Embase's, and Ovid's, which counts the step to the next word as one. */
const nearness = /^(?:NEAR\/(\d{1,3})|ADJ(\d{0,2})|near\/(\d{1,3})|adj(\d{1,2}))$/;

const addressOrDoi = /^(?:https?:\/\/\S|10\.\d{4,9}\/)/i;

/**
 * Cuts a query into tokens. Operators are in capitals: «and» in a pasted title is a word, but not in a query that has PubMed's tags or lines.
 * Throws Misconfigured for open quotation marks, and for tags that are none.
 */
export function lexQuery(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (/\s/.test(char)) at += 1;
    else {
      const token = nextToken(text, at, tokens.at(-1));
      tokens.push(token);
      at = token.end;
    }
  }
  const end: Token = { kind: 'end', text: '', start: text.length, end: text.length };
  const way = wayOf(tokens);
  if (way !== 'readable') return [...tokens.map((token, at) => inDatabasesWay(text, token, way, tokens[at - 1])), end];
  for (const [at, token] of tokens.entries()) if (tokens[at - 1]?.kind !== 'field') refuseSlip(text, token);
  return [...tokens, end];
}

/**
 * How a query is read. PubMed's has a tag in square brackets behind a term, or names a line; Ovid's (and the Cochrane Library's) a field behind a point or
 * colon, or a descriptor with a stroke: words in a row are a phrase there, `?` is one letter or none, and `#` one.
 */
export type Way = 'readable' | 'pubmed' | 'ovid';

export function wayOf(tokens: readonly Token[]): Way {
  if (tokens.some(({ tag }) => tag !== undefined && tag.suffix === undefined)) return 'pubmed';
  if (tokens.some(({ kind, tag }) => kind === 'descriptor' || tag !== undefined)) return 'ovid';
  return tokens.some(({ kind }) => kind === 'line') ? 'pubmed' : 'readable';
}

/** `cancer[tiba]` alone, and `NEAR/x`: taken for words they would find nothing, and nobody would know why. */
function refuseSlip(text: string, token: Token): void {
  if (token.kind !== 'word') return;
  const complaint = unknownTagComplaint(token.text);
  if (complaint !== undefined) throw queryComplaint(text, token, complaint);
  if (/^NEAR\/\d+$/.test(token.text))
    throw queryComplaint(text, token, 'at most 999 words may stand between: NEAR/3 (quote it to look for the words)');
  if (/^NEAR\/./.test(token.text))
    throw queryComplaint(text, token, 'how many words may stand between is a number: NEAR/3 (quote it to look for the words)');
}

/** Small operators are operators; a value behind a field's name is none. */
function inDatabasesWay(text: string, token: Token, way: Way, before: Token | undefined): Token {
  if (token.kind !== 'word') return token;
  const complaint = unknownTagComplaint(token.text);
  if (complaint !== undefined) throw queryComplaint(text, token, complaint);
  if (before?.kind === 'field') return token;
  if (way === 'ovid' && /^adj$/i.test(token.text)) return { ...token, kind: 'near', between: 0 };
  const operator = operators[token.text.toUpperCase()];
  return operator ? { ...token, kind: operator } : token;
}

function nextToken(text: string, start: number, before: Token | undefined): Token {
  const char = text.charAt(start);
  if ((before?.kind === 'field' && takesWholeValue(before.text)) || addressOrDoi.test(text.slice(start, start + 20))) {
    // DOIs and handles have brackets and colons in them: 10.1016/0006-291x(75)90482-9.
    const value = wholeValue(text, start);
    if (value) return value;
  }
  if (before && ['word', 'phrase', 'close'].includes(before.kind)) {
    const found = tagAt(text, start);
    if (found && 'message' in found.tag) throw queryComplaint(text, { start, end: found.end }, found.tag.message);
    if (found) return { kind: 'tag', text: text.slice(start, found.end), start, end: found.end, tag: found.tag as PubmedTag };
    const unknown = unknownTagAt(text, start);
    if (unknown) throw queryComplaint(text, { start, end: unknown.end }, unknown.message);
    const suffix = before.end === start ? suffixAt(text, start) : undefined;
    if (suffix && 'message' in suffix.tag) throw queryComplaint(text, { start, end: suffix.end }, suffix.tag.message);
    if (suffix && 'fields' in suffix.tag) {
      const [field = '', ...also] = suffix.tag.fields;
      return { kind: 'tag', text: text.slice(start, suffix.end), start, end: suffix.end, tag: { field, also, suffix: true } };
    }
  }
  if (mayBegin(before)) {
    const found = descriptorAt(text, start);
    const place = { start, end: start + (found?.length ?? 0) };
    if (typeof found?.read === 'string') throw queryComplaint(text, place, found.read);
    if (found?.read) return { kind: 'descriptor', text: text.slice(start, place.end), ...place, read: found.read };
  }
  const foreign = before?.kind === 'field' ? undefined : foreignAt(text, start);
  if (foreign) throw queryComplaint(text, { start, end: start + foreign.length }, foreign.message);
  if (char === ':' && before?.kind === 'tag') return { kind: 'to', text: char, start, end: start + 1 };
  const line = char === '#' ? /^#\d{1,4}(?![\p{L}\p{N}])/u.exec(text.slice(start, start + 8))?.[0] : undefined;
  if (line !== undefined) return { kind: 'line', text: line.slice(1), start, end: start + line.length };
  if (char === '(') return { kind: 'open', text: char, start, end: start + 1 };
  if (char === ')') return { kind: 'close', text: char, start, end: start + 1 };
  if (quotes[char]) {
    const phrase = phraseAt(text, start, quotes[char], before?.kind === 'field' && takesConditions(before.text));
    return before?.kind === 'field' && takesQualifier(before.text) ? withQualifier(text, phrase) : phrase;
  }
  const valueFollows = before?.kind === 'field' && before.end === start;
  if (char === '-' && !valueFollows && /[^\s-]/.test(text.charAt(start + 1))) return { kind: 'not', text: char, start, end: start + 1 };
  const word = fieldAt(text, start) ?? wordAt(text, start, before?.kind !== 'field');
  // `mesh:Neoplasms/"drug therapy"`
  if (!word.text.endsWith('/') || before?.kind !== 'field' || !takesQualifier(before.text)) return word;
  return withQualifier(text, { ...word, text: word.text.slice(0, -1), end: word.end - 1 });
}

/** `name:` where the name is a field's; before a value (`colour:red`) any name, so that a mistyped field is not taken for a word. */
function fieldAt(text: string, start: number): Token | undefined {
  const name = /^[A-Za-z][A-Za-z-]*(?=:)/.exec(text.slice(start, start + 40))?.[0];
  if (name === undefined) return undefined;
  const end = start + name.length + 1;
  const bare = end >= text.length || /\s/.test(text.charAt(end));
  // `cancer:ti,ab` is the Cochrane Library's.
  if (!isFieldName(name) && suffixAt(text, end - 1)) return undefined;
  // «Cancer: a review» is a title.
  return bare && !isFieldName(name) ? undefined : { kind: 'field', text: name, start, end };
}

/** Whether an operand may begin behind a token: small `and`, `or` and `not` may be operators. */
const mayBegin = (before: Token | undefined): boolean =>
  before === undefined ||
  ['open', 'and', 'or', 'not', 'near'].includes(before.kind) ||
  (before.kind === 'word' && /^(?:and|or|not)$/i.test(before.text));

/** Whether what stands behind the letters of a word is a tag of it. */
const tagBegins = (text: string, at: number): boolean => {
  const char = text.charAt(at);
  if (char === '[') return tagAt(text, at) !== undefined || unknownTagAt(text, at) !== undefined;
  return (char === '.' || char === ':') && suffixAt(text, at) !== undefined;
};

function wordAt(text: string, start: number, tagged: boolean): Token {
  let end = start + 1;
  while (end < text.length && !wordEnd.test(text.charAt(end)) && !(tagged && tagBegins(text, end))) end += 1;
  const word = text.slice(start, end);
  const [near, capitals, ovids, small, smallOvids] = nearness.exec(word) ?? [];
  const [words, steps] = [capitals ?? small, ovids ?? smallOvids];
  // ADJ3 finds words up to three steps apart, with two others between them.
  if (near)
    return { kind: 'near', text: word, start, end, between: words === undefined ? Math.max(0, Number(steps || 1) - 1) : Number(words) };
  const operator = operators[word];
  if (operator) return { kind: operator, text: word, start, end };
  return truncation({ kind: 'word', text: word, start, end });
}

function wholeValue(text: string, start: number): Token | undefined {
  const run = /^[^\s"“”„«»]+/.exec(text.slice(start, start + 2000))?.[0];
  if (run === undefined || run.startsWith('(')) return undefined;
  const tag = run.indexOf('[');
  let end = start + (tag > 0 && tagAt(text, start + tag) ? tag : run.length);
  // A bracket that closes a group of the query, not one of the identifier.
  while (text.charAt(end - 1) === ')' && count(text.slice(start, end), ')') > count(text.slice(start, end), '(')) end -= 1;
  return end === start ? undefined : { kind: 'word', text: text.slice(start, end), start, end };
}

const count = (text: string, char: string): number => text.split(char).length - 1;

function phraseAt(text: string, start: number, closing: string, asItIs: boolean): Token {
  let close = start + 1;
  while (close < text.length && !closing.includes(text.charAt(close))) close += 1;
  if (close >= text.length) throw queryComplaint(text, { start, end: start + 1 }, 'the quotation mark is never closed');
  const mark = text.charAt(close + 1);
  const inner = text.slice(start + 1, close).trim();
  const token: Token = { kind: 'phrase', text: inner, start, end: close + 1 + (mark === '*' || mark === '~' ? 1 : 0) };
  if (mark === '~') return { ...token, stemmed: true };
  if (mark === '*') return { ...truncation(token), truncated: true };
  return asItIs ? token : truncation(token);
}

/** `"Bone Neoplasms"/secondary`, `"Neoplasms"/"drug therapy"`: what stands behind the stroke goes with the descriptor. */
function withQualifier(text: string, token: Token): Token {
  if (text.charAt(token.end) !== '/') return token;
  const [whole = '', quoted, plain] = /^\/(?:"([^"]*)"|([^\s()"]+))/.exec(text.slice(token.end, token.end + 120)) ?? [];
  const qualifier = quoted ?? plain;
  return qualifier === undefined ? token : { ...token, text: `${token.text}/${qualifier}`, end: token.end + whole.length };
}

/** `metasta*`, `"prostate cancer*"`: an asterisk at the end stands for any ending. `metastasis~`: in any form. */
function truncation(token: Token): Token {
  if (token.kind === 'word' && /[\p{L}\p{N}]~$/u.test(token.text)) return { ...token, text: token.text.slice(0, -1), stemmed: true };
  // Ovid's `random$`; a price («US$») has fewer letters.
  const stem = token.text.replace(/(?<=\p{L}[\p{L}?#]{2})\$+$/u, '').replace(/\*+$/, '');
  return stem === token.text ? token : { ...token, text: stem, truncated: true };
}
