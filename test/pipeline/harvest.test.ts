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

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
});

const run = (fetcher: Fetcher, more: { fromStart?: boolean; request?: Readonly<Record<string, unknown>> } = {}) =>
  harvest(library, {
    source: 'test',
    fetcher,
    config: {},
    request: { query: 'x' },
    tools: {
      http: { send: noNetwork, download: noNetwork, close: async () => undefined },
      now: () => today,
      report: (message) => said.push(message),
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

test('what a source gave when it was asked for something else is not deleted because it is asked for no more', async () => {
  const both = { request: { sets: ['col_1', 'col_2'], overlapDays: 2 } };
  const one = { request: { sets: ['col_1'], overlapDays: 2 } };
  await run(serving([page([record('1'), record('2'), record('3')], { complete: true })]), both);
  for (const request of [one, { request: { ...one.request, overlapDays: 5 } }]) {
    expect((await run(serving([page([record('1'), record('2')], { complete: true })]), request)).counts).toMatchObject({ deleted: 0 });
  }
  expect((await run(serving([page([record('1')], { complete: true })]), one)).counts).toMatchObject({ deleted: 1 });
  expect(await titles()).toEqual(['Title 1', 'Title 3']);
});

test('what came under the name of a source in another way is not deleted because the source does not list it', async () => {
  await run(serving([page([record('1')], { complete: true })]));
  await run({ ...serving([page([record('2')])]), id: 'files' });
  expect((await run(serving([page([record('1')], { complete: true })]))).counts).toMatchObject({ deleted: 0 });
  expect(await titles()).toEqual(['Title 1', 'Title 2']);
});

test('a record that could not be read this time is not taken for deleted', async () => {
  await run(serving([page([record('1'), record('2')], { complete: true })]));
  const bytes = new TextEncoder().encode(`${JSON.stringify(record('1'))}\n{"source":"somewhere","sourceId":"2","tit\n`);
  const broken = { ...page([], { complete: true }), payload: { ...page([]).payload, bytes } };
  const report = await run(serving([broken]));
  expect(report).toMatchObject({ counts: { unchanged: 1, failed: 1, deleted: 0 } });
  expect(report.lacking).toEqual(['1 records could not be read: nothing is taken for deleted']);
  expect(await titles()).toEqual(['Title 1', 'Title 2']);
});

test('that a large part is gone at once is not believed until a person asks for everything anew', async () => {
  const many = Array.from({ length: 60 }, (_, at) => record(String(at)));
  await run(serving([page(many, { complete: true })]));
  const few = serving([page(many.slice(0, 30), { complete: true })]);
  const doubted = await run(few);
  expect(doubted.counts).toMatchObject({ unchanged: 30, deleted: 0 });
  expect(doubted.lacking).toEqual([expect.stringMatching(/^30 of 60 records are listed no more, which is not believed/)]);
  expect(await library.store.run(doubted.run)).toMatchObject({ outcome: 'partial' });
  expect((await run(few, { fromStart: true })).counts).toMatchObject({ unchanged: 30, deleted: 30 });
});

test('a run whose service did not give all that it counts is partial, says so, and makes no tombstones', async () => {
  await run(serving([page([record('1'), record('2')], { complete: true })]));
  const { run: id, lacking } = await run({
    ...serving([]),
    async *fetch(_, __, tools) {
      tools.lacking?.('it counts 2 records and gave 1');
      yield page([record('1')], { complete: true });
    },
  });
  expect(lacking).toEqual(['it counts 2 records and gave 1']);
  expect(await library.store.run(id)).toMatchObject({
    outcome: 'partial',
    error: 'it counts 2 records and gave 1',
    counts: { deleted: 0 },
  });
});

test('no password of an address comes into what is said, or into the ledger', async () => {
  const { run: id, error } = await run({
    ...serving([]),
    // biome-ignore lint/correctness/useYield: it ends before there is anything to give
    async *fetch(_, __, tools) {
      tools.report('https://desk:opensesame@example.org/1: nothing there');
      throw new Rejected('https://desk:opensesame@example.org/2: refused');
    },
  });
  expect(said).toEqual(['https://***@example.org/1: nothing there']);
  expect(error).toBe('https://***@example.org/2: refused');
  expect(await library.store.run(id)).toMatchObject({ error });
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
