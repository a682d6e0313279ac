import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { parseQuery } from '../../../src/search/parse.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import type { Question } from './questions.ts';

const seconds = z.array(z.number());

/** What asking one question several times took of the processor, time by time, and what it found. */
export const asked = z.strictObject({
  search: seconds,
  facets: seconds,
  found: z.int(),
  /** Empty where the question has no SQL. */
  sql: seconds,
  counted: z.int().optional(),
});

type Asked = z.infer<typeof asked>;

const page = { offset: 0, limit: 20, sort: 'relevance' } as const;

/** Opens a library, looks up one identifier, which is not timed, and asks a question so many times: of refmill, then of SQL on a connection of its own. */
export async function askQuestion(library: string, { query, sql }: Question, times: number): Promise<Asked> {
  const told: Asked = { search: [], facets: [], sql: [], found: 0 };
  const store = await openSqliteStore(library, { readOnly: true });
  await store.search(parseQuery('pmid:1'), page);
  for (let turn = 0; turn < times; turn++) {
    let parsed = parseQuery('');
    told.search.push(
      await cpuSeconds(async () => {
        parsed = parseQuery(query);
        told.found = (await store.search(parsed, page)).total;
      }),
    );
    told.facets.push(await cpuSeconds(() => store.facets(parsed, 10)));
  }
  await store.close();
  if (!sql) return told;
  const plain = new Sqlite(library, { readonly: true });
  plain.prepare('SELECT id FROM works LIMIT 1').get();
  const [counting, listing] = [plain.prepare(sql.count).pluck(), plain.prepare(sql.first)];
  for (let turn = 0; turn < times; turn++) {
    told.sql.push(
      await cpuSeconds(() => {
        told.counted = counting.get(...sql.values) as number;
        listing.all(...sql.values);
      }),
    );
  }
  plain.close();
  return told;
}

async function cpuSeconds(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
