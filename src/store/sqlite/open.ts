import { existsSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { Misconfigured } from '../../model/errors.ts';
import type { Store } from '../store.ts';
import { migrate } from './migrate.ts';
import { sqliteStore } from './sqlite-store.ts';

/** How long a writer waits for another one's transaction, which lasts milliseconds, before it gives up. */
const busyTimeoutMs = 30_000;

/**
 * Opens a store file, makes it where there is none, and brings it up to today's schema. `readOnly` makes and changes nothing. Throws
 * Misconfigured (key `store`) when the file is no store, is too new, or cannot be opened.
 */
export async function openSqliteStore(file: string, { readOnly = false }: { readOnly?: boolean } = {}): Promise<Store> {
  if (readOnly && !existsSync(file)) throw new Misconfigured('store', `there is no store at ${file}: ingest or harvest something first`);
  if (existsSync(file) && statSync(file).isDirectory())
    throw new Misconfigured('store', `${file} is a folder, not a store: name a file with --store`);
  let client: Sqlite.Database | undefined;
  try {
    client = new Sqlite(file, { readonly: readOnly, timeout: busyTimeoutMs });
    client.pragma('foreign_keys = ON');
    if (!readOnly) {
      migrate(client, file);
      client.pragma('journal_mode = WAL');
      // With WAL a killed process loses nothing, a power cut at most the newest batches, and never half of one.
      client.pragma('synchronous = NORMAL');
    } else migrate(client, file);
    return sqliteStore({ client, orm: drizzle(client, { casing: 'snake_case' }), location: file });
  } catch (error) {
    client?.close();
    throw explained(error, file);
  }
}

const explanations: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'is not a refmill store (not a SQLite file at all): name another file with --store',
  SQLITE_CORRUPT: 'is damaged: restore it from a copy, or make a new store and `refmill ingest` or `refmill harvest` into it',
  SQLITE_CANTOPEN: 'cannot be opened: check that its folder exists and that you may write there',
  SQLITE_READONLY: 'cannot be written: check the rights of the file and its folder',
};

function explained(error: unknown, file: string): unknown {
  if (error instanceof Sqlite.SqliteError) {
    const explanation = Object.entries(explanations).find(([code]) => error.code.startsWith(code))?.[1];
    if (explanation) return new Misconfigured('store', `${file} ${explanation}`, { cause: error });
  }
  if (error instanceof TypeError && /directory does not exist/.test(error.message)) {
    return new Misconfigured('store', `${file} ${explanations.SQLITE_CANTOPEN}`, { cause: error });
  }
  return error;
}
