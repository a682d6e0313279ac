import { Misconfigured } from '../model/errors.ts';
import { parseQuery, type QuerySurroundings } from './parse.ts';
import type { Query } from './query.ts';

/** A line of a strategy: its number, as it was written, and what it asks for. */
export interface StrategyLine {
  readonly number: number;
  readonly text: string;
  readonly query: Query;
}

/** Longer strategies are refused. */
const mostLines = 500;

/** `#1`, `1.`, `1)`, `#1:` or `S1` and a tab before the query; the counts that databases print behind it, `(12,345)` after a tab, are no words. */
const numbered = /^\s*(?:#\s*(\d{1,4})\s*[.:)]?\s+|(\d{1,4})\s*[.:)]\s+|(\d{1,4})\t+)(?!(?:and|or|not)\b)(.*)$/isu;
const counted = /\t+\(?[\d,.\s]+\)?\s*$/u;

/**
 * A search history as librarians paste it: a query a line, numbered or not, later lines naming earlier ones (`#1 AND #2`). Empty lines, and those that
 * begin with `//` or `%`, are passed over. Throws Misconfigured that names the line and points at the place.
 */
export function parseStrategy(text: string, surroundings: QuerySurroundings = {}): readonly StrategyLine[] {
  const written = text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '' && !/^\s*(?:\/\/|%)/.test(line));
  if (written.length > mostLines) throw new Misconfigured('query', `the strategy has more than ${mostLines} lines`);
  const lines: StrategyLine[] = [];
  const queries = new Map<number, Query>();
  for (const line of written) {
    const [, hash, point, tab, rest] = numbered.exec(line) ?? [];
    const given = hash ?? point ?? tab;
    const number = given === undefined ? (lines.at(-1)?.number ?? 0) + 1 : Number(given);
    const said = (rest ?? line).replace(counted, '').trim();
    if (queries.has(number)) throw new Misconfigured('query', `two lines of the strategy have the number ${number}`);
    const query = inLine(number, () => parseQuery(said, { ...surroundings, lines: queries }));
    queries.set(number, query);
    lines.push({ number, text: said, query });
  }
  if (lines.length === 0) throw new Misconfigured('query', 'the strategy has no lines');
  return lines;
}

function inLine(number: number, parse: () => Query): Query {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Misconfigured)) throw error;
    throw new Misconfigured(error.key, `line #${number}: ${error.message}`, { cause: error });
  }
}
