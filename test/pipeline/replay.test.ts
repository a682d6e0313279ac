import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { FetchedPage, Fetcher } from '../../src/fetchers/fetcher.ts';
import type { Format } from '../../src/formats/format.ts';
import { formatById } from '../../src/formats/registry.ts';
import type { HttpClient } from '../../src/http/exchange.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { decide } from '../../src/pipeline/decide.ts';
import { harvest } from '../../src/pipeline/harvest.ts';
import { ingest } from '../../src/pipeline/ingest.ts';
import { type Library, openLibrary } from '../../src/pipeline/library.ts';
import { formatNamed } from '../../src/pipeline/read.ts';
import { type ReplayRequest, replay } from '../../src/pipeline/replay/replay.ts';
import { undo } from '../../src/pipeline/undo.ts';
import type { RecordDifference } from '../../src/store/store.ts';
import { emptyFolder, fixture } from '../commands/refmill.ts';
import { dumpOf } from '../store/dump.ts';

let folder: string;
let library: Library;
const now = () => new Date('2026-02-01T00:00:00Z');

beforeEach(async () => {
  folder = await emptyFolder();
  library = await openLibrary(path.join(folder, 'refmill.db'));
});
afterEach(() => library.close());

const record = (id: string, more: Partial<BibliographicRecord> = {}): BibliographicRecord => ({
  source: 'somewhere',
  sourceId: id,
  title: `Title ${id}`,
  ...more,
});

/** A record under PubMed's authority: its id is the same whatever file it stands in. */
const article = (id: string, more: Partial<BibliographicRecord> = {}) => record(`9900000${id}`, { source: 'pubmed-xml', ...more });

const inLines = (records: readonly BibliographicRecord[]) => records.map((each) => `${JSON.stringify(each)}\n`).join('');

async function take(name: string, text: string, source?: string): Promise<number> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  const request = { paths: [file], now, report: () => undefined, ...(source === undefined ? {} : { source }) };
  return (await ingest(library, request)).run;
}

const again = (more: Partial<ReplayRequest> = {}) => replay(library, { now, threads: 0, ...more });

/** Formats of which each reads every record otherwise than it did. */
const reading =
  (change: (record: BibliographicRecord) => BibliographicRecord | undefined) =>
  (id: string): Format => {
    const format = formatNamed(id);
    return {
      ...format,
      async *read(chunks, context) {
        for await (const each of format.read(chunks, context)) {
          const changed = change(each);
          if (changed) yield changed;
        }
      },
    };
  };

const versionsOf = async (id: string) => (await library.store.work(id))?.members.flatMap(({ versions }) => versions) ?? [];

test('what reads as it did stays as it is, however often it is read again', async () => {
  for (const [format, name] of [
    ['pubmed-xml', 'sandbox-library'],
    ['dim', 'sandbox-repository'],
  ] as const)
    await ingest(library, { paths: [fixture(format, name, 'input.xml')], now, report: () => undefined });
  const before = await dumpOf(library.store);
  const report = await again();
  expect(report).toMatchObject({
    run: 3,
    payloads: 2,
    counts: { fetched: 24, changed: 0, unchanged: 24 },
    lost: [],
    faults: [],
    unknown: 0,
  });
  expect(await library.store.run(3)).toMatchObject({
    source: 'archive',
    fetcher: 'replay',
    outcome: 'complete',
    counts: { unchanged: 24 },
  });
  await again();
  expect(await dumpOf(library.store)).toEqual(before);
});

test('a parser that reads otherwise changes just what it reads otherwise; the former reading goes to the history, and undo takes all back', async () => {
  const run = await take('desk.jsonl', inLines([record('1', { datestamp: '2025-01-01' }), record('2'), record('3')]));
  const before = await dumpOf(library.store);
  const better = reading((each) =>
    each.sourceId === '2' ? each : { ...each, languages: ['en'], ...(each.datestamp ? { datestamp: '2024-12-31' } : {}) },
  );
  const report = await again({ formatOf: better });
  expect(report.counts).toMatchObject({ fetched: 3, changed: 2, unchanged: 1 });
  // Even an earlier datestamp wins: it is the same bytes.
  expect((await library.store.work('W1'))?.members[0]?.record).toMatchObject({ languages: ['en'], datestamp: '2024-12-31' });
  expect(await versionsOf('W1')).toMatchObject([
    { version: 1, run },
    { version: 2, run: report.run },
  ]);
  expect((await library.store.work('W1'))?.members[0]?.sightings).toMatchObject([{ source: 'files', run }]);
  expect(await versionsOf('W2')).toHaveLength(1);

  expect((await again({ formatOf: better })).counts).toMatchObject({ changed: 0, unchanged: 3 });
  await undo(library.store, { run: report.run ?? 0, now });
  expect(await dumpOf(library.store)).toEqual(before);
});

test('what a run brought goes with it, also where it was read again since', async () => {
  const run = await take('desk.jsonl', inLines([record('1')]));
  await again({ formatOf: reading((each) => ({ ...each, languages: ['en'] })) });
  await undo(library.store, { run, now });
  expect(await library.store.status()).toMatchObject({ records: 0, problems: [] });
});

test('only current versions are read again', async () => {
  await take('old.jsonl', inLines([article('1', { datestamp: '2024-01-01' }), article('2')]));
  await take('new.jsonl', inLines([article('1', { datestamp: '2025-01-01', title: 'New' })]));
  const report = await again({ formatOf: reading((each) => ({ ...each, languages: ['en'] })) });
  expect(report.counts).toMatchObject({ fetched: 2, changed: 2 });
  expect((await library.store.work('W1'))?.citation).toMatchObject({ title: 'New', languages: ['en'] });
  expect(await versionsOf('W1')).toHaveLength(3);
});

test('of two versions in one payload the one that stands is read again, whatever their order', async () => {
  const [old, young] = [
    { datestamp: '2025-01-01', title: 'Old' },
    { datestamp: '2025-06-01', title: 'New' },
  ];
  await take('a.jsonl', inLines([article('1', young), article('1', old)]));
  await take('b.jsonl', inLines([article('2', old), article('2', young)]));
  expect((await again()).counts).toMatchObject({ changed: 0 });
  const better = reading((each) => ({ ...each, title: `${each.title}!` }));
  expect((await again({ formatOf: better })).counts).toMatchObject({ fetched: 2, changed: 2 });
  expect(await versionsOf('W2')).toHaveLength(3);
  const titles = async () => [(await library.store.work('W1'))?.citation.title, (await library.store.work('W2'))?.citation.title];
  expect(await titles()).toEqual(['New!', 'New!']);
  expect((await again({ formatOf: better })).counts).toMatchObject({ changed: 0 });
  expect(await titles()).toEqual(['New!', 'New!']);
});

test('where the format tells the places of records, a former version in the payload is never taken for the current one', async () => {
  const told = (year: number, title: string) =>
    `<PubmedArticle><MedlineCitation><PMID Version="1">99000001</PMID><DateRevised><Year>${year}</Year><Month>1</Month><Day>1</Day></DateRevised><Article><ArticleTitle>${title}</ArticleTitle></Article></MedlineCitation></PubmedArticle>`;
  await take('twice.xml', `<PubmedArticleSet>${told(2020, 'Old')}${told(2025, 'New')}${told(2022, 'Older')}</PubmedArticleSet>`);
  expect((await library.store.work('W1'))?.citation.title).toBe('New');
  const before = await versionsOf('W1');
  const report = await again({ formatOf: reading((each) => ({ ...each, languages: ['en'] })) });
  expect(report.counts).toMatchObject({ fetched: 1, changed: 1 });
  expect((await library.store.work('W1'))?.citation).toMatchObject({ title: 'New', languages: ['en'] });
  expect(await versionsOf('W1')).toHaveLength(before.length + 1);
});

test('a reading that is as an earlier one was is no other version: the parser went back', async () => {
  await take('desk.jsonl', inLines([record('1')]));
  await again({ formatOf: reading((each) => ({ ...each, languages: ['en'] })) });
  expect(await again()).toMatchObject({ counts: { fetched: 1, changed: 1 }, lost: [] });
  expect((await library.store.work('W1'))?.members[0]?.record.languages).toBeUndefined();
  expect((await versionsOf('W1')).map(({ version }) => version)).toEqual([1, 2, 3]);
});

test('ids that a file uses again lead each reading to its own record', async () => {
  const one = { identifiers: [{ scheme: 'doi' as const, value: '10.5555/coffee.1' }], title: 'Coffee and sleep in mice' };
  const other = { identifiers: [{ scheme: 'doi' as const, value: '10.5555/radium.1' }], title: 'Radium at the turn of the tide' };
  await take('savedrecs.jsonl', inLines([record('1', one)]));
  await take('savedrecs.jsonl', inLines([record('1', other), record('2')]));
  const { counts, lost } = await again({ formatOf: reading((each) => ({ ...each, languages: ['en'] })) });
  expect([counts, lost]).toMatchObject([{ fetched: 3, changed: 3 }, []]);
  expect((await library.store.work('doi:10.5555/radium.1'))?.members).toMatchObject([
    { key: { id: expect.stringMatching(/^1~[0-9a-f]{8}$/) }, record: { title: other.title, languages: ['en'] } },
  ]);
});

test('records that a payload gives no more are named and stay; what it gives beyond what the library has is counted', async () => {
  await take('desk.jsonl', inLines([record('1'), record('2')]));
  const before = await dumpOf(library.store);
  const report = await again({ formatOf: reading((each) => (each.sourceId === '2' ? { ...each, sourceId: 'two' } : each)) });
  expect(report).toMatchObject({
    counts: { fetched: 1, unchanged: 1 },
    lost: [{ key: { authority: 'file:desk.jsonl', id: '2' } }],
    lostInAll: 1,
    unknown: 1,
  });
  expect(await dumpOf(library.store)).toEqual(before);
});

test('tombstones stay tombstones', async () => {
  await ingest(library, { paths: [fixture('dim', 'sandbox-repository', 'input.xml')], now, report: () => undefined });
  const { tombstones } = await library.store.status();
  const { counts, lost } = await again({ formatOf: reading((each) => (each.deleted ? each : { ...each, languages: ['la'] })) });
  expect([tombstones, counts.unchanged, lost]).toEqual([1, 1, []]);
  expect(await library.store.status()).toMatchObject({ tombstones: 1 });
});

test('works are resolved anew by what is read now, and what a person decided holds', async () => {
  const shared: Partial<BibliographicRecord> = {
    identifiers: [{ scheme: 'doi', value: '10.5555/coffee.1' }],
    issued: { year: 2020 },
    title: 'Coffee and sleep in invented mice of the northern islands',
    contributors: [{ role: 'author', family: 'Quill', given: 'Ada' }],
  };
  await take('one.jsonl', inLines([record('1', shared), record('2', { ...shared, identifiers: [] }), record('3', shared)]));
  await decide(library.store, { records: ['file:one.jsonl/1', 'file:one.jsonl/3'], verdict: 'different', now });
  await again({ formatOf: reading((each) => ({ ...each, ...shared })) });
  const works = await Promise.all(
    ['1', '2', '3'].map(
      async (id) => (await library.store.neighbours({ keys: [{ authority: 'file:one.jsonl', id }], identifiers: [] }))[0]?.work,
    ),
  );
  expect(new Set(works).size).toBe(2);
  expect(works[0]).not.toBe(works[2]);
});

test('a payload that is gone or damaged is named; the others are read', async () => {
  await take('one.jsonl', inLines([record('1')]));
  await take('two.jsonl', inLines([record('2')]));
  await take('three.jsonl', inLines([record('3')]));
  const [one, two] = await library.store.payloads();
  const fileOf = (sha256 = '') => path.join(folder, 'refmill.db.archive', sha256.slice(0, 2), `${sha256}.gz`);
  await rm(fileOf(one?.sha256));
  await rm(path.join(folder, 'one.jsonl'));
  await writeFile(fileOf(two?.sha256), 'no gzip');
  const report = await again();
  expect(report.counts).toMatchObject({ fetched: 1 });
  expect(report.faults).toEqual([
    { payload: one?.sha256, fault: expect.stringContaining('one.jsonl: the file is no longer there') },
    { payload: two?.sha256, fault: expect.stringContaining('the archived payload cannot be read') },
  ]);
  expect(await library.store.run(report.run ?? 0)).toMatchObject({ outcome: 'partial' });
});

test('payloads from before their reading was kept are read by what they look like and what their records are called', async () => {
  const text = inLines([record('1'), { source: 'jsonl', sourceId: 'x', title: 'Named by its place' }]).replace('"sourceId":"x",', '');
  await take('desk.jsonl', text);
  await take('named.jsonl', inLines([record('2')]), 'desk');
  await harvest(library, {
    source: 'pages',
    fetcher: serving([page([record('3')])]),
    config: {},
    request: {},
    tools: {
      http: noNetwork,
      now,
      report: () => undefined,
    },
  });
  const before = await dumpOf(library.store);
  await library.close();
  const raw = new Sqlite(path.join(folder, 'refmill.db'));
  expect(raw.prepare('DELETE FROM payload_readings').run().changes).toBe(3);
  raw.close();
  library = await openLibrary(path.join(folder, 'refmill.db'));
  expect(await again()).toMatchObject({ payloads: 3, counts: { fetched: 4, unchanged: 4 }, lost: [], faults: [], unknown: 0 });
  expect(await dumpOf(library.store)).toEqual(before);
});

test('only what a source or a run brought is read again when they are named', async () => {
  const first = await take('one.jsonl', inLines([record('1')]), 'desk');
  await take('two.jsonl', inLines([record('2')]), 'shelf');
  expect((await again({ source: 'shelf' })).counts.fetched).toBe(1);
  expect((await again({ run: first })).counts.fetched).toBe(1);
  expect((await again({ run: first, source: 'shelf' })).counts.fetched).toBe(0);
  await expect(again({ run: 99 })).rejects.toThrow('there is no run 99');
  await expect(again({ source: 'drawer' })).rejects.toThrow('nothing was ever harvested or ingested as drawer');
});

test('a dry run says what would change, and stores nothing', async () => {
  await take('desk.jsonl', inLines([record('1'), record('2')]));
  const before = [await dumpOf(library.store), await library.store.runs(9), await library.store.revision()];
  const told: RecordDifference[] = [];
  const report = await again({
    dryRun: true,
    formatOf: reading((each) => (each.sourceId === '1' ? { ...each, title: 'Better' } : each)),
    differs: async (difference) => void told.push(difference),
  });
  expect(report).toMatchObject({ counts: { changed: 1, unchanged: 1 } });
  expect(report.run).toBeUndefined();
  expect(told).toMatchObject([
    { key: { id: '1' }, work: 'W1', change: 'changed', before: { title: 'Title 1' }, after: { title: 'Better' } },
  ]);
  expect([await dumpOf(library.store), await library.store.runs(9), await library.store.revision()]).toEqual(before);
});

test('a replay that is broken off goes on where it was, and ends as if it had not been', async () => {
  for (let file = 0; file < 6; file++) await take(`${file}.jsonl`, inLines([record('1', { title: `Title ${file}` })]));
  const better = reading((each) => ({ ...each, languages: ['en'] }));
  const stop = new AbortController();
  const progress = (_: number, payloads: number) => payloads === 4 && stop.abort(new Error('enough'));
  await expect(again({ formatOf: better, signal: stop.signal, progress })).rejects.toThrow('enough');
  expect(await library.store.run(7)).toMatchObject({ outcome: 'interrupted', fetcher: 'replay', counts: { changed: 4 } });
  const report = await again({ formatOf: better });
  expect(report).toMatchObject({ payloads: 2, counts: { changed: 2 } });
  expect((await again({ formatOf: better })).counts).toMatchObject({ fetched: 6, unchanged: 6 });
});

test('what a replay met before it was broken off is not forgotten when it goes on', async () => {
  for (let file = 0; file < 4; file++) await take(`${file}.jsonl`, inLines([record('1', { title: `Title ${file}` })]));
  const [first] = await library.store.payloads();
  const sha256 = first?.sha256 ?? '';
  await rm(path.join(folder, 'refmill.db.archive', sha256.slice(0, 2), `${sha256}.gz`));
  await rm(path.join(folder, '0.jsonl'));
  const stop = new AbortController();
  const progress = (_: number, payloads: number) => payloads === 3 && stop.abort(new Error('enough'));
  await expect(again({ signal: stop.signal, progress })).rejects.toThrow('enough');
  const report = await again();
  expect(report).toMatchObject({ payloads: 1, faults: [], earlier: { faults: 1, lost: 0 } });
  expect(await library.store.run(report.run ?? 0)).toMatchObject({ outcome: 'partial' });
  const whole = await again();
  expect([whole.payloads, whole.faults.length, whole.earlier]).toEqual([4, 1, undefined]);
});

const noNetwork: HttpClient = {
  send: () => Promise.reject(new Error('no network here')),
  download: () => Promise.reject(new Error('no network here')),
  close: async () => undefined,
};

/** A page of JSON Lines as a service might send it. */
const page = (records: readonly BibliographicRecord[]): FetchedPage => ({
  payload: {
    bytes: new TextEncoder().encode(inLines(records)),
    mediaType: 'application/jsonl',
    url: 'https://example.org/',
    fetchedAt: '2026-02-01T00:00:00Z',
  },
  format: formatById('jsonl')?.id ?? '',
});

const serving = (pages: readonly FetchedPage[]): Fetcher => ({
  id: 'pages',
  title: 'Pages of a test',
  example: '',
  config: z.unknown(),
  announcesDeletions: true,
  async *fetch() {
    yield* pages;
  },
});
