import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Misconfigured } from '../../src/model/errors.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { library } from './library.ts';
import { put } from './putting.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'refmill-open-'));
  file = path.join(folder, 'refmill.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function refusal(location: string, options?: { readOnly: boolean }): Promise<Misconfigured> {
  const error: unknown = await openSqliteStore(location, options).then(
    (store) => store.close(),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Misconfigured);
  return error as Misconfigured;
}

test('a file that is not there yet becomes a store of today’s schema', async () => {
  const store = await openSqliteStore(file);
  expect(await store.status()).toMatchObject({ location: file, schemaVersion: '14 of 14', problems: [] });
  await store.close();
});

test('an empty file becomes a store as well', async () => {
  writeFileSync(file, '');
  const store = await openSqliteStore(file);
  expect((await store.status()).problems).toEqual([]);
  await store.close();
});

test('a new file may be opened several times over', async () => {
  const stores = await Promise.all(Array.from({ length: 5 }, () => openSqliteStore(file)));
  for (const store of stores) await store.close();
  const again = await openSqliteStore(file);
  expect((await again.status()).schemaVersion).toBe('14 of 14');
  await again.close();
});

test('what is no SQLite file is refused, and not touched', async () => {
  writeFileSync(file, 'TY  - JOUR\nER  -\n'.repeat(100));
  const error = await refusal(file);
  expect(error.key).toBe('store');
  expect(error.message).toBe(`${file} is not a refmill store (not a SQLite file at all): name another file with --store`);
});

test('another program’s database is refused', async () => {
  const other = new Sqlite(file);
  other.exec('CREATE TABLE zotero (id)');
  other.close();
  expect((await refusal(file)).message).toContain('is a database of another program, not a refmill store');
});

test('a store that a newer refmill wrote is refused', async () => {
  await (await openSqliteStore(file)).close();
  const raw = new Sqlite(file);
  raw.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run('future', Date.now() + 1e12);
  raw.close();
  expect((await refusal(file)).message).toContain('was written by a newer refmill than this one: update refmill');
});

test('a folder and a place in no folder are refused', async () => {
  expect((await refusal(folder)).message).toContain('is a folder');
  expect((await refusal(path.join(folder, 'nowhere', 'refmill.db'))).message).toContain('cannot be opened: check that its folder exists');
});

test('reading alone needs a store that is there, and changes nothing', async () => {
  expect((await refusal(file, { readOnly: true })).message).toContain('there is no store');
  const store = await openSqliteStore(file);
  await put(store, library);
  await store.close();
  const reader = await openSqliteStore(file, { readOnly: true });
  expect((await reader.search({ kind: 'term', text: 'radium' }, { offset: 0, limit: 1, sort: 'relevance' })).total).toBe(2);
  expect((await reader.facets({ kind: 'all' }, 1)).length).toBe(7);
  expect((await reader.work('W1'))?.records).toBe(2);
  await expect(put(reader, library)).rejects.toThrow();
  await reader.close();
});

test('tables that are little more than their key store it once', async () => {
  await (await openSqliteStore(file)).close();
  const raw = new Sqlite(file, { readonly: true });
  const tables = raw
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND wr = 1 AND name NOT LIKE 'work_text%' AND name NOT LIKE 'endpoint_words%' ORDER BY name",
    )
    .pluck()
    .all();
  raw.close();
  expect(tables).toEqual([
    'claim_keys',
    'match_keys',
    'moves',
    'record_findings',
    'record_identifiers',
    'record_tags',
    'resightings',
    'sightings',
    'work_endpoints',
    'work_headings',
    'work_results',
  ]);
});

test('a lone record is stored once: its work repeats nothing of it', async () => {
  const store = await openSqliteStore(file);
  await put(store, library);
  await store.close();
  const raw = new Sqlite(file, { readonly: true });
  expect(raw.prepare('SELECT id FROM works WHERE citation IS NOT NULL').pluck().all()).toEqual([1]);
  raw.close();
});

test('damage is reported, not hidden', async () => {
  const store = await openSqliteStore(file);
  await put(store, library);
  await store.close();
  const raw = new Sqlite(file);
  raw.pragma('foreign_keys = OFF');
  raw.exec("DELETE FROM authorities WHERE name = 'pubmed'; DELETE FROM records WHERE source_id = 'key7'");
  raw.close();
  const damaged = await openSqliteStore(file);
  const { problems } = await damaged.status();
  expect(problems).toContain('records: row 1 names a row of authorities that is not there');
  expect(problems).toContain('works: 1 of them have no record');
  await damaged.close();
});

test('a copy of the file opens elsewhere', async () => {
  const store = await openSqliteStore(file);
  await put(store, library);
  await store.close();
  mkdirSync(path.join(folder, 'elsewhere'));
  const copy = path.join(folder, 'elsewhere', 'copy.db');
  copyFileSync(file, copy);
  const opened = await openSqliteStore(copy);
  expect((await opened.status()).works).toBe(3);
  await opened.close();
});
