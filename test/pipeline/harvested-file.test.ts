import { appendFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { AnyFetcher, Fetched, FetchedFile } from '../../src/fetchers/fetcher.ts';
import { Misconfigured } from '../../src/model/errors.ts';
import { harvest } from '../../src/pipeline/harvest.ts';
import { type Library, openLibrary } from '../../src/pipeline/library.ts';
import { originalOf } from '../../src/pipeline/original.ts';
import { emptyFolder } from '../commands/refmill.ts';
import { pubmedFile } from './large-file.ts';

let library: Library;
let folder: string;
beforeEach(async () => {
  folder = await emptyFolder();
  library = await openLibrary(path.join(folder, 'refmill.db'));
});
afterEach(() => library.close());

const said: string[] = [];
const noNetwork = () => Promise.reject(new Error('no network here'));

/** A source that gives these, and what of its tools a fetcher would see. */
function run(given: readonly Fetched[], more: { fromStart?: boolean; wanted?: { query?: string; since?: string }; threads?: number } = {}) {
  said.length = 0;
  const { wanted, ...rest } = more;
  const fetcher: AnyFetcher = {
    id: 'files-of-a-test',
    title: 'Files of a test',
    config: z.unknown(),
    example: '',
    announcesDeletions: false,
    ...(wanted ? { wanted: () => wanted } : {}),
    async *fetch() {
      yield* given;
    },
  };
  return harvest(library, {
    source: 'desk',
    fetcher,
    config: {},
    request: {},
    tools: {
      http: { send: noNetwork, download: noNetwork, close: async () => undefined },
      now: () => new Date('2026-02-01T00:00:00Z'),
      report: (message) => said.push(message),
    },
    ...rest,
  });
}

async function file(name: string, content: string | Uint8Array, more: Partial<FetchedFile> = {}): Promise<FetchedFile> {
  const at = path.join(folder, name);
  await writeFile(at, content);
  return { path: at, name, size: (await stat(at)).size, ...more };
}

const ris = (title: string) => `TY  - JOUR\nTI  - ${title}\nID  - key7\nPY  - 2020\nER  - \n`;

test('a file goes into the library as refmill ingest --source takes it in, with its checkpoint', async () => {
  const outcomes: string[] = [];
  const settled = async (outcome: string) => void outcomes.push(outcome);
  const report = await run([await file('a.ris', ris('The mill by the sea'), { settled, checkpoint: { done: 1 } })]);
  expect(report).toMatchObject({ counts: { fetched: 1, new: 1 }, files: [{ name: 'a.ris', counts: { new: 1 } }], refused: [] });
  expect(await library.store.checkpoint('desk')).toEqual({ done: 1 });
  expect(await library.store.files(report.run)).toMatchObject([{ name: 'a.ris', counts: { new: 1 } }]);
  const work = await library.store.work('W1');
  expect(work?.members).toMatchObject([
    { key: { authority: 'file:desk', id: 'key7' }, record: { source: 'desk', title: 'The mill by the sea' } },
  ]);
  expect(outcomes).toEqual(['read']);
});

test('bytes that were read before are not read again, whatever they are called now; other bytes under the name are', async () => {
  const once = { once: true } as const;
  await run([await file('a.ris', ris('The mill by the sea'), once)]);
  const again = await run([await file('b.ris', ris('The mill by the sea'), { ...once, checkpoint: { done: 2 } })]);
  expect(again.counts.fetched).toBe(0);
  expect(await library.store.checkpoint('desk')).toEqual({ done: 2 });
  expect((await run([await file('a.ris', ris('The mill by the lake'), once)])).counts).toMatchObject({ changed: 1 });
  // The first content is no news elsewhere, but under this name it is.
  expect((await run([await file('a.ris', ris('The mill by the sea'), once)])).counts.fetched).toBe(1);
  expect((await run([await file('a.ris', ris('The mill by the sea'), once)])).counts.fetched).toBe(0);
  expect((await run([await file('a.ris', ris('The mill by the sea'), once)], { fromStart: true })).counts.fetched).toBe(1);
});

test('a file that no format fits is a failure of the run, told once, and stops nothing', async () => {
  const once = { once: true } as const;
  const outcomes: string[] = [];
  const settled = async (outcome: string) => void outcomes.push(outcome);
  const films = await file('film.bin', Buffer.from([0, 1, 2, 3]), { ...once, settled });
  const report = await run([films, await file('a.ris', ris('The mill by the sea'), once)]);
  expect(report).toMatchObject({ refused: ['film.bin'], counts: { fetched: 2, new: 1, failed: 1 } });
  expect(said).toEqual(['film.bin: its content fits no known format; passed over']);
  expect(await library.store.run(report.run)).toMatchObject({ outcome: 'partial' });
  expect(await library.store.failures(report.run)).toMatchObject([{ sourceId: 'film.bin', findings: [{ code: 'record-unreadable' }] }]);
  expect(await run([films])).toMatchObject({ refused: [], counts: { fetched: 0 } });
  expect(outcomes).toEqual(['refused', 'read']);
});

test('a packed file that breaks off gives what is whole of it, and says that there was more', async () => {
  const packed = gzipSync(pubmedFile(60));
  const report = await run([await file('cut.xml.gz', packed.subarray(0, packed.length - 4000))]);
  expect(report.counts.new).toBeGreaterThan(10);
  expect(report.counts.failed).toBe(1);
});

test('of a large file only what is wanted is taken in by threads, its original found where it lies; a known record is kept up to date', async () => {
  const wanted = { query: 'pmid:91000003 OR pmid:91000004' };
  const large = await file('n0001.xml', pubmedFile(140, { apart: 60_000 }), { checkpoint: { number: 1 } });
  expect(large.size).toBeGreaterThan(8 * 2 ** 20);
  const report = await run([large, await file('n0002.xml', pubmedFile(6, { first: 91_000_003, deletion: true }))], { wanted, threads: 2 });
  expect(report).toMatchObject({ counts: { new: 2, deleted: 1 }, passedOver: 138 + 4 });
  const [member] = (await library.store.work('pmid:91000004'))?.members ?? [];
  expect(member && Buffer.from((await originalOf(library, member)) ?? []).toString()).toMatch(/^<PubmedArticle>[\s\S]*91000004/);
});

test('a query that cannot be read is said before anything is begun', async () => {
  await expect(run([], { wanted: { query: 'title:(' } })).rejects.toBeInstanceOf(Misconfigured);
  expect(await library.store.runs(5)).toEqual([]);
});

test('a file that stays is not copied, and one that goes is remembered under the address it has later', async () => {
  const stays = await file('a.ris', ris('The mill by the sea'), { stays: true });
  const moves = await file('b.ris', ris('The mill by the lake').replace('key7', 'key8'), { url: 'file:///elsewhere/b.ris' });
  await run([stays, moves]);
  const [first, second] = await library.store.payloads();
  expect([first?.url, second?.url]).toEqual([new URL(`file://${stays.path}`).href, 'file:///elsewhere/b.ris']);
  expect(await Promise.all([first, second].map((each) => library.archive.has(each?.sha256 ?? '')))).toEqual([false, true]);
  await appendFile(stays.path, '\n');
  const work = await library.store.work('W1');
  await expect(originalOf(library, work?.members[0] ?? ({} as never))).rejects.toThrow('has changed since it was read');
});

const answer = (text: string) => ({
  payload: { bytes: new TextEncoder().encode(text), mediaType: 'text/xml', url: 'https://example.org/', fetchedAt: '2026-02-01T00:00:00Z' },
});

test('what is gone becomes a tombstone that rests on the answer that shows it; what the library never had becomes nothing', async () => {
  await run([await file('n.xml', pubmedFile(3))]);
  const gone = [91_000_001, 91_000_002, 5].map((pmid) => ({ key: { authority: 'pubmed', id: String(pmid) } }));
  const survivor = { scheme: 'pmid' as const, value: '91000003' };
  const notice = {
    ...answer('<ERROR/>'),
    gone: [gone[0], { ...gone[1], mergedInto: survivor }, gone[2]],
    checkpoint: { at: 2 },
  } as Fetched;
  expect((await run([notice])).counts).toMatchObject({ fetched: 2, deleted: 2, failed: 0 });
  expect(await library.store.checkpoint('desk')).toEqual({ at: 2 });
  const [first] = (await library.store.work('pmid:91000001'))?.members ?? [];
  expect(first).toMatchObject({ record: { deleted: true, title: expect.any(String) } });
  expect(Buffer.from(await library.archive.get(first?.payload ?? '')).toString()).toBe('<ERROR/>');
  const [second] = (await library.store.work('pmid:91000002'))?.members ?? [];
  expect(second?.record.relations?.at(-1)).toEqual({ type: 'Related', asGiven: 'MergedInto', pmid: '91000003' });
  expect((await run([notice])).counts.fetched).toBe(0);
});

test('what is gone is gone in whichever version the library has it', async () => {
  await run([await file('n.xml', pubmedFile(1).replace('<PMID Version="1">', '<PMID Version="4">'))]);
  const notice: Fetched = { ...answer('<ERROR/>'), gone: [{ key: { authority: 'pubmed', id: '91000001' } }] };
  expect((await run([notice])).counts).toMatchObject({ deleted: 1 });
});

test('how far a source has got can be said without anything to read', async () => {
  expect((await run([{ checkpoint: { at: 9 } }])).counts.fetched).toBe(0);
  expect(await library.store.checkpoint('desk')).toEqual({ at: 9 });
});
