import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { FetchedPage, Fetcher } from '../../src/fetchers/fetcher.ts';
import { Misconfigured, Rejected, Throttled } from '../../src/model/errors.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { harvest } from '../../src/pipeline/harvest.ts';
import { type Library, openLibrary } from '../../src/pipeline/library.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { emptyFolder } from '../commands/refmill.ts';

let library: Library;
let today: Date;

beforeEach(async () => {
  library = await openLibrary(path.join(await emptyFolder(), 'refmill.db'));
  today = new Date('2026-02-01T00:00:00Z');
});
afterEach(() => library.close());

const record = (id: string, more: Partial<BibliographicRecord> = {}): BibliographicRecord => ({
  source: 'somewhere',
  sourceId: id,
  title: `Title ${id}`,
  ...more,
});

/** A page of JSON Lines as a service might send it. */
const page = (records: readonly BibliographicRecord[], more: Partial<FetchedPage> = {}): FetchedPage => ({
  payload: {
    bytes: new TextEncoder().encode(records.map((each) => `${JSON.stringify(each)}\n`).join('')),
    mediaType: 'application/jsonl',
    url: 'https://example.org/',
    fetchedAt: '2026-02-01T00:00:00Z',
  },
  format: 'jsonl',
  ...more,
});

/** A service that gives these pages; an Error among them is thrown in its place. */
function serving(pages: readonly (FetchedPage | Error)[], announcesDeletions = false): Fetcher {
  return {
    id: 'pages',
    title: 'Pages of a test',
    config: z.unknown(),
    example: '--pages',
    announcesDeletions,
    async *fetch() {
      for (const each of pages) {
        if (each instanceof Error) throw each;
        yield each;
      }
    },
  };
}

const noNetwork = () => Promise.reject(new Error('no network here'));

const run = (fetcher: Fetcher, more: { fromStart?: boolean } = {}) =>
  harvest(library, {
    source: 'test',
    fetcher,
    config: {},
    request: { query: 'x' },
    tools: {
      http: { send: noNetwork, download: noNetwork, close: async () => undefined },
      now: () => today,
      report: () => undefined,
    },
    ...more,
  });

async function titles(): Promise<string[]> {
  const found: string[] = [];
  for await (const { citation } of library.store.works(parseQuery(''), 'added')) found.push(citation.title ?? '');
  return found.toSorted();
}

test('a run that fails keeps the pages before, and the checkpoint of the last of them', async () => {
  const report = await run(
    serving([page([record('1')], { checkpoint: { at: 1 } }), page([record('2')]), new Rejected('the query is wrong')]),
  );
  expect(report).toMatchObject({ counts: { fetched: 2, new: 2 }, error: 'the query is wrong' });
  expect(await titles()).toEqual(['Title 1', 'Title 2']);
  expect(await library.store.checkpoint('test')).toEqual({ at: 1 });
  expect(await library.store.run(report.run)).toMatchObject({ outcome: 'failed', error: 'the query is wrong', counts: { new: 2 } });
});

test('a run that needs somebody to change something fails in the ledger and says so, and keeps what came before', async () => {
  const report = await run(serving([page([record('1')]), new Misconfigured('apiKey', 'the key is not known')]));
  expect(report).toMatchObject({ counts: { new: 1 }, error: 'the key is not known', misconfigured: true });
  expect(await library.store.run(report.run)).toMatchObject({ outcome: 'failed', error: 'the key is not known' });
});

test('throttling that outlasts all patience fails nothing', async () => {
  const report = await run(serving([page([record('1')]), new Throttled('wait until tomorrow', 86_400_000)]));
  expect(report).toMatchObject({ counts: { new: 1 }, throttled: true });
  expect(await library.store.run(report.run)).toMatchObject({ outcome: 'throttled' });
});

test('a page without records moves the checkpoint all the same', async () => {
  await run(serving([page([], { checkpoint: { at: 7 } })]));
  expect(await library.store.checkpoint('test')).toEqual({ at: 7 });
});

test('a record that is absent from a complete listing becomes a tombstone that keeps what was known', async () => {
  await run(serving([page([record('1'), record('2')], { complete: true })]));
  const report = await run(serving([page([record('1')], { complete: true })]));
  expect(report.counts).toMatchObject({ fetched: 1, unchanged: 1, deleted: 1 });
  expect(await titles()).toEqual(['Title 1']);
  const { works } = await library.store.search(parseQuery('has:deleted'), { offset: 0, limit: 5, sort: 'added' });
  expect(works).toMatchObject([{ deleted: true, citation: { title: 'Title 2' } }]);

  const back = await run(serving([page([record('2', { datestamp: '2026-03-01' })])]));
  expect(back.counts).toMatchObject({ changed: 1 });
  expect(await titles()).toEqual(['Title 1', 'Title 2']);
});

test.each([
  ['a listing that was not complete', serving([page([record('1')])])],
  ['a listing that failed before its end', serving([page([record('1')]), new Rejected('gone')])],
  ['a source that announces deletions', serving([page([record('1')], { complete: true })], true)],
])('absence says nothing in %s', async (_, fetcher) => {
  await run(serving([page([record('1'), record('2')], { complete: true })]));
  await run(fetcher);
  expect(await titles()).toEqual(['Title 1', 'Title 2']);
});

test('of two versions on one page both are kept, and the newer one counts', async () => {
  await run(
    serving([page([record('1', { datestamp: '2025-01-01', title: 'Old' }), record('1', { datestamp: '2025-06-01', title: 'New' })])]),
  );
  await run(serving([page([record('1', { datestamp: '2024-01-01', title: 'Oldest' })])]));
  expect(await titles()).toEqual(['New']);
  const work = await library.store.work('W1');
  expect(work?.members[0]?.versions.map(({ datestamp }) => datestamp)).toEqual(expect.arrayContaining(['2025-01-01', '2025-06-01']));
});

test('what cannot be read is counted, told and kept in the archive, and costs nothing else', async () => {
  const bytes = new TextEncoder().encode(`${JSON.stringify(record('1'))}\n{"source":\n${JSON.stringify(record('2'))}\n`);
  const { run: id, counts } = await run(serving([{ ...page([]), payload: { ...page([]).payload, bytes } }]));
  expect(counts).toMatchObject({ fetched: 3, new: 2, failed: 1 });
  const [failure] = await library.store.failures(id);
  expect(failure?.findings.map(({ code }) => code)).toEqual(['record-unreadable']);
  expect(Buffer.from(await library.archive.get(failure?.payload ?? ''))).toEqual(Buffer.from(bytes));
});

test('a source that another process harvests is left to it', async () => {
  await library.store.acquireLease('test', 'elsewhere:1:other', today, 60_000);
  await expect(run(serving([]))).rejects.toThrow('test is at work in another process (elsewhere, process 1)');
  today = new Date(today.getTime() + 61_000);
  expect((await run(serving([]))).error).toBeUndefined();
});

test('a run that ended without a word is closed by the next one, of whatever source; one that is at work is left alone', async () => {
  const startedAt = today.toISOString();
  const begin = (source: string) => library.store.beginRun({ source, fetcher: 'files', request: {}, startedAt });
  const [lost, alive] = [await begin('desk'), await begin('desk')];
  await library.store.acquireLease(`run ${alive}`, 'elsewhere:1:other', today, 60_000);
  await run(serving([]));
  expect(await library.store.run(lost)).toMatchObject({ outcome: 'interrupted', error: 'the process ended before the run did' });
  expect(await library.store.run(alive)).toMatchObject({ outcome: 'running' });
});
