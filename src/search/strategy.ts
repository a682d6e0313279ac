import { Misconfigured } from '../model/errors.ts';
import { isOvidStrategy, withLineReferences } from './line-references.ts';
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

/** `#1`, `1.`, `1)`, `#1:` or `S1` before the query; a number and a tab or blanks where every line begins so. */
const numbered = /^\s*(?:#\s*(\d{1,4})\s*[.:)]?\s+|(\d{1,4})\s*[.:)]\s+|(\d{1,4})\t+|S(\d{1,4})[.:)]?\s+)(?!(?:and|or|not)\s)(.*)$/isu;
const barely = /^\s*(\d{1,4})\s+(?!(?:and|or|not)\s)(\S.*)$/isu;
/** The counts that databases print behind a line: `12,345` behind a tab or several blanks, `(12345)`, `[12345]`. */
const counted = /(?:\t+|\s{2,})[([]?\d[\d,.\s]*[)\]]?\s*$|\s[([]\d{1,3}(?:[,.\s]?\d{3})*[)\]]\s*$/u;
/** What people note beside their lines. */
const noted = /^\s*(?:\/\/|%)/;

/** The numbers of lines that begin with one after the other, and nothing but a blank behind: `1 exp Neoplasms/`. */
function inNumberedLines(written: readonly string[]): boolean {
  const numbers = written.map((line) => Number(barely.exec(line)?.[1] ?? Number.NaN));
  return written.length > 1 && numbers.every((number, at) => number === (numbers[0] ?? 0) + at);
}

/**
 * A search history as librarians paste it: a query a line, numbered or not, later lines naming earlier ones (`#1 AND #2`; Ovid's `1 and 2`, `or/1-3`; the
 * Cochrane Library's `{or #1-#3}`). Empty lines, and those that begin with `//` or `%`, are passed over. Throws Misconfigured that names the line and
 * points at the place.
 */
export function parseStrategy(text: string, surroundings: QuerySurroundings = {}): readonly StrategyLine[] {
  const written = text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '' && !noted.test(line));
  if (written.length > mostLines) throw new Misconfigured('query', `the strategy has more than ${mostLines} lines`);
  const bare = inNumberedLines(written);
  const split = written.map((line) => {
    const [, hash, point, tab, ebscos, rest] = numbered.exec(line) ?? [];
    const [, blank, behind] = bare ? (barely.exec(line) ?? []) : [];
    const given = hash ?? point ?? tab ?? ebscos ?? blank;
    return { given: given === undefined ? undefined : Number(given), said: (rest ?? behind ?? line).replace(counted, '').trim() };
  });
  const asOvids = isOvidStrategy(split.map(({ said }) => said));
  const lines: StrategyLine[] = [];
  const queries = new Map<number, Query>();
  for (const { given, said } of split) {
    const number = given ?? (lines.at(-1)?.number ?? 0) + 1;
    if (queries.has(number)) throw new Misconfigured('query', `two lines of the strategy have the number ${number}`);
    const query = inLine(number, () => parseQuery(withLineReferences(said, asOvids), { ...surroundings, lines: queries }));
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
