import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { undo } from '../../src/pipeline/undo.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { library, mouseArticle, tideArticle } from './library.ts';
import { put } from './putting.ts';

const migrations = readMigrationFiles({ migrationsFolder: path.join(packageRoot, 'db/sqlite/migrations') });
/** The first store that anybody had. */
const first = 2;
/** From so many migrations on a run knows what it did to its source's checkpoint. */
const knowsCheckpoints = 4;
/** From so many migrations on works have the keys by which documents cite them. */
const keepsCitationKeys = 11;

/** A store with the schema of so many migrations, populated with what a store of today holds, as far as that schema has room for it. */
function olderStore(file: string, today: string, done: number): void {
  const client = new Sqlite(file);
  client.unsafeMode();
  client.pragma('foreign_keys = OFF');
  client.exec('CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at NUMERIC)');
  for (const { sql, hash, folderMillis } of migrations.slice(0, done)) {
    for (const statement of sql) client.exec(statement);
    client.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run(hash, folderMillis);
  }
  client.prepare('ATTACH ? AS today').run(today);
  const tables = client.prepare("SELECT name FROM main.sqlite_master WHERE type = 'table' AND rootpage > 0").pluck().all() as string[];
  // How the full-text index is kept is the schema's own.
  const own = ['__drizzle_migrations', 'work_text_config', 'endpoint_words_config'];
  for (const table of tables.filter((name) => !own.includes(name))) {
    const columns = (client.pragma(`main.table_info('${table}')`) as { name: string }[]).map(({ name }) => name).join(', ');
    client.exec(`DELETE FROM main.${table}; INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM today.${table}`);
  }
  client.pragma('journal_mode = WAL');
  client.close();
}

/** A work was first stored under another title than an older store has it by now: its key is of today. */
const keyless = <T extends { readonly citationKey?: string } | undefined>(work: T) => work && { ...work, citationKey: undefined };

/** What a store says to somebody who knows nothing of its tables. */
async function told(store: Store) {
  const queries = [
    '',
    'tide',
    'author:"Sartor O"',
    'mesh:mice',
    'has:doi',
    'year:2000..2030',
    'NOT has:abstract',
    'primary-endpoint:OS',
    'result:"HR < 0.8"',
  ];
  const { location: _file, sizeBytes: _size, ...status } = await store.status();
  const search = async (text: string) => {
    const { total, works } = await store.search(parseQuery(text), { offset: 0, limit: 50, sort: 'oldest' });
    return { total, works: works.map(keyless) };
  };
  return {
    status,
    // Where a run began and how far it came is kept since migration 4.
    runs: (await store.runs(10)).map(({ checkpointBefore: _before, checkpointAfter: _after, ...run }) => run),
    checkpoint: await store.checkpoint('desk'),
    found: await Promise.all(queries.map(search)),
    works: await Promise.all(['W1', 'W2', 'W3'].map(async (id) => keyless(await store.work(id)))),
    facets: await store.facets(parseQuery(''), 10),
  };
}

test.each(Array.from({ length: migrations.length - first }, (_, index) => first + index))(
  'a populated store of migration %i is brought up to date and says what it said',
  async (done) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'refmill-upgrade-'));
    const [today, older] = [path.join(folder, 'today.db'), path.join(folder, 'older.db')];
    const store = await openSqliteStore(today);
    await put(store, library, { checkpoint: { from: '2024-03-01' } });
    await put(store, [{ ...tideArticle, title: 'Tides, amended', datestamp: '2030-01-01' }]);
    const expected = await told(store);
    await store.close();
    olderStore(older, today, done);
    await expect(openSqliteStore(older, { readOnly: true })).rejects.toThrow('was made by an older refmill');

    const upgraded = await openSqliteStore(older);
    expect(await told(upgraded)).toEqual(expected);
    // A store that had keys keeps them, whatever the title is by now.
    expect((await upgraded.work('W1'))?.citationKey).toBe(done < keepsCitationKeys ? 'mendezvidal2021tides' : 'mendezvidal2021tidal');
    // It takes in what is new, where it stands too, and files that are done.
    const run = await put(upgraded, [{ ...mouseArticle, title: 'Mice, amended', datestamp: '2030-01-01' }], {
      place: { offset: 7, length: 9 },
    });
    expect((await upgraded.work('W2'))?.members[0]).toMatchObject({ record: { title: 'Mice, amended' }, place: { offset: 7, length: 9 } });
    expect(await upgraded.files(run)).toEqual([]);
    // Its runs can be taken back as far as it tells what they did.
    const now = () => new Date('2030-01-03T00:00:00Z');
    const checkpoint = done < knowsCheckpoints ? 'forgotten' : 'unmoved';
    const sightings = done < knowsCheckpoints ? 'forgotten' : 'known';
    expect(await undo(upgraded, { run: 2, now })).toMatchObject({ counts: { changed: 1 }, checkpoint, sightings });
    expect((await upgraded.work('W1'))?.members[0]).toMatchObject({ record: tideArticle, versions: [{ run: 1 }] });
    expect(await upgraded.checkpoint('desk')).toEqual(done < knowsCheckpoints ? undefined : { from: '2024-03-01' });
    expect((await upgraded.search(parseQuery('amended'), { offset: 0, limit: 9, sort: 'added' })).total).toBe(1);
    expect((await upgraded.status()).problems).toEqual([]);
    await upgraded.close();
  },
);
