import { rm } from 'node:fs/promises';
import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { cpuTimes } from './cpu-time.ts';
import { spread } from './spread.ts';

export const sqliteCopy = z.strictObject({
  records: z.int(),
  rows: z.int(),
  words: z.int(),
  tables: spread,
  fullText: spread,
  /** They are checked, as in the library; absent in older figures, where they were not. */
  foreignKeys: z.literal(true).optional(),
});

interface Table {
  readonly insert: string;
  readonly rows: readonly unknown[][];
}

/**
 * SQLite alone, inserting what a finished library holds: every row of its tables with all indexes in place, and the words of its
 * full-text index; one transaction each, rows in memory beforehand, the pragmas of the library's
 * connection (src/store/sqlite/open.ts). The index over the names of endpoints is left out: it is made of rows that are counted already.
 */
export async function measureSqliteCopy(store: string, tries: number): Promise<z.infer<typeof sqliteCopy>> {
  const from = new Sqlite(store, { readonly: true });
  const schema = from
    .prepare(
      "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index') AND name NOT LIKE 'work_text%' AND name NOT LIKE 'endpoint_words%' AND name NOT LIKE 'sqlite_%'",
    )
    .pluck();
  const statements = schema.all() as string[];
  const fullText = from.prepare("SELECT sql FROM sqlite_master WHERE name = 'work_text'").pluck().get() as string;
  const tables = tablesOf(from);
  const texts = textsOf(from);
  const records = from.prepare('SELECT count(*) FROM records').pluck().get() as number;
  from.close();
  const copy = `${store}.copy`;
  const written = async (ddl: readonly string[], parts: readonly Table[]): Promise<void> => {
    for (const ending of ['', '-wal', '-shm']) await rm(`${copy}${ending}`, { force: true });
    const to = new Sqlite(copy);
    to.pragma('journal_mode = WAL');
    to.pragma('synchronous = NORMAL');
    to.pragma('foreign_keys = ON');
    for (const statement of ddl) to.exec(statement);
    for (const { insert, rows } of parts) {
      const prepared = to.prepare(insert);
      to.transaction(() => {
        // A work may be redirected to a later one.
        to.pragma('defer_foreign_keys = ON');
        for (const row of rows) prepared.run(row);
      })();
    }
    to.close();
  };
  const times = await cpuTimes({ tables: () => written(statements, tables), fullText: () => written([fullText], [texts.table]) }, tries);
  await rm(copy, { force: true });
  return { records, rows: tables.reduce((sum, { rows }) => sum + rows.length, 0), words: texts.words, ...times, foreignKeys: true };
}

function tablesOf(from: Sqlite.Database): Table[] {
  const names = from
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'work_text%' AND name NOT LIKE 'endpoint_words%' AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all() as string[];
  return parentsFirst(from, names).flatMap((name) => {
    const rows = from.prepare(`SELECT * FROM "${name}"`).raw().all() as unknown[][];
    const [row] = rows;
    return row ? [{ insert: `INSERT INTO "${name}" VALUES (${placeholders(row.length)})`, rows }] : [];
  });
}

/** Tables in an order in which each row finds what it refers to. */
function parentsFirst(from: Sqlite.Database, names: readonly string[]): string[] {
  const ordered = new Set<string>();
  const visit = (name: string): void => {
    const parents = (from.pragma(`foreign_key_list("${name}")`) as { table: string }[]).map(({ table }) => table);
    for (const parent of parents) if (parent !== name && !ordered.has(parent)) visit(parent);
    ordered.add(name);
  };
  for (const name of names) visit(name);
  return [...ordered];
}

/** The index has no text, but every word with its place: put in order, they are the text as its tokenizer saw it. */
function textsOf(from: Sqlite.Database): { table: Table; words: number } {
  const columns = (from.pragma('table_info(work_text)') as { name: string }[]).map(({ name }) => name);
  from.exec("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'work_text', 'instance')");
  const documents = new Map<number, string[][]>();
  let words = 0;
  for (const [term, document, column, offset] of from.prepare('SELECT term, doc, col, offset FROM temp.words').raw().iterate() as Iterable<
    [string, number, string, number]
  >) {
    let texts = documents.get(document);
    if (!texts) {
      texts = columns.map(() => []);
      documents.set(document, texts);
    }
    const text = texts[columns.indexOf(column)];
    if (text) text[offset] = term;
    words += 1;
  }
  const rows = [...documents].sort(([a], [b]) => a - b).map(([document, texts]) => [document, ...texts.map((text) => text.join(' '))]);
  const insert = `INSERT INTO work_text (rowid, ${columns.join(', ')}) VALUES (${placeholders(columns.length + 1)})`;
  return { table: { insert, rows }, words };
}

const placeholders = (count: number): string => Array(count).fill('?').join(', ');
