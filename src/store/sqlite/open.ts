import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { Misconfigured } from '../../model/errors.ts';
import type { Store } from '../store.ts';
import type { Packing } from './database.ts';
import { migrate } from './migrate.ts';
import { usualPacking } from './packing.ts';
import { openSnapshot } from './snapshot.ts';
import { sqliteStore } from './sqlite-store.ts';

/** How long a writer waits for another one's transaction, which lasts milliseconds, before it gives up. */
const busyTimeoutMs = 30_000;

/**
 * Opens a store file, makes it where there is none, and brings it up to today's schema. `readOnly` makes and changes nothing, and needs
 * no right to write. Throws Misconfigured (key `store`) when the file is no store, is too new, or cannot be opened.
 */
export async function openSqliteStore(
  file: string,
  { readOnly = false, packing = usualPacking }: { readOnly?: boolean; packing?: Packing } = {},
): Promise<Store> {
  if (readOnly && !existsSync(file)) throw new Misconfigured('store', `there is no store at ${file}: ingest or harvest something first`);
  if (existsSync(file) && statSync(file).isDirectory())
    throw new Misconfigured('store', `${file} is a folder, not a store: name a file with --store`);
  if (readOnly) return openToRead(file, packing);
  let client: Sqlite.Database | undefined;
  try {
    client = new Sqlite(file, { timeout: busyTimeoutMs });
    client.pragma('foreign_keys = ON');
    migrate(client, file, packing);
    client.pragma('journal_mode = WAL');
    // With WAL a killed process loses nothing, a power cut at most the newest batches, and never half of one.
    client.pragma('synchronous = NORMAL');
    return storeOf(client, file, packing);
  } catch (error) {
    client?.close();
    throw explained(error, file, explanations);
  }
}

/** As it is, or where that needs a right to write that we have not, by way of a copy. */
function openToRead(file: string, packing: Packing): Store {
  let client: Sqlite.Database | undefined;
  try {
    client =
      isWritable(file) || existsSync(`${file}-shm`) ? new Sqlite(file, { readonly: true, timeout: busyTimeoutMs }) : openSnapshot(file);
    migrate(client, file, packing);
    return storeOf(client, file, packing);
  } catch (error) {
    client?.close();
    throw explained(error, file, { ...explanations, SQLITE_CANTOPEN: mayNotRead, EACCES: mayNotRead });
  }
}

function storeOf(client: Sqlite.Database, file: string, packing: Packing): Store {
  // SQLite's own NOCASE knows the capitals of ASCII alone, and «Überblick» is a name like any other.
  client.function('folded', { deterministic: true }, (text: unknown) => String(text).normalize('NFC').toLowerCase());
  return sqliteStore({ client, orm: drizzle(client, { casing: 'snake_case' }), location: file, packing });
}

/** Whether the file and its folder, in which SQLite makes files of its own, may be written. Rights alone are looked at. */
export function isWritable(file: string): boolean {
  try {
    for (const place of [file, path.dirname(path.resolve(file))]) accessSync(place, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const explanations: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'is not a refmill store (not a SQLite file at all): name another file with --store',
  SQLITE_CORRUPT: 'is damaged: restore it from a copy, or make a new store and `refmill ingest` or `refmill harvest` into it',
  SQLITE_CANTOPEN: 'cannot be opened: check that its folder exists and that you may write there',
  SQLITE_READONLY: 'cannot be written: check the rights of the file and its folder',
};

const mayNotRead = 'cannot be read: ask its owner for the right to read it and what lies beside it';

function explained(error: unknown, file: string, explanations: Readonly<Record<string, string>>): unknown {
  if (error instanceof Error && 'code' in error) {
    const code = String(error.code);
    const explanation = Object.entries(explanations).find(([beginning]) => code.startsWith(beginning))?.[1];
    if (explanation) return new Misconfigured('store', `${file} ${explanation}`, { cause: error });
  }
  if (error instanceof TypeError && /directory does not exist/.test(error.message)) {
    return new Misconfigured('store', `${file} ${explanations.SQLITE_CANTOPEN}`, { cause: error });
  }
  return error;
}
