import { bareIdentifier, fieldNames, isFieldName, readField, takesConditions, wordsIn } from './fields.ts';
import { lexQuery, type Token } from './lex.ts';
import { pubmedTagComplaint } from './pubmed-tags.ts';
import type { Query } from './query.ts';
import { queryComplaint } from './query-complaint.ts';

/** Longer queries are refused; the longest published search strategies stay below a quarter of it. */
const longest = 20_000;
/** SQLite's parser of full-text expressions gives up at a depth somewhat above. */
const deepest = 12;

/**
 * A search as people type it: words (all must be there), "phrases", truncat*, AND, OR, NOT (in capitals), -word, brackets and
 * fields (`author:"Sartor O" year:2015..2020`); a field before brackets holds for all in them. NOT binds closest, then AND, which
 * stands between words where nothing does, then OR. Throws Misconfigured (key `query`) that points at the place.
 */
export function parseQuery(text: string): Query {
  if (text.length > longest) {
    throw queryComplaint(text, { start: longest, end: longest + 1 }, `the query is longer than ${longest} characters`);
  }
  const parser = new QueryParser(text);
  return parser.whole();
}

class QueryParser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = lexQuery(text);
  }

  whole(): Query {
    if (this.#next().kind === 'end') return { kind: 'all' };
    const query = this.#alternatives(undefined, 0);
    const rest = this.#next();
    if (rest.kind !== 'end') throw this.#complaint(rest, 'this bracket closes nothing');
    if (query === undefined) throw this.#complaint({ start: 0, end: this.#text.length }, 'there is no word here to look for');
    return query;
  }

  #alternatives(field: Token | undefined, depth: number): Query | undefined {
    const parts = [this.#conjunction(field, depth)];
    while (this.#next().kind === 'or') {
      const operator = this.#take();
      this.#expectOperand(operator);
      parts.push(this.#conjunction(field, depth));
    }
    return combined('or', parts);
  }

  #conjunction(field: Token | undefined, depth: number): Query | undefined {
    const parts: (Query | undefined)[] = [];
    const first = this.#next();
    if (first.kind === 'and' || first.kind === 'or')
      throw this.#complaint(first, `${first.text} needs something before it (quote it to look for the word)`);
    while (!['or', 'close', 'end'].includes(this.#next().kind)) {
      if (this.#next().kind === 'and') this.#expectOperand(this.#take());
      parts.push(this.#negation(field, depth));
    }
    return combined('and', parts);
  }

  #negation(field: Token | undefined, depth: number): Query | undefined {
    if (this.#next().kind !== 'not') return this.#operand(field, depth);
    const operator = this.#take();
    this.#expectOperand(operator);
    if (depth >= deepest) throw this.#complaint(operator, `the query is nested deeper than ${deepest} levels`);
    const part = this.#negation(field, depth + 1);
    return part && { kind: 'not', part };
  }

  #operand(field: Token | undefined, depth: number): Query | undefined {
    const token = this.#take();
    if (token.kind === 'field') {
      if (!isFieldName(token.text)) {
        throw this.#complaint(
          token,
          `there is no field ${token.text}: fields are ${fieldNames.join(', ')} (quote it to look for the words)`,
        );
      }
      if (!['word', 'phrase', 'open'].includes(this.#next().kind)) throw this.#complaint(token, `${token.text}: needs a value after it`);
      return this.#operand(token, depth);
    }
    if (token.kind === 'open') {
      if (depth >= deepest) throw this.#complaint(token, `the query is nested deeper than ${deepest} levels`);
      if (this.#next().kind === 'close') throw this.#complaint(token, 'these brackets hold nothing');
      const inner = this.#alternatives(field, depth + 1);
      if (this.#next().kind !== 'close') throw this.#complaint(token, 'this bracket is never closed');
      this.#take();
      return inner;
    }
    return this.#value(token, field);
  }

  #value(token: Token, field: Token | undefined): Query | undefined {
    const complaint = token.kind === 'word' ? pubmedTagComplaint(token.text) : undefined;
    if (complaint !== undefined) throw this.#complaint(token, complaint);
    const value = { text: token.text, truncated: token.truncated === true };
    if (field) {
      const read = readField(field.text, value);
      if (typeof read === 'string') throw this.#complaint(token, read);
      if ('message' in read) throw this.#complaint(this.#within(token, read), read.message);
      // `result:HR < 0.8`: the rest would be words to look for.
      if (token.kind === 'word' && takesConditions(field.text) && /[<>=≤≥]/.test(this.#next().text))
        throw this.#complaint(token, `conditions stand in quotation marks: ${field.text}:"HR < 0.8 and upper < 1"`);
      return read;
    }
    // Dashes and the like between words are no words: «cancer – a review».
    if (!/[\p{L}\p{N}]/u.test(token.text)) return undefined;
    if (value.truncated && (token.text.match(/[\p{L}\p{N}]/gu) ?? []).length < 2) {
      throw this.#complaint(token, 'truncation (*) needs at least two letters before it');
    }
    return (token.kind === 'phrase' ? undefined : bareIdentifier(token.text)) ?? wordsIn(undefined, value);
  }

  #expectOperand(operator: Token): void {
    const { kind } = this.#next();
    if (kind === 'end' || kind === 'close' || kind === 'or' || kind === 'and') {
      throw this.#complaint(operator, `${operator.text} needs something after it (quote it to look for the word)`);
    }
  }

  /** A place in the value of a token as one in the query: what stands in quotation marks begins behind one, without blanks. */
  #within({ kind, start, end }: Token, place: { start: number; end: number }): { start: number; end: number } {
    if (kind === 'word') return { start: start + place.start, end: start + place.end };
    const inner = this.#text.slice(start + 1, end);
    const first = start + 1 + inner.length - inner.trimStart().length;
    return { start: first + place.start, end: first + place.end };
  }

  #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', start: this.#text.length, end: this.#text.length };
  }

  #take(): Token {
    const token = this.#next();
    this.#at += 1;
    return token;
  }

  #complaint(place: { start: number; end: number }, message: string): Error {
    return queryComplaint(this.#text, place, message);
  }
}

/** One part stands for itself, and parts of the same kind are one list; what held no word is gone. */
function combined(kind: 'and' | 'or', parts: readonly (Query | undefined)[]): Query | undefined {
  const flat = parts.flatMap((part) => (part === undefined ? [] : part.kind === kind ? part.parts : [part]));
  return flat.length > 1 ? { kind, parts: flat } : flat[0];
}
