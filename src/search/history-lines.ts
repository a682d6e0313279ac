import { Misconfigured } from '../model/errors.ts';
import { isOvidStrategy, withLineReferences } from './line-references.ts';
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
/** Longer ones are no query. */
const longestLine = 20_000;
/** The counts that databases print behind a line: `12,345` behind a tab or several blanks, `(12345)`, `[12345]`. */
const counted = /(?:\t+|\s{2,})[([]?\d[\d,.\s]*[)\]]?\s*$|\s[([]\d{1,3}(?:[,.\s]?\d{3})*[)\]]\s*$/u;
/** The numbers of lines that begin with one after the other, and nothing but a blank behind: `1 exp Neoplasms/`. */
function inNumberedLines(written: readonly string[]): boolean {
  const numbers = written.map((line) => Number(barely.exec(line)?.[1] ?? Number.NaN));
  return written.length > 1 && numbers.every((number, at) => number === (numbers[0] ?? 0) + at);
}

/** A count has a few digits: the rest of the line is not looked at. */
const withoutCount = (line: string): string => line.slice(0, -40) + line.slice(-40).replace(counted, '');

interface WrittenLine {
  readonly given: number | undefined;
  readonly said: string;
}

/** What people note beside their lines. */
const noted = /^\s*(?:\/\/|%)/;

/** The lines without their numbers and counts, and without those that are notes. */
function writtenLines(text: string): readonly WrittenLine[] {
  const written = text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '' && !noted.test(line));
  const bare = inNumberedLines(written);
  const lines = written.map((line) => {
    const [, hash, point, tab, ebscos, rest] = numbered.exec(line) ?? [];
    const [, blank, behind] = bare ? (barely.exec(line) ?? []) : [];
    const given = hash ?? point ?? tab ?? ebscos ?? blank;
    return { given: given === undefined ? undefined : Number(given), said: withoutCount((rest ?? behind ?? line).trimEnd()).trim() };
  });
  const asOvids = isOvidStrategy(lines.map(({ said }) => said));
  return lines.map(({ given, said }) => ({ given, said: said.length > longestLine ? said : withLineReferences(said, asOvids) }));
}

/** Whether a text is a search history rather than a query that goes over several lines: it has lines with numbers, or some that name others. */
export function isHistory(text: string): boolean {
  if (!/\S[^\S\r\n]*[\r\n]\s*\S/.test(text)) return false;
  const lines = writtenLines(text);
  return (
    lines.length > 1 &&
    (lines.every(({ given }) => given !== undefined) || lines.some(({ said }) => /(?:^|[\s(])#\d{1,4}(?![\p{L}\p{N}])/u.test(said)))
  );
}

/** Reads one line, given those above it. */
type ReadLine = (said: string, above: ReadonlyMap<number, Query>) => Query;

/**
 * A search history as librarians paste it: a query a line, numbered or not, later lines naming earlier ones (`#1 AND #2`; Ovid's `1 and 2`, `or/1-3`; the
 * Cochrane Library's `{or #1-#3}`). Empty lines, and those that begin with `//` or `%`, are passed over. Throws Misconfigured that names the line and
 * points at the place.
 */
export function readHistory(text: string, read: ReadLine): readonly StrategyLine[] {
  const written = writtenLines(text);
  if (written.length > mostLines) throw new Misconfigured('query', `the strategy has more than ${mostLines} lines`);
  const lines: StrategyLine[] = [];
  const queries = new Map<number, Query>();
  for (const { given, said } of written) {
    const number = given ?? (lines.at(-1)?.number ?? 0) + 1;
    if (queries.has(number)) throw new Misconfigured('query', `two lines of the strategy have the number ${number}`);
    const query = inLine(number, () => read(said, queries));
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
