import { combined } from './combined.ts';
import { bareIdentifier, fieldNames, isFieldName, takesConditions, wildcardFault, wordsIn } from './fields.ts';
import { isHistory, readHistory } from './history-lines.ts';
import { lexQuery, type Token, type Way, wayOf } from './lex.ts';
import { nearEachOther } from './near-words.ts';
import { nearest } from './nearest.ts';
import type { Query } from './query.ts';
import { queryComplaint } from './query-complaint.ts';
import { deepest, sizeFault, sizeOf } from './query-size.ts';
import type { QuerySurroundings } from './query-surroundings.ts';
import { hasAbstract, isHasAbstract, taggedTerm } from './tagged-term.ts';
import { ovidsSpellings, readIn, TokenReader } from './token-reader.ts';

/** Longer queries are refused; the longest published search strategies stay below a quarter of it. */
const longest = 20_000;
/** With all that its lines and saved searches stand for. */
const mostNamed = 20_000;

/**
 * A search as people type it: words (all must be there), "phrases", truncat*, wom?n, forms~, AND, OR, NOT (in capitals), -word, NEAR/3, brackets and
 * fields (`author:"Sartor O" year:2015..2020`); a field before brackets holds for all in them. NOT binds closest, then AND, which
 * stands between words where nothing does, then OR. A query with tags of PubMed (`"bone metastases"[tiab]`) or lines (`#1`) is read as PubMed reads it: from left to right. Of a search history in several lines
 * it is what the last line finds. Throws Misconfigured (key `query`) that points at the place.
 */
export function parseQuery(text: string, surroundings: QuerySurroundings = {}): Query {
  if (text.length > longest && !surroundings.long) {
    throw queryComplaint(text, { start: longest, end: longest + 1 }, `the query is longer than ${longest} characters`);
  }
  if (surroundings.lines === undefined && isHistory(text)) {
    const last = readHistory(text, (said, lines) => parseQuery(said, { ...surroundings, lines })).at(-1);
    if (last) return last.query;
  }
  return new QueryParser(text, surroundings).whole();
}

/** The fields in any of which a term is looked for that has none of its own: several only behind Ovid's `.ti,ab.` */
type Fields = readonly string[] | undefined;

class QueryParser {
  readonly #reader: TokenReader;
  readonly #surroundings: QuerySurroundings;
  readonly #way: Way;
  #named = 0;

  constructor(text: string, surroundings: QuerySurroundings) {
    const tokens = lexQuery(text);
    this.#reader = new TokenReader(text, tokens);
    this.#surroundings = surroundings;
    this.#way = wayOf(tokens);
  }

  whole(): Query {
    if (this.#reader.next().kind === 'end') return { kind: 'all' };
    const query = this.#group(undefined, 0);
    const rest = this.#reader.next();
    if (rest.kind !== 'end') throw this.#reader.complaint(rest, 'this bracket closes nothing');
    const all = { start: 0, end: this.#reader.text.length };
    if (query === undefined) throw this.#reader.complaint(all, 'there is no word here to look for');
    const fault = this.#surroundings.long ? undefined : sizeFault(query, this.#named);
    if (fault !== undefined) throw this.#reader.complaint(all, fault);
    return query;
  }

  #group(fields: Fields, depth: number): Query | undefined {
    return this.#way === 'pubmed' ? this.#leftToRight(fields, depth) : this.#alternatives(fields, depth);
  }

  /** As PubMed combines: each operator with all that stands before it. */
  #leftToRight(fields: Fields, depth: number): Query | undefined {
    this.#expectNoOperator();
    let parts = [this.#negation(fields, depth)];
    let kind: 'and' | 'or' = 'and';
    while (!['close', 'end'].includes(this.#reader.next().kind)) {
      const operator = this.#reader.next();
      if (['and', 'or'].includes(operator.kind)) this.#expectOperand(this.#reader.take());
      const next = operator.kind === 'or' ? 'or' : 'and';
      if (next !== kind) parts = [combined(kind, parts)];
      kind = next;
      parts.push(this.#negation(fields, depth));
    }
    return combined(kind, parts);
  }

  #alternatives(fields: Fields, depth: number): Query | undefined {
    const parts = [this.#conjunction(fields, depth)];
    while (this.#reader.next().kind === 'or') {
      this.#expectOperand(this.#reader.take());
      parts.push(this.#conjunction(fields, depth));
    }
    return combined('or', parts);
  }

  #conjunction(fields: Fields, depth: number): Query | undefined {
    const parts: (Query | undefined)[] = [];
    this.#expectNoOperator();
    while (!['or', 'close', 'end'].includes(this.#reader.next().kind)) {
      if (this.#reader.next().kind === 'and') this.#expectOperand(this.#reader.take());
      parts.push(this.#negation(fields, depth));
    }
    return combined('and', parts);
  }

  #negation(fields: Fields, depth: number): Query | undefined {
    if (this.#reader.next().kind !== 'not') return this.#nearness(fields, depth);
    const operator = this.#reader.take();
    this.#expectOperand(operator);
    if (depth >= deepest) throw this.#reader.complaint(operator, `the query is nested deeper than ${deepest} levels`);
    const part = this.#negation(fields, depth + 1);
    return part && { kind: 'not', part };
  }

  /** `bone NEAR/3 (metasta* OR lesion)`. */
  #nearness(fields: Fields, depth: number): Query | undefined {
    const start = this.#reader.next().start;
    const parts = [this.#operand(fields, depth)];
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
      parts.push(this.#operand(fields, depth));
    }
    if (!first) return parts[0];
    const near = nearEachOther(
      first.between ?? 0,
      parts.filter((part) => part !== undefined),
    );
    if (typeof near === 'string') throw this.#reader.complaint({ start, end: this.#reader.before()?.end ?? start }, near);
    return near;
  }

  #operand(fields: Fields, depth: number): Query | undefined {
    const token = this.#reader.take();
    switch (token.kind) {
      case 'field':
        return this.#bound(token, depth);
      case 'line':
        return this.#line(token);
      case 'descriptor':
        return token.read;
      case 'near':
      case 'to':
      case 'tag':
        throw this.#reader.complaint(token, `${token.text} needs something before it (quote it to look for the word)`);
      case 'open':
        return this.#brackets(token, fields, depth);
      default:
        return this.#value(token, fields);
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
    return this.#operand([token.text], depth);
  }

  #brackets(token: Token, fields: Fields, depth: number): Query | undefined {
    if (depth >= deepest) throw this.#reader.complaint(token, `the query is nested deeper than ${deepest} levels`);
    if (this.#reader.next().kind === 'close') throw this.#reader.complaint(token, 'these brackets hold nothing');
    const tag = this.#tagBehindBrackets();
    const inner = this.#group(tag ? [tag.field, ...(tag.also ?? [])] : fields, depth + 1);
    if (this.#reader.next().kind !== 'close') throw this.#reader.complaint(token, 'this bracket is never closed');
    this.#reader.take();
    if (this.#reader.next().kind === 'tag') this.#reader.take();
    return inner;
  }

  /** `(bone OR skeletal)[tiab]`: PubMed has no such thing, and strategies do. */
  #tagBehindBrackets() {
    if (this.#way === 'readable') return undefined;
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
    if (line) return this.#counted(line, token);
    const known = [...(this.#surroundings.lines?.keys() ?? [])];
    const message =
      known.length === 0
        ? `#${token.text} is a line of a strategy, and there is none above (quote it to look for the word)`
        : `there is no line #${token.text} above: there are #${known.join(', #')}`;
    throw this.#reader.complaint(token, message);
  }

  #saved(token: Token, depth: number): Query {
    const { saved, within = new Set<string>() } = this.#surroundings;
    // `saved:bones#3`: a line of a strategy that is saved.
    const [, before, line] = saved?.has(token.text) ? [] : (/^(.+)#(\d{1,4})$/s.exec(token.text) ?? []);
    const name = before ?? token.text;
    if (within.has(name)) throw this.#reader.complaint(token, `the saved search ${name} refers to itself`);
    const query = saved?.get(name);
    if (query === undefined || saved === undefined) {
      const names = [...(saved?.keys() ?? [])];
      throw this.#reader.complaint(
        token,
        names.length === 0
          ? 'no searches are saved here: they stand in refmill.yaml, under searches'
          : `there is no saved search ${name}: there are ${names.join(', ')}`,
      );
    }
    if (depth >= deepest) throw this.#reader.complaint(token, `the query is nested deeper than ${deepest} levels`);
    const inside = { saved, within: new Set([...within, name]) };
    if (line === undefined) return this.#counted(parseQuery(query, inside), token);
    const lines = readHistory(query, (said, above) => parseQuery(said, { ...inside, lines: above }));
    const wanted = lines.find(({ number }) => number === Number(line));
    if (!wanted)
      throw this.#reader.complaint(
        token,
        `the saved search ${name} has no line #${line}: it has #${lines.map(({ number }) => number).join(', #')}`,
      );
    return this.#counted(wanted.query, token);
  }

  /** What is named may name others twice, and those again. */
  #counted(named: Query, token: Token): Query {
    this.#named += sizeOf(named).terms;
    if (this.#named > mostNamed) throw this.#reader.complaint(token, `with all that it names the query has more than ${mostNamed} terms`);
    return named;
  }

  #value(token: Token, fields: Fields): Query | undefined {
    const tagged = this.#way === 'readable' ? undefined : taggedTerm(this.#reader, token);
    if (tagged !== undefined) return tagged;
    const term = this.#way === 'ovid' && token.kind === 'word' ? this.#inARow(token) : token;
    if (fields !== undefined) {
      const read = readIn(this.#reader, fields, term, this.#way === 'ovid');
      // `result:HR < 0.8`: the rest would be words to look for.
      if (token.kind === 'word' && fields.some(takesConditions) && /[<>=≤≥]/.test(this.#reader.next().text))
        throw this.#reader.complaint(token, `conditions stand in quotation marks: ${fields[0]}:"HR < 0.8 and upper < 1"`);
      return read;
    }
    return this.#words(term);
  }

  /** Ovid takes words between which nothing stands for a phrase. */
  #inARow(first: Token): Token {
    let last = first;
    while (this.#reader.next().kind === 'word') last = this.#reader.take();
    if (last === first) return first;
    return { ...last, start: first.start, text: this.#reader.text.slice(first.start, last.end).replace(/[*~$]+$/, '') };
  }

  /** Words without a field. */
  #words(token: Token): Query | undefined {
    if (token.kind === 'word' && isHasAbstract(token.text)) return hasAbstract;
    // Dashes and the like between words are no words: «cancer – a review».
    if (!/[\p{L}\p{N}]/u.test(token.text)) return undefined;
    const identifier = token.kind === 'phrase' || token.truncated ? undefined : bareIdentifier(token.text);
    if (identifier) return identifier;
    const texts = this.#way === 'ovid' ? ovidsSpellings(this.#reader, token) : [token.text];
    return combined(
      'or',
      texts.map((text) => {
        const value = { text, truncated: token.truncated === true, stemmed: token.stemmed === true };
        const fault = wildcardFault(value);
        if (fault !== undefined) throw this.#reader.complaint(token, fault);
        return wordsIn(undefined, value);
      }),
    );
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
