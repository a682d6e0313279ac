import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { parseQuery } from '../../src/search/parse.ts';
import { packJson } from '../../src/store/card/packed-json.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';

test('a page may hold more works than SQLite takes values in a statement', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'refmill-page-')), 'refmill.db');
  const store = await openSqliteStore(file);
  const raw = new Sqlite(file);
  raw
    .prepare(
      'WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 33000) INSERT INTO works (id, citation) SELECT id, ? FROM n',
    )
    .run(packJson({ title: 'One of many' }));
  raw.close();
  const { total, works } = await store.search(parseQuery(''), { offset: 0, limit: 100_000, sort: 'added' });
  await store.close();
  expect([total, works.length, works[0]?.id, works.at(-1)?.id]).toEqual([33_000, 33_000, 'W33000', 'W1']);
});
