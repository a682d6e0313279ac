import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AnyFetcher, FetchTools } from '../../../src/fetchers/fetcher.ts';
import { pubmedFiles } from '../../../src/fetchers/pubmed-files/fetcher.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { harvest } from '../../../src/pipeline/harvest.ts';
import { type Library, openLibrary } from '../../../src/pipeline/library.ts';
import { originalOf } from '../../../src/pipeline/original.ts';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { emptyFolder } from '../../commands/refmill.ts';
import { articleSources, head, tail } from '../../pipeline/large-file.ts';

let folder: string;
let library: Library;
const said: string[] = [];
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = await emptyFolder();
  library = await openLibrary(path.join(folder, 'refmill.db'));
  closing.push(() => library.close());
  said.length = 0;
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A run of the source into the library. */
async function run(settings: object, more: { fromStart?: boolean; signal?: AbortSignal } = {}) {
  const http = createHttpClient({ allowPrivateHosts: ['127.0.0.1'], otherwisePerSecond: 100_000, tries: 2, sleep: async () => {} });
  closing.push(() => http.close());
  const { signal, ...rest } = more;
  const tools: FetchTools = {
    http,
    now: () => new Date('2026-02-03T23:30:00Z'),
    report: (message) => said.push(message),
    ...(signal ? { signal } : {}),
  };
  const request = {
    source: 'baseline',
    fetcher: pubmedFiles as AnyFetcher,
    config: pubmedFiles.config.parse(settings),
    request: {},
    tools,
  };
  const report = await harvest(library, { ...request, ...rest });
  return { ...report, names: (report.files ?? []).map(({ name }) => name.replace(/\.xml\.gz$/, '')) };
}

/** Puts files of articles, or of deletions, into a folder; `25n0003` is `pubmed25n0003.xml.gz` and gets its checksum. */
async function put(files: Readonly<Record<string, string>>, below = '.'): Promise<string> {
  const at = path.join(folder, 'pubmed');
  await mkdir(path.join(at, below), { recursive: true });
  for (const [stem, content] of Object.entries(files)) {
    const file = path.join(at, below, `pubmed${stem}.xml.gz`);
    const bytes = gzipSync(head + content + tail);
    await writeFile(file, bytes);
    await writeFile(`${file}.md5`, `MD5(${path.basename(file)})= ${createHash('md5').update(bytes).digest('hex')}\n`);
  }
  return at;
}

const articles = (count: number, first: number) => articleSources(count, first).join('');
const deletion = (...pmids: number[]) =>
  `<DeleteCitation>${pmids.map((pmid) => `<PMID Version="1">${pmid}</PMID>`).join('')}</DeleteCitation>`;
const pubmed = (id: number) => library.store.known([{ authority: 'pubmed', id: String(id) }]).then(([known]) => known?.deleted);

test('baseline and updates come from NLM’s server into the library, deletions and all, and are kept beside it', async () => {
  const sandbox = await startSandbox({ generated: 40 });
  closing.push(() => sandbox.close());
  const settings = { baseUrl: sandbox.urlOf('pubmed-files') };
  const first = await run(settings);
  expect(first).toMatchObject({ counts: { fetched: 56, new: 54, changed: 1, deleted: 1 } });
  expect(first.names).toEqual([1, 2, 3, 4, 5].map((number) => `pubmed26n000${number}`));
  expect(said).toEqual(['5 files to read: pubmed26n0001.xml.gz to pubmed26n0005.xml.gz']);
  expect(await readdir(path.join(folder, 'refmill.db.files', 'baseline'))).toHaveLength(5);
  const [member] = (await library.store.work('pmid:99000007'))?.members ?? [];
  expect(member && Buffer.from((await originalOf(library, member)) ?? []).toString()).toContain('>99000007<');
  expect(await run(settings)).toMatchObject({ names: [], counts: { fetched: 0 } });

  sandbox.touch('99000006', '2026-02-02T00:00:00Z');
  sandbox.remove('99000007', '2026-02-02T00:00:00Z');
  expect(await run(settings)).toMatchObject({ names: ['pubmed26n0006', 'pubmed26n0007'], counts: { changed: 1, deleted: 1 } });
  const before = sandbox.requests.length;
  const again = await run(settings, { fromStart: true });
  expect(again.counts).toMatchObject({ fetched: 58, unchanged: 58, deleted: 0 });
  // Nothing is downloaded that is there already and fits its checksum.
  expect(sandbox.requests.slice(before).filter(({ path: asked }) => asked.endsWith('.gz'))).toEqual([]);
});

test('downloaded files can be discarded, and are known by their address then', async () => {
  const sandbox = await startSandbox();
  closing.push(() => sandbox.close());
  const keepIn = path.join(folder, 'downloads');
  await run({ baseUrl: sandbox.urlOf('pubmed-files').replace('//', '//joan:pass5678@'), keepIn, discardFiles: true });
  expect(await readdir(keepIn)).toEqual([]);
  const [payload] = await library.store.payloads();
  expect(payload?.url).toBe(`${sandbox.urlOf('pubmed-files')}baseline/pubmed26n0001.xml.gz`);
});

test('a part of all files is taken in by a query, and kept up to date', async () => {
  const at = await put({ '26n0001': articles(20, 91_000_001), '26n0002': articles(20, 92_000_001) }, 'baseline');
  const settings = { folder: at, query: 'pmid:91000003 OR pmid:92000003' };
  expect(await run(settings)).toMatchObject({ counts: { fetched: 2, new: 2 }, passedOver: 38 });
  await put({ '26n0003': deletion(91_000_003, 91_000_004) }, 'updatefiles');
  expect(await run(settings)).toMatchObject({ counts: { fetched: 1, deleted: 1 }, passedOver: 1 });
  await run({ ...settings, query: 'pmid:92000004' });
  expect(said.at(-2)).toBe('something else is asked for than before: starting from the beginning');
  expect(await pubmed(92_000_004)).toBe(false);
});

test('all files of a run that was stopped are read once, whichever it stopped at', async () => {
  const at = await put(Object.fromEntries([1, 2, 3, 4].map((number) => [`26n000${number}`, articles(3, 91_000_001 + 10 * number)])));
  const names: string[] = [];
  for (let runs = 0; runs < 6; runs++) {
    const controller = new AbortController();
    const fetcher: AnyFetcher = {
      ...(pubmedFiles as AnyFetcher),
      async *fetch(...given) {
        for await (const file of pubmedFiles.fetch(...(given as Parameters<typeof pubmedFiles.fetch>))) {
          yield file;
          controller.abort(new Error('stopped'));
        }
      },
    };
    const tools = { http: undefined as never, now: () => new Date(), report: () => undefined, signal: controller.signal };
    const config = pubmedFiles.config.parse({ folder: at });
    const { files = [] } = await harvest(library, { source: 'baseline', fetcher, config, request: {}, tools });
    names.push(...files.map(({ name }) => name));
  }
  expect(names).toEqual([1, 2, 3, 4].map((number) => `pubmed26n000${number}.xml.gz`));
});

test('a file that does not fit its checksum stops the source and is named; what was read before it stays', async () => {
  const at = await put({ '26n0001': articles(3, 91_000_001), '26n0002': articles(3, 92_000_001), '26n0003': articles(3, 93_000_001) });
  await writeFile(path.join(at, 'pubmed26n0002.xml.gz'), gzipSync('another one'));
  const broken = await run({ folder: at });
  expect(broken).toMatchObject({
    names: ['pubmed26n0001'],
    error: 'pubmed26n0002.xml.gz does not fit its checksum: it was cut or changed on its way; fetch it anew',
  });
  await put({ '26n0002': articles(3, 92_000_001) });
  expect((await run({ folder: at })).names).toEqual(['pubmed26n0002', 'pubmed26n0003']);
});

test('a file without a checksum is read in a folder, and said to be unchecked', async () => {
  const at = await put({ '26n0001': articles(3, 91_000_001) });
  await rm(path.join(at, 'pubmed26n0001.xml.gz.md5'));
  expect((await run({ folder: at })).counts.new).toBe(3);
  expect(said).toEqual(['pubmed26n0001.xml.gz has no checksum beside it and is read unchecked']);
});

test('a file that NLM has replaced since is read again', async () => {
  const at = await put({ '26n0001': articles(3, 91_000_001) });
  await run({ folder: at });
  await put({ '26n0001': articles(4, 91_000_001), '26n0002': articles(1, 92_000_001) });
  expect((await run({ folder: at })).names).toEqual(['pubmed26n0001', 'pubmed26n0002']);
  expect(said[0]).toBe('pubmed26n0001.xml.gz was replaced since it was read: it is read again');
});

test('a missing update stops the source before what follows it', async () => {
  const at = await put({ '26n0001': articles(3, 91_000_001), '26n0003': deletion(91_000_001) });
  const { names, error } = await run({ folder: at });
  expect({ names, error }).toEqual({
    names: ['pubmed26n0001'],
    error:
      'pubmed26n0002 is missing, but pubmed26n0003.xml.gz is there: with it deletions would be lost, so nothing behind it is read; give fromFile to begin elsewhere than with the first file',
  });
  expect(await pubmed(91_000_001)).toBe(false);
});

test('what a new year’s baseline lacks was deleted while nobody looked, when one run has read all of it', async () => {
  const at = await put({ '25n0001': articles(10, 91_000_001) }, 'baseline');
  await run({ folder: at });
  await rm(at, { recursive: true });
  await put({ '26n0001': articles(6, 91_000_001) }, 'baseline');
  await put({ '26n0002': articles(1, 91_000_007) }, 'updatefiles');
  const report = await run({ folder: at });
  expect(report.names).toEqual(['pubmed26n0001', 'pubmed26n0002']);
  expect(report.counts.deleted).toBe(3);
  expect(await Promise.all([91_000_006, 91_000_007, 91_000_008].map(pubmed))).toEqual([false, false, true]);
  expect(said).toContain('the baseline of 2026 is there: reading it from its first file on');
});

test('a new baseline that is not there to its end makes no tombstones', async () => {
  const at = await put({ '25n0001': articles(10, 91_000_001) }, 'baseline');
  await run({ folder: at });
  await rm(at, { recursive: true });
  await put({ '26n0001': articles(6, 91_000_001) }, 'baseline');
  expect((await run({ folder: at })).counts.deleted).toBe(0);
});

test.each([
  ['a folder that is not there', () => ({ folder: path.join(folder, 'nowhere') }), /nowhere: no such folder/],
  ['a folder without such files', () => ({ folder }), /has no file of PubMed’s/],
])('%s is said', async (_, settings, message) => {
  const outcome = await run(settings()).then(
    ({ error }) => error,
    (error: Error) => error.message,
  );
  expect(outcome).toMatch(message);
});

test.each([{ folder: '' }, { baseUrl: 'ftp' }, { fromFile: 3, toFile: 2 }, { fromFile: 0 }, { since: 'May' }])(
  'the settings %j are refused',
  (settings) => {
    expect(pubmedFiles.config.safeParse(settings).success).toBe(false);
  },
);
