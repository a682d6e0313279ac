import path from 'node:path';
import type Sqlite from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { Misconfigured } from '../../model/errors.ts';
import { packageRoot } from '../../package-root.ts';
import { fillCitationKeys } from './citation-keys.ts';
import type { Packing } from './database.ts';
import { fileWordsAnew } from './file-words-anew.ts';
import { fillReported } from './fill-reported.ts';
import { setFiling } from './match-key-rows.ts';
import { packingOf } from './packing.ts';

/** «rfml», set by the first migrations: tells a store from any other SQLite file. */
const applicationId = 0x72666d6c;

const folder = path.join(packageRoot, 'db/sqlite/migrations');
const migrations = readMigrationFiles({ migrationsFolder: folder });

/**
 * Brings a store to today's schema, one immediate transaction for all steps, so that two processes that open a new file at once do
 * not step on each other. Throws Misconfigured for other programs' databases and for stores that a newer refmill has changed.
 */
export function migrate(client: Sqlite.Database, location: string, packing: Packing): void {
  if (isCurrent(client, location)) return;
  if (client.readonly)
    throw new Misconfigured(
      'store',
      `${location} was made by an older refmill: \`refmill doctor\`, by somebody who may write there, brings it up to date`,
    );
  client
    .transaction(() => {
      // Another process may have done it while this one waited for the lock.
      if (isCurrent(client, location)) return;
      client.exec('CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at NUMERIC)');
      const done = newestApplied(client);
      for (const migration of migrations.filter((each) => each.folderMillis > done)) {
        for (const statement of migration.sql) client.exec(statement);
        client.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run(migration.hash, migration.folderMillis);
      }
      if (done > 0) {
        fillReported(client);
        fillCitationKeys(client);
        fileWordsAnew(client);
        Array.from(packingOf({ client, packing }).due());
      }
      // In an empty library every record is filed under its keys. Others have theirs from `refmill dedupe`.
      if (!client.prepare('SELECT 1 FROM records LIMIT 1').get()) setFiling(client, 'current');
    })
    .immediate();
}

/** Number of the newest migration that the store has, of how many this refmill knows: `2 of 2`. */
export function schemaVersion(client: Sqlite.Database): string {
  const done = newestApplied(client);
  return `${migrations.filter((each) => each.folderMillis <= done).length} of ${migrations.length}`;
}

function isCurrent(client: Sqlite.Database, location: string): boolean {
  const tables = client.prepare('SELECT count(*) FROM sqlite_master').pluck().get() as number;
  if (tables === 0) return false;
  if (client.pragma('application_id', { simple: true }) !== applicationId) {
    throw new Misconfigured('store', `${location} is a database of another program, not a refmill store: name another file with --store`);
  }
  const done = newestApplied(client);
  const known = migrations.at(-1)?.folderMillis ?? 0;
  if (done > known)
    throw new Misconfigured(
      'store',
      `${location} was written by a newer refmill than this one: update refmill, or name another file with --store`,
    );
  return done === known;
}

function newestApplied(client: Sqlite.Database): number {
  return client.prepare('SELECT coalesce(max(created_at), 0) FROM __drizzle_migrations').pluck().get() as number;
}
