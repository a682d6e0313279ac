import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { undo } from '../../src/pipeline/undo.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { rememberedRuns } from '../../src/store/sqlite/run-memory.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyFolder } from '../commands/refmill.ts';
import { chapter, mouseArticle, tideArticle } from './library.ts';
import { put } from './putting.ts';

const now = () => new Date('2026-03-01T00:00:00Z');
const tide = { authority: 'pubmed', id: '99000001' };
const mouse = { authority: 'pubmed', id: '99000002' };

let file: string;
let store: Store;

beforeEach(async () => {
  file = path.join(await emptyFolder(), 'refmill.db');
  store = await openSqliteStore(file);
});
afterEach(() => store.close());

const startOf = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString();

/** A run on some day of 2026 that sees records as they are, after those that it brings. */
async function run(
  source: string,
  day: number,
  { brings = [], sees = [tide, mouse] }: Partial<Record<'brings', Parameters<typeof put>[1]>> & { sees?: readonly (typeof tide)[] },
) {
  const id = await put(store, brings, { source, startedAt: startOf(day), seen: sees });
  await store.endRun(id, { outcome: 'complete', endedAt: startOf(day) });
  return id;
}

function rowsBySource(): Readonly<Record<string, number>> {
  const client = new Sqlite(file, { readonly: true });
  const rows = client
    .prepare<[], { name: string; rows: number }>(
      'SELECT name, count(*) AS rows FROM resightings JOIN sources ON sources.id = resightings.source GROUP BY name',
    )
    .all();
  client.close();
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
}

test('however often a source shows the same records, what it saw is kept one by one of its newest runs only', async () => {
  await run('nightly', 1, { brings: [tideArticle, mouseArticle], sees: [] });
  for (let day = 2; day <= 4; day++) await run('monthly', day, {});
  for (let day = 5; day <= 5 + 3 * rememberedRuns; day++) await run('nightly', day, {});
  expect(rowsBySource()).toEqual({ nightly: 2 * rememberedRuns, monthly: 6 });
  expect((await store.work('W1'))?.members[0]?.sightings).toMatchObject([
    { source: 'nightly', firstSeen: startOf(1), lastSeen: startOf(5 + 3 * rememberedRuns) },
    { source: 'monthly', firstSeen: startOf(2), lastSeen: startOf(4) },
  ]);
});

test('an old run is taken back, says that it is not known any more what it saw, and takes nothing away that later runs saw', async () => {
  const first = await run('nightly', 1, { brings: [tideArticle, mouseArticle, chapter], sees: [] });
  const saw = await run('nightly', 2, {});
  for (let day = 3; day <= 2 + 2 * rememberedRuns; day++) await run('nightly', day, { sees: [tide] });

  expect(await undo(store, { run: saw, now })).toMatchObject({ sightings: 'forgotten', counts: { fetched: 0 } });
  const seen = async (work: string) => (await store.work(work))?.members[0]?.sightings;
  expect(await seen('W2')).toMatchObject([{ firstSeen: startOf(1), lastSeen: startOf(2) }]);

  expect(await undo(store, { run: first, now })).toMatchObject({ sightings: 'forgotten', counts: { deleted: 1, unchanged: 2 } });
  expect(await seen('W1')).toMatchObject([{ lastSeen: startOf(2 + 2 * rememberedRuns) }]);
  expect(await store.work('W3')).toBeUndefined();
  expect((await store.status()).problems).toEqual([]);
});

test('of a newest run it is known what it saw', async () => {
  await run('nightly', 1, { brings: [tideArticle, mouseArticle], sees: [] });
  for (let day = 2; day <= 3 + rememberedRuns; day++) await run('nightly', day, {});
  const { id } = (await store.runs(1))[0] ?? { id: 0 };
  expect(await undo(store, { run: id, now })).toMatchObject({ sightings: 'known', counts: { unchanged: 2 } });
  expect((await store.work('W1'))?.members[0]?.sightings).toMatchObject([{ lastSeen: startOf(2 + rememberedRuns) }]);
});
