import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { arrivalOf } from '../../src/pipeline/arrival.ts';
import { decide } from '../../src/pipeline/decide.ts';
import { takeIn } from '../../src/pipeline/intake.ts';
import { resolveAnew } from '../../src/pipeline/resolve-anew.ts';
import { undo } from '../../src/pipeline/undo.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyFolder } from '../commands/refmill.ts';
import { library } from '../store/library.ts';
import { put } from '../store/putting.ts';

let store: Store;
const now = () => new Date('2026-02-03T00:00:00Z');
beforeEach(async () => {
  store = await openSqliteStore(path.join(await emptyFolder(), 'refmill.db'));
});
afterEach(() => store.close());

const record = (id: string, title: string) =>
  arrivalOf(
    { authority: `file:${id}`, id },
    { source: id, sourceId: id, title, issued: { year: 2020 }, identifiers: [{ scheme: 'doi', value: '10.5555/one' }] },
  );

async function bring(...arrivals: ReturnType<typeof record>[]): Promise<void> {
  const run = await store.beginRun({ source: 'desk', fetcher: 'files', request: {}, startedAt: now().toISOString() });
  await takeIn(store, run, 'desk', { arrivals, failures: [], payloads: [] });
}

test('works that an older refmill kept apart are joined, once', async () => {
  // As a store leaves them that knew nothing of DOIs: each record a work of its own.
  await put(store, library.slice(0, 1));
  await bring(record('a', 'A study of tides in invented bays'));
  const apart = record('b', 'A study of tides in invented bays');
  const run = await store.beginRun({ source: 'desk', fetcher: 'files', request: {}, startedAt: now().toISOString() });
  const { key, hash, card } = apart;
  await store.write({
    run,
    source: 'desk',
    revision: await store.revision(),
    seen: [key],
    changes: [{ key, hash, card, change: 'new' }],
    works: [{ records: [key], absorbs: [], deleted: false }],
    decisions: [],
    payloads: [],
    failures: [],
    counts: { fetched: 1, new: 1, changed: 0, unchanged: 0, deleted: 0, failed: 0, findings: 0 },
  });
  const report = await resolveAnew(store, { now });
  expect(report).toMatchObject({ works: 3, merged: 1 });
  expect((await store.work('W2'))?.members.map((each) => each.key.id)).toEqual(['a', 'b']);
  expect((await store.work('W3'))?.redirectedFrom).toBe('W3');
  expect(await resolveAnew(store, { now })).toMatchObject({ merged: 0, retold: 0 });
  await expect(undo(store, { run: report.run, now })).rejects.toThrow('`refmill duplicates separate` takes them apart');
});

test('what a person keeps apart stays apart', async () => {
  await bring(record('a', 'A study of tides in invented bays'));
  await bring(record('b', 'A study of tides in invented bays'));
  await decide(store, { records: ['file:a/a', 'file:b/b'], verdict: 'different', now });
  expect(await resolveAnew(store, { now })).toMatchObject({ merged: 0, retold: 0 });
  expect((await store.work('W1'))?.members).toHaveLength(1);
});
