import { readField } from './fields.ts';
import type { Token } from './lex.ts';
import type { Query } from './query.ts';
import { queryComplaint } from './query-complaint.ts';

/** A place in a query, in UTF-16 units, end exclusive. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** Goes through the tokens of a query. */
export class TokenReader {
  readonly text: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string, tokens: readonly Token[]) {
    this.text = text;
    this.#tokens = tokens;
  }

  /** The token that comes, or one further on; behind the last the end. */
  next(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? { kind: 'end', text: '', start: this.text.length, end: this.text.length };
  }

  before(): Token | undefined {
    return this.#tokens[this.#at - 1];
  }

  take(): Token {
    const token = this.next();
    this.#at += 1;
    return token;
  }

  complaint(place: Place, message: string): Error {
    return queryComplaint(this.text, place, message);
  }
}

/** What a field makes of a value. Throws Misconfigured that points at the place in it. */
export function readValue(reader: TokenReader, field: string, token: Token): Query {
  const read = readField(field, { text: token.text, truncated: token.truncated === true, stemmed: token.stemmed === true });
  if (typeof read === 'string') throw reader.complaint(token, read);
  if ('message' in read) throw reader.complaint(within(reader.text, token, read), read.message);
  return read;
}

/**
 * A term that may be in any of some fields. As Ovid writes it, `?` in a word stands for one letter or none, `#` for one, and `$` for any ending.
 */
export function readIn(reader: TokenReader, fields: readonly string[], token: Token, ovids: boolean): Query {
  const texts = ovids ? ovidsSpellings(reader, token) : [token.text];
  const [only, ...more] = fields.flatMap((field) => texts.map((text) => readValue(reader, field, { ...token, text })));
  if (only === undefined) throw reader.complaint(token, 'there is no word here to look for');
  return more.length === 0 ? only : { kind: 'or', parts: [only, ...more] };
}

/** So many question marks in a term double its spellings each. */
const mostOptional = 4;

export function ovidsSpellings(reader: TokenReader, token: Token): readonly string[] {
  if (/[\p{L}\p{N}][$*]\d{1,2}(?![\p{L}\p{N}])/u.test(reader.text.slice(token.start, token.end)))
    throw reader.complaint(token, 'truncation to so many letters is not read here: random* finds any ending, wom?n one letter');
  const [first = '', ...rest] = token.text.replace(/(?<=\p{L}[\p{L}?#]{2})\$/gu, '*').split(/\?(?=[\p{L}\p{N}])/u);
  if (rest.length > mostOptional) throw reader.complaint(token, `more than ${mostOptional} question marks in a term are not read`);
  const spellings = rest.reduce<readonly string[]>(
    (made, piece) => made.flatMap((each) => [`${each}${piece}`, `${each}?${piece}`]),
    [first],
  );
  // `wom#n`
  return spellings.map((each) => each.replace(/(?<=\p{L})#/gu, '?'));
}

/** A place in the value of a token as one in the query: what stands in quotation marks begins behind one, without blanks. */
function within(text: string, { kind, start, end }: Token, place: Place): Place {
  if (kind === 'word') return { start: start + place.start, end: start + place.end };
  const inner = text.slice(start + 1, end);
  const first = start + 1 + inner.length - inner.trimStart().length;
  return { start: first + place.start, end: first + place.end };
}
