import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StaleBatch } from '../../src/model/errors.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { arrivalOf } from '../../src/pipeline/arrival.ts';
import { takeIn } from '../../src/pipeline/intake.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyFolder } from '../commands/refmill.ts';

let store: Store;
beforeEach(async () => {
  store = await openSqliteStore(path.join(await emptyFolder(), 'refmill.db'));
});
afterEach(() => store.close());

const manual = (sourceId: string, isbn: string): BibliographicRecord => ({
  source: 'desk',
  sourceId,
  type: 'book',
  title: 'A manual of invented tides',
  contributors: [{ role: 'author', family: 'Brandt', given: 'K' }],
  issued: { year: 2015 },
  isbn: [isbn],
});

async function takeInAlone(record: BibliographicRecord): Promise<number> {
  const run = await store.beginRun({ source: 'desk', fetcher: 'files', request: {}, startedAt: '2026-02-01T00:00:00Z' });
  const arrival = arrivalOf({ authority: 'file:desk', id: record.sourceId }, record);
  return (await takeIn(store, run, 'desk', { arrivals: [arrival], failures: [], payloads: [] })).merged;
}

test.each([
  ['the same ISBN', '9783161484100', '9783161484100'],
  ['its form of ten places after that of thirteen', '9783161484100', '316148410X'],
  ['its form of thirteen places after that of ten', '316148410X', '9783161484100'],
])('a book that comes again in a later delivery is found by its ISBN: %s', async (_, first, second) => {
  expect(await takeInAlone(manual('a', first))).toBe(0);
  expect(await takeInAlone(manual('b', second))).toBe(1);
});

test('a delivery that is never ready before others write is stored in parts, its checkpoint with the last of them', async () => {
  const sizes: number[] = [];
  const crowded: Store = {
    ...store,
    async write(batch) {
      if (batch.changes.length > 2) throw new StaleBatch('somebody was faster');
      sizes.push(batch.changes.length);
      expect(batch.checkpoint).toEqual(sizes.length === 4 ? { page: 7 } : undefined);
      await store.write(batch);
    },
  };
  const run = await store.beginRun({ source: 'desk', fetcher: 'files', request: {}, startedAt: '2026-02-01T00:00:00Z' });
  const arrivals = Array.from({ length: 7 }, (_, index) =>
    arrivalOf(
      { authority: 'file:desk', id: `${index}` },
      { ...manual(`${index}`, '9783161484100'), title: `Volume of tides ${index}`, isbn: [] },
    ),
  );
  const { counts } = await takeIn(crowded, run, 'desk', { arrivals, failures: [], payloads: [], checkpoint: { page: 7 } });
  expect(sizes).toEqual([2, 2, 2, 1]);
  expect(counts).toMatchObject({ fetched: 7, new: 7 });
  expect((await store.run(run))?.counts).toMatchObject({ fetched: 7, new: 7 });
  expect(await store.checkpoint('desk')).toEqual({ page: 7 });
});
