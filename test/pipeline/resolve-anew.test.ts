import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { arrivalOf } from '../../src/pipeline/arrival.ts';
import { decide } from '../../src/pipeline/decide.ts';
import { takeIn } from '../../src/pipeline/intake.ts';
import { resolveAnew } from '../../src/pipeline/resolve-anew.ts';
import { undo } from '../../src/pipeline/undo.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyFolder } from '../commands/refmill.ts';
import { dumpOf } from '../store/dump.ts';

let file: string;
let store: Store;
const now = () => new Date('2026-02-03T00:00:00Z');
beforeEach(async () => {
  file = path.join(await emptyFolder(), 'refmill.db');
  store = await openSqliteStore(file);
});
afterEach(() => store.close());

const tides = 'A study of tides in seven invented bays';

const record = (id: string, title: string, doi?: string, pages = '14-22') =>
  arrivalOf(
    { authority: `file:${id}`, id },
    {
      source: id,
      sourceId: id,
      title,
      contributors: [{ role: 'author', family: 'Quill', given: 'A' }],
      issued: { year: 2020 },
      container: { title: 'Tidal letters', volume: '3', pages },
      ...(doi === undefined ? {} : { identifiers: [{ scheme: 'doi' as const, value: doi }] }),
    },
  );

async function bring(...arrivals: ReturnType<typeof record>[]): Promise<number> {
  const run = await store.beginRun({ source: 'desk', fetcher: 'files', request: {}, startedAt: now().toISOString() });
  await takeIn(store, run, 'desk', { arrivals, failures: [], payloads: [] });
  await store.endRun(run, { outcome: 'complete', endedAt: now().toISOString() });
  return run;
}

/** As an older refmill leaves it, which knew no keys of comparison. */
async function unfiled(): Promise<void> {
  await store.close();
  const client = new Sqlite(file);
  client.exec('DELETE FROM match_keys; PRAGMA user_version = 0');
  client.close();
  store = await openSqliteStore(file);
}

const membersOf = async (id: string) => (await store.work(id))?.members.map(({ key }) => key.id);

test('records of an older library are filed, and joined when they say the same', async () => {
  await unfiled();
  await bring(record('a', tides), record('b', tides), record('c', 'Something else altogether, of other bays', undefined, '90-95'));
  expect(await store.isFiled()).toBe(false);
  expect(await membersOf('W1')).toEqual(['a']);
  const phases: string[] = [];
  const report = await resolveAnew(store, { now, progress: ({ phase, records }) => phases.push(`${phase} ${records}`) });
  expect(report).toMatchObject({ records: 3, filed: 3, works: { before: 3, after: 2 }, merged: 1, separated: 0, retold: 0, reviews: 0 });
  expect(phases).toEqual(['filing 3', 'filing 3', 'resolving 3', 'resolving 3']);
  expect(await membersOf('W1')).toEqual(['a', 'b']);
  expect((await store.work('W2'))?.redirectedFrom).toBe('W2');
  expect(await store.isFiled()).toBe(true);
  expect((await store.run(report.run))?.outcome).toBe('complete');
  expect(await resolveAnew(store, { now })).toMatchObject({ records: 3, filed: 0, merged: 0, separated: 0, retold: 0 });
});

test('taken back, works stand as they stood before', async () => {
  await unfiled();
  await bring(record('a', tides), record('b', tides), record('c', tides));
  const before = await dumpOf(store);
  const { run } = await resolveAnew(store, { now });
  expect(await membersOf('W3')).toEqual(['a', 'b', 'c']);
  const { counts } = await undo(store, { run, now });
  expect(counts).toMatchObject({ fetched: 2, changed: 2, deleted: 0 });
  expect(await dumpOf(store)).toEqual(before);
  expect((await undo(store, { run, now })).run).toBeUndefined();
});

test('taken back after somebody decided, what was decided stays', async () => {
  await unfiled();
  await bring(record('a', tides), record('b', tides), record('c', tides));
  const { run } = await resolveAnew(store, { now });
  await decide(store, { records: ['file:a/a', 'file:c/c'], verdict: 'different', now });
  await undo(store, { run, now });
  expect((await store.work('W3'))?.id).toBe('W3');
  expect(await membersOf('W1')).not.toContain('c');
  expect((await store.status()).problems).toEqual([]);
});

test('what a person keeps apart stays apart', async () => {
  await bring(record('a', tides, '10.5555/one'));
  await bring(record('b', tides, '10.5555/one'));
  await decide(store, { records: ['file:a/a', 'file:b/b'], verdict: 'different', now });
  expect(await resolveAnew(store, { now })).toMatchObject({ merged: 0, retold: 0 });
  expect(await membersOf('W1')).toEqual(['a']);
});

test('broken off, it goes on where it was', async () => {
  await unfiled();
  const many = Array.from({ length: 1200 }, (_, at) => record(`n${at}`, `Notes on bay number ${at} and what lives in it`));
  await bring(
    record('a', tides),
    record('b', tides),
    ...many,
    record('y', `${tides} and two lakes`),
    record('z', `${tides} and two lakes`),
  );
  const stop = new AbortController();
  const stopped = resolveAnew(store, {
    now,
    signal: stop.signal,
    progress: ({ phase, records }) => {
      if (phase === 'resolving' && records === 500) stop.abort(new Error('stopped'));
    },
  });
  await expect(stopped).rejects.toThrow('stopped');
  expect((await store.runs(1))[0]?.outcome).toBe('interrupted');
  expect(await membersOf('W1')).toEqual(['a', 'b']);
  const report = await resolveAnew(store, { now });
  expect(report).toMatchObject({ records: 704, filed: 0, merged: 1, continued: true });
  expect(await resolveAnew(store, { now })).toMatchObject({ records: 1204, merged: 0, separated: 0 });
});
