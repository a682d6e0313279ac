import { bareIdentifier, fieldNames, isFieldName, takesConditions, wildcardFault, wordsIn } from './fields.ts';
import { isPubmeds, lexQuery, type Token } from './lex.ts';
import { nearest } from './nearest.ts';
import type { Query, TextQuery } from './query.ts';
import { queryComplaint } from './query-complaint.ts';
import { hasAbstract, isHasAbstract, taggedTerm } from './tagged-term.ts';
import { readValue, TokenReader } from './token-reader.ts';

/** Longer queries are refused; the longest published search strategies stay below a quarter of it. */
const longest = 20_000;
/** SQLite's parser of full-text expressions gives up at a depth somewhat above. */
const deepest = 12;

/** What a query may refer to. */
export interface QuerySurroundings {
  /** Queries of refmill.yaml by their ids: `saved:bone-metastases`. */
  readonly saved?: ReadonlyMap<string, string>;
  /** The saved searches within which this one stands. */
  readonly within?: ReadonlySet<string>;
  /** It was written by refmill itself, with all descriptors below another one, and may be as long as it is. */
  readonly long?: true;
  /** The lines of a strategy above this one: `#1`. */
  readonly lines?: ReadonlyMap<number, Query>;
}

/**
 * A search as people type it: words (all must be there), "phrases", truncat*, wom?n, forms~, AND, OR, NOT (in capitals), -word, NEAR/3, brackets and
 * fields (`author:"Sartor O" year:2015..2020`); a field before brackets holds for all in them. NOT binds closest, then AND, which
 * stands between words where nothing does, then OR. A query with tags of PubMed (`"bone metastases"[tiab]`) or lines (`#1`) is read as PubMed reads it: from left to right. Throws Misconfigured (key `query`) that points at the place.
 */
export function parseQuery(text: string, surroundings: QuerySurroundings = {}): Query {
  if (text.length > longest && !surroundings.long) {
    throw queryComplaint(text, { start: longest, end: longest + 1 }, `the query is longer than ${longest} characters`);
  }
  return new QueryParser(text, surroundings).whole();
}

class QueryParser {
  readonly #reader: TokenReader;
  readonly #surroundings: QuerySurroundings;
  readonly #pubmeds: boolean;

  constructor(text: string, surroundings: QuerySurroundings) {
    const tokens = lexQuery(text);
    this.#reader = new TokenReader(text, tokens);
    this.#surroundings = surroundings;
    this.#pubmeds = isPubmeds(tokens);
  }

  whole(): Query {
    if (this.#reader.next().kind === 'end') return { kind: 'all' };
    const query = this.#group(undefined, 0);
    const rest = this.#reader.next();
    if (rest.kind !== 'end') throw this.#reader.complaint(rest, 'this bracket closes nothing');
    if (query === undefined) throw this.#reader.complaint({ start: 0, end: this.#reader.text.length }, 'there is no word here to look for');
    return query;
  }

  #group(field: string | undefined, depth: number): Query | undefined {
    return this.#pubmeds ? this.#leftToRight(field, depth) : this.#alternatives(field, depth);
  }

  /** As PubMed combines: each operator with all that stands before it. */
  #leftToRight(field: string | undefined, depth: number): Query | undefined {
    this.#expectNoOperator();
    let query = this.#negation(field, depth);
    while (!['close', 'end'].includes(this.#reader.next().kind)) {
      const operator = this.#reader.next();
      if (['and', 'or'].includes(operator.kind)) this.#expectOperand(this.#reader.take());
      query = combined(operator.kind === 'or' ? 'or' : 'and', [query, this.#negation(field, depth)]);
    }
    return query;
  }

  #alternatives(field: string | undefined, depth: number): Query | undefined {
    const parts = [this.#conjunction(field, depth)];
    while (this.#reader.next().kind === 'or') {
      this.#expectOperand(this.#reader.take());
      parts.push(this.#conjunction(field, depth));
    }
    return combined('or', parts);
  }

  #conjunction(field: string | undefined, depth: number): Query | undefined {
    const parts: (Query | undefined)[] = [];
    this.#expectNoOperator();
    while (!['or', 'close', 'end'].includes(this.#reader.next().kind)) {
      if (this.#reader.next().kind === 'and') this.#expectOperand(this.#reader.take());
      parts.push(this.#negation(field, depth));
    }
    return combined('and', parts);
  }

  #negation(field: string | undefined, depth: number): Query | undefined {
    if (this.#reader.next().kind !== 'not') return this.#nearness(field, depth);
    const operator = this.#reader.take();
    this.#expectOperand(operator);
    if (depth >= deepest) throw this.#reader.complaint(operator, `the query is nested deeper than ${deepest} levels`);
    const part = this.#negation(field, depth + 1);
    return part && { kind: 'not', part };
  }

  /** `bone NEAR/3 (metasta* OR lesion)`. */
  #nearness(field: string | undefined, depth: number): Query | undefined {
    const start = this.#reader.next().start;
    const parts = [this.#operand(field, depth)];
    let first: Token | undefined;
    while (this.#reader.next().kind === 'near') {
      const operator = this.#reader.take();
      this.#expectOperand(operator);
      if (first && first.between !== operator.between)
        throw this.#reader.complaint(
          operator,
          'of words near each other all distances are the same: put what stands closer into quotation marks',
        );
      first ??= operator;
      parts.push(this.#operand(field, depth));
    }
    if (!first) return parts[0];
    const near: Query = { kind: 'near', between: first.between ?? 0, parts: parts.filter((part) => part !== undefined) };
    const fault = nearFault(near.parts);
    if (fault !== undefined) throw this.#reader.complaint({ start, end: this.#reader.before()?.end ?? start }, fault);
    return near.parts.length > 1 ? near : near.parts[0];
  }

  #operand(field: string | undefined, depth: number): Query | undefined {
    const token = this.#reader.take();
    switch (token.kind) {
      case 'field':
        return this.#bound(token, depth);
      case 'line':
        return this.#line(token);
      case 'near':
      case 'to':
      case 'tag':
        throw this.#reader.complaint(token, `${token.text} needs something before it (quote it to look for the word)`);
      case 'open':
        return this.#brackets(token, field, depth);
      default:
        return this.#value(token, field);
    }
  }

  #bound(token: Token, depth: number): Query | undefined {
    if (!isFieldName(token.text)) {
      const meant = nearest(token.text, fieldNames);
      const names = `fields are ${fieldNames.join(', ')}`;
      const hint = meant === undefined ? names : `did you mean ${meant}:? ${names}`;
      throw this.#reader.complaint(token, `there is no field ${token.text}: ${hint} (quote it to look for the words)`);
    }
    if (!['word', 'phrase', 'open'].includes(this.#reader.next().kind))
      throw this.#reader.complaint(token, `${token.text}: needs a value after it`);
    if (token.text.toLowerCase() === 'saved') return this.#saved(this.#reader.take(), depth);
    return this.#operand(token.text, depth);
  }

  #brackets(token: Token, field: string | undefined, depth: number): Query | undefined {
    if (depth >= deepest) throw this.#reader.complaint(token, `the query is nested deeper than ${deepest} levels`);
    if (this.#reader.next().kind === 'close') throw this.#reader.complaint(token, 'these brackets hold nothing');
    const inner = this.#group(this.#tagBehindBrackets()?.field ?? field, depth + 1);
    if (this.#reader.next().kind !== 'close') throw this.#reader.complaint(token, 'this bracket is never closed');
    this.#reader.take();
    if (this.#reader.next().kind === 'tag') this.#reader.take();
    return inner;
  }

  /** `(bone OR skeletal)[tiab]`: PubMed has no such thing, and strategies do. */
  #tagBehindBrackets() {
    if (!this.#pubmeds) return undefined;
    let open = 1;
    for (let ahead = 0; ; ahead++) {
      const { kind } = this.#reader.next(ahead);
      if (kind === 'end') return undefined;
      if (kind === 'open') open += 1;
      else if (kind === 'close') open -= 1;
      if (open === 0) return this.#reader.next(ahead + 1).tag;
    }
  }

  #line(token: Token): Query {
    const line = this.#surroundings.lines?.get(Number(token.text));
    if (line) return line;
    const known = [...(this.#surroundings.lines?.keys() ?? [])];
    const message =
      known.length === 0
        ? `#${token.text} is a line of a strategy, and there is none above (quote it to look for the word)`
        : `there is no line #${token.text} above: there are #${known.join(', #')}`;
    throw this.#reader.complaint(token, message);
  }

  #saved(token: Token, depth: number): Query {
    const { saved, within = new Set<string>() } = this.#surroundings;
    if (within.has(token.text)) throw this.#reader.complaint(token, `the saved search ${token.text} refers to itself`);
    const query = saved?.get(token.text);
    if (query === undefined || saved === undefined) {
      const names = [...(saved?.keys() ?? [])];
      throw this.#reader.complaint(
        token,
        names.length === 0
          ? 'no searches are saved here: they stand in refmill.yaml, under searches'
          : `there is no saved search ${token.text}: there are ${names.join(', ')}`,
      );
    }
    if (depth >= deepest) throw this.#reader.complaint(token, `the query is nested deeper than ${deepest} levels`);
    return parseQuery(query, { saved, within: new Set([...within, token.text]) });
  }

  #value(token: Token, field: string | undefined): Query | undefined {
    const tagged = this.#pubmeds ? taggedTerm(this.#reader, token) : undefined;
    if (tagged !== undefined) return tagged;
    const value = { text: token.text, truncated: token.truncated === true, stemmed: token.stemmed === true };
    if (field !== undefined) {
      const read = readValue(this.#reader, field, token);
      // `result:HR < 0.8`: the rest would be words to look for.
      if (token.kind === 'word' && takesConditions(field) && /[<>=≤≥]/.test(this.#reader.next().text))
        throw this.#reader.complaint(token, `conditions stand in quotation marks: ${field}:"HR < 0.8 and upper < 1"`);
      return read;
    }
    if (token.kind === 'word' && isHasAbstract(token.text)) return hasAbstract;
    // Dashes and the like between words are no words: «cancer – a review».
    if (!/[\p{L}\p{N}]/u.test(token.text)) return undefined;
    const identifier = token.kind === 'phrase' || token.truncated ? undefined : bareIdentifier(token.text);
    if (identifier) return identifier;
    const fault = wildcardFault(value);
    if (fault !== undefined) throw this.#reader.complaint(token, fault);
    return wordsIn(undefined, value);
  }

  #expectNoOperator(): void {
    const first = this.#reader.next();
    if (first.kind === 'and' || first.kind === 'or')
      throw this.#reader.complaint(first, `${first.text} needs something before it (quote it to look for the word)`);
  }

  #expectOperand(operator: Token): void {
    const { kind } = this.#reader.next();
    if (kind === 'end' || kind === 'close' || kind === 'or' || kind === 'and') {
      throw this.#reader.complaint(operator, `${operator.text} needs something after it (quote it to look for the word)`);
    }
  }
}

/** One part stands for itself, and parts of the same kind are one list; what held no word is gone. */
function combined(kind: 'and' | 'or', parts: readonly (Query | undefined)[]): Query | undefined {
  const flat = parts.flatMap((part) => (part === undefined ? [] : part.kind === kind ? part.parts : [part]));
  return flat.length > 1 ? { kind, parts: flat } : flat[0];
}

const textKinds: ReadonlySet<string> = new Set(['term', 'prefix', 'phrase', 'pattern', 'stem']);

/** Only words of the same field can be near each other, or one or another of such words. */
function nearFault(parts: readonly Query[]): string | undefined {
  const leaves = parts.flatMap((part) => (part.kind === 'or' ? part.parts : [part]));
  if (!leaves.every(({ kind }) => textKinds.has(kind)))
    return 'near each other are words, phrases, or brackets with OR of them: (bone OR skeletal) NEAR/3 metasta*';
  const fields = new Set((leaves as readonly TextQuery[]).map(({ field }) => field));
  return fields.size > 1 ? 'words near each other are looked for in one field: title:(bone NEAR/3 metasta*)' : undefined;
}
