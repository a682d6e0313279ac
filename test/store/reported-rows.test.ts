import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { undo } from '../../src/pipeline/undo.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { rowsOf } from './dump.ts';
import { library, mouseArticle, tideArticle, tideInRepository } from './library.ts';
import { batchOf, put } from './putting.ts';

let folder: string;
let file: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'refmill-reported-'));
  file = path.join(folder, 'refmill.db');
  store = await openSqliteStore(file);
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const found = async (query: string) =>
  (await store.search(parseQuery(query), { offset: 0, limit: 9, sort: 'oldest' })).works.map(({ id }) => id);

/** Which record each row of a work is from, by its written key. */
function saying(table: 'work_endpoints' | 'work_results'): readonly string[] {
  const client = new Sqlite(file, { readonly: true });
  const rows = client
    .prepare(
      `SELECT DISTINCT 'W' || ${table}.work || ' ' || authorities.name || '/' || source_id FROM ${table} JOIN records ON records.id = record JOIN authorities ON authorities.id = authority ORDER BY 1`,
    )
    .pluck()
    .all() as string[];
  client.close();
  return rows;
}

const reporting = { ...tideInRepository, endpoints: [{ name: 'quality of life', role: 'primary' as const }] };

test('every row names the record that says so, in a merged work the one that the merged citation follows', async () => {
  await put(store, [tideInRepository, mouseArticle]);
  expect(saying('work_endpoints')).toEqual(['W2 pubmed/99000002']);
  await put(store, [tideArticle]);
  for (const table of ['work_endpoints', 'work_results'] as const) {
    expect(saying(table)).toEqual(['W1 pubmed/99000001', 'W2 pubmed/99000002']);
  }
});

test('endpoints that only results name are from the record of the results', async () => {
  const { endpoints: _none, ...resultsAlone } = tideArticle;
  await put(store, [tideInRepository, resultsAlone]);
  expect(saying('work_endpoints')).toEqual(['W1 pubmed/99000001']);
  expect(await found('endpoint:"overall survival" endpoint:ttsre -primary-endpoint:"overall survival"')).toEqual(['W1']);
});

test('what a changed record no longer says is no longer found', async () => {
  await put(store, library);
  const { endpoints: _endpoints, results: _results, ...silent } = tideArticle;
  await put(store, [{ ...silent, datestamp: '2030-01-01' }]);
  expect(await found('endpoint:survival OR result:HR')).toEqual([]);
  expect(saying('work_results')).toEqual(['W2 pubmed/99000002']);
});

test('rows go with a record from work to work, through a person’s separation and its undoing', async () => {
  await put(store, [tideArticle, reporting]);
  expect(await found('primary-endpoint:OS')).toEqual(['W1']);
  expect(await found('primary-endpoint:"quality of life"')).toEqual([]);
  const together = rowsOf(file);
  const apart = {
    a: 'hdl:99999/99999/17',
    b: 'pubmed/99000001',
    verdict: 'different',
    by: 'user',
    reasons: ['another trial'],
    at: '2026-01-06T00:00:00.000Z',
  } as const;
  const keys = [
    { authority: 'pubmed', id: '99000001' },
    { authority: 'hdl:99999', id: '99999/17' },
  ];
  await put(store, [], { seen: keys, decisions: [apart] });
  expect([await found('primary-endpoint:OS'), await found('primary-endpoint:"quality of life"')]).toEqual([['W1'], ['W2']]);
  expect(saying('work_endpoints')).toEqual(['W1 pubmed/99000001', 'W2 hdl:99999/99999/17']);
  await put(store, [], { seen: keys, undo: [apart] });
  expect(await found('primary-endpoint:OS OR primary-endpoint:"quality of life"')).toEqual(['W1']);
  const { endpoints, results } = rowsOf(file);
  expect({ endpoints, results }).toEqual({ endpoints: together.endpoints, results: together.results });
});

test('a run that is taken back takes its rows with it, and leaves those of others', async () => {
  const first = await put(store, [reporting]);
  await store.endRun(first, { outcome: 'complete', endedAt: '2026-01-05T09:00:00.000Z' });
  const before = rowsOf(file);
  const second = await put(store, [tideArticle, mouseArticle]);
  await store.endRun(second, { outcome: 'complete', endedAt: '2026-01-05T09:00:00.000Z' });
  expect(await found('result:MD')).toEqual(['W2']);
  await undo(store, { run: second, now: () => new Date('2026-03-01T00:00:00Z') });
  const { endpoints, results, names } = rowsOf(file);
  expect({ endpoints, results, names }).toEqual({ endpoints: before.endpoints, results: before.results, names: before.names });
  expect(await found('primary-endpoint:"quality of life"')).toEqual(['W1']);
  expect((await store.status()).problems).toEqual([]);
});

test('a batch that fails leaves no name behind that later ones would count on', async () => {
  await put(store, [mouseArticle]);
  const batch = await batchOf(store, [tideArticle, { ...mouseArticle, title: 'Coffee, amended' }]);
  const said = { citation: { endpoints: [{ name: 'sleep', role: 'primary' as const }] }, provenance: {} };
  const works = batch.works.map((plan) => (plan.id === 'W1' ? { ...plan, said } : plan));
  await expect(store.write({ ...batch, works })).rejects.toThrow('the batch has the endpoints of a work from no record');
  expect(await found('endpoint:survival')).toEqual([]);
  await store.write({ ...batch, revision: await store.revision() });
  expect(await found('endpoint:survival')).toEqual(['W2']);
});
