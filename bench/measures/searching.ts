import { readFile, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseQuery } from '../../src/search/parse.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { WorkSummary } from '../../src/store/store.ts';
import { timeBuilt } from './program.ts';
import { asked, askQuestion } from './searching/ask-question.ts';
import { type Question, questionsOf } from './searching/questions.ts';
import { spread, spreadOf } from './spread.ts';

/** Seconds of the processor: how many works there are and the first twenty in full, then their facets, and both together. */
const times = z.strictObject({
  search: spread,
  facets: spread,
  together: spread,
  /** Of what no single statement of SQL finds there is none to be held against. */
  sql: z.exactOptional(spread),
});

/** Older figures: asked again and again by one program, which had asked everything once before. */
const askedByOne = z.strictObject({
  kind: z.string(),
  query: z.string(),
  found: z.int(),
  refmill: spread,
  sql: z.exactOptional(spread),
  /** Absent in still older ones. */
  facets: z.exactOptional(spread),
});

const askedFirstAndAgain = z.strictObject({
  kind: z.string(),
  query: z.string(),
  found: z.int(),
  /** The first question of a program but one, each try by a program of its own. */
  first: times,
  /** The same question once more in the same programs. */
  again: times,
});

export const searching = z.union([z.array(askedFirstAndAgain), z.array(askedByOne)]);

export type AskedByOne = z.infer<typeof askedByOne>;
export type AskedFirstAndAgain = z.infer<typeof askedFirstAndAgain>;

/** So many times each program asks its question: once first, then again. */
const timesAsked = 6;

/**
 * Searches of a finished library with their facets, by programs that have looked up but one identifier before; each as often as there are tries, and once here
 * before that, so that the pages of the library are in memory. What lies beside the library meanwhile is gone afterwards.
 * Throws when the SQL counts other works than the search finds: then their times say nothing.
 */
export async function measureSearching(location: string, tries: number): Promise<AskedFirstAndAgain[]> {
  const measured: AskedFirstAndAgain[] = [];
  for (const question of questionsOf(await someWork(location))) measured.push(await askInPrograms(location, question, tries));
  return measured;
}

async function askInPrograms(location: string, question: Question, tries: number): Promise<AskedFirstAndAgain> {
  const { kind, query } = question;
  const [asking, answer] = [`${location}.question.json`, `${location}.answer.json`];
  const { found, counted = found } = await askQuestion(location, question, 1);
  if (counted !== found) throw new Error(`${query} finds ${found} works, and the SQL it is held against counts ${counted}`);
  await writeFile(asking, JSON.stringify(question));
  const timed: z.infer<typeof asked>[] = [];
  for (let turn = 0; turn < tries; turn++) {
    await timeBuilt('bench/measures/searching/ask.js', [location, asking, String(timesAsked), answer]);
    timed.push(asked.parse(JSON.parse(await readFile(answer, 'utf8'))));
  }
  await Promise.all([asking, answer].map((file) => rm(file)));
  const spreads = (which: (seconds: readonly number[]) => readonly number[]): z.infer<typeof times> => ({
    search: spreadOf(timed.flatMap(({ search }) => which(search))),
    facets: spreadOf(timed.flatMap(({ facets }) => which(facets))),
    together: spreadOf(timed.flatMap(({ search, facets }) => which(search.map((seconds, at) => seconds + (facets[at] ?? 0))))),
    ...(question.sql ? { sql: spreadOf(timed.flatMap(({ sql }) => which(sql))) } : {}),
  });
  return {
    kind,
    query,
    found,
    first: spreads((seconds) => seconds.slice(0, 1)),
    again: spreads((seconds) => seconds.slice(1)),
  };
}

/** The newest work that has all that is asked about. */
async function someWork(location: string): Promise<WorkSummary> {
  const store = await openSqliteStore(location, { readOnly: true });
  const { works } = await store.search(parseQuery('has:abstract'), { offset: 0, limit: 100, sort: 'newest' });
  await store.close();
  const whole = works.filter(({ citation }) => citation.headings && citation.contributors?.[0]?.family);
  const work = whole.find(({ citation }) => citation.headings?.some(({ qualifiers }) => qualifiers)) ?? whole[0];
  if (!work) throw new Error('the library has no work to ask about');
  return work;
}
