import { isFieldName, takesConditions, takesWholeValue } from './fields.ts';
import { queryComplaint } from './query-complaint.ts';

/** `word` carries a final `*` as truncation; `field` is the name before a colon; positions are UTF-16 units, end exclusive. */
export interface Token {
  readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'field' | 'word' | 'phrase' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A phrase or word that goes on in any ending. */
  readonly truncated?: true;
}

const operators: Readonly<Record<string, Token['kind']>> = { AND: 'and', OR: 'or', NOT: 'not' };

/** Quotation marks as people paste them, with the ones that close them. */
const quotes: Readonly<Record<string, string>> = { '"': '"“”', '“': '”"', '”': '”"', '„': '“”"', '«': '»' };

/** Words stop at blanks, brackets and quotation marks. */
const wordEnd = /[\s()"“”„«»]/;

const addressOrDoi = /^(?:https?:\/\/\S|10\.\d{4,9}\/)/i;

/** Cuts a query into tokens. Operators are in capitals: «and» in a pasted title is a word. Throws Misconfigured for open quotation marks and stray `*`. */
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
  return [...tokens, { kind: 'end', text: '', start: text.length, end: text.length }];
}

function nextToken(text: string, start: number, before: Token | undefined): Token {
  const char = text.charAt(start);
  if ((before?.kind === 'field' && takesWholeValue(before.text)) || addressOrDoi.test(text.slice(start, start + 20))) {
    // DOIs and handles have brackets and colons in them: 10.1016/0006-291x(75)90482-9.
    const value = wholeValue(text, start);
    if (value) return value;
  }
  if (char === '(') return { kind: 'open', text: char, start, end: start + 1 };
  if (char === ')') return { kind: 'close', text: char, start, end: start + 1 };
  if (quotes[char]) return phraseAt(text, start, quotes[char], before?.kind === 'field' && takesConditions(before.text));
  const valueFollows = before?.kind === 'field' && before.end === start;
  if (char === '-' && !valueFollows && /[^\s-]/.test(text.charAt(start + 1))) return { kind: 'not', text: char, start, end: start + 1 };
  return fieldAt(text, start) ?? wordAt(text, start);
}

/** `name:` where the name is a field's; before a value (`colour:red`) any name, so that a mistyped field is not taken for a word. */
function fieldAt(text: string, start: number): Token | undefined {
  const name = /^[A-Za-z][A-Za-z-]*(?=:)/.exec(text.slice(start, start + 40))?.[0];
  if (name === undefined) return undefined;
  const end = start + name.length + 1;
  const bare = end >= text.length || /\s/.test(text.charAt(end));
  // «Cancer: a review» is a title.
  return bare && !isFieldName(name) ? undefined : { kind: 'field', text: name, start, end };
}

function wordAt(text: string, start: number): Token {
  let end = start + 1;
  while (end < text.length && !wordEnd.test(text.charAt(end))) end += 1;
  const word = text.slice(start, end);
  const operator = operators[word];
  if (operator) return { kind: operator, text: word, start, end };
  return truncation(text, { kind: 'word', text: word, start, end });
}

function wholeValue(text: string, start: number): Token | undefined {
  const run = /^[^\s"“”„«»]+/.exec(text.slice(start, start + 2000))?.[0];
  if (run === undefined || run.startsWith('(')) return undefined;
  let end = start + run.length;
  // A bracket that closes a group of the query, not one of the identifier.
  while (text.charAt(end - 1) === ')' && count(text.slice(start, end), ')') > count(text.slice(start, end), '(')) end -= 1;
  return end === start ? undefined : { kind: 'word', text: text.slice(start, end), start, end };
}

const count = (text: string, char: string): number => text.split(char).length - 1;

function phraseAt(text: string, start: number, closing: string, asItIs: boolean): Token {
  let close = start + 1;
  while (close < text.length && !closing.includes(text.charAt(close))) close += 1;
  if (close >= text.length) throw queryComplaint(text, { start, end: start + 1 }, 'the quotation mark is never closed');
  const star = text.charAt(close + 1) === '*' ? 1 : 0;
  const inner = text.slice(start + 1, close).trim();
  const token: Token = { kind: 'phrase', text: inner, start, end: close + 1 + star };
  if (asItIs && star === 0) return token;
  return star ? { ...truncation(text, token), truncated: true } : truncation(text, token);
}

/** `metasta*`, `"prostate cancer*"`: an asterisk at the end stands for any ending, elsewhere for nothing. */
function truncation(text: string, token: Token): Token {
  const star = token.text.indexOf('*');
  if (star < 0) return token;
  const stem = token.text.replace(/\*+$/, '');
  if (stem.includes('*')) {
    throw queryComplaint(text, token, 'truncation (*) works at the end of a word or phrase only');
  }
  return { ...token, text: stem, truncated: true };
}
