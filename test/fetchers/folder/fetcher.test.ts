import { appendFile, chmod, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AnyFetcher } from '../../../src/fetchers/fetcher.ts';
import { folder as watched } from '../../../src/fetchers/folder/fetcher.ts';
import { harvest } from '../../../src/pipeline/harvest.ts';
import { type Library, openLibrary } from '../../../src/pipeline/library.ts';
import { originalOf } from '../../../src/pipeline/original.ts';
import { emptyFolder } from '../../commands/refmill.ts';
import { pubmedFile } from '../../pipeline/large-file.ts';

let inbox: string;
let library: Library;
const said: string[] = [];
/** Seconds behind the file system's own clock. */
let later = 3600;

beforeEach(async () => {
  const place = await emptyFolder();
  inbox = path.join(place, 'inbox');
  await mkdir(path.join(inbox, 'desk'), { recursive: true });
  library = await openLibrary(path.join(place, 'refmill.db'));
  later = 3600;
});
afterEach(() => library.close());

async function run(settings: object = {}, more: { fromStart?: boolean } = {}) {
  said.length = 0;
  const { files = [], ...report } = await harvest(library, {
    source: 'inbox',
    fetcher: watched as AnyFetcher,
    config: watched.config.parse({ path: inbox, ...settings }),
    request: {},
    tools: { http: undefined as never, now: () => new Date(Date.now() + later * 1000), report: (message) => said.push(message) },
    ...more,
  });
  return { ...report, read: files.map(({ name }) => name) };
}

const put = (name: string, content: string | Uint8Array) => writeFile(path.join(inbox, name), content);
const ris = (id: string, title: string) => `TY  - JOUR\nID  - ${id}\nTI  - ${title}\nPY  - 2020\nER  - \n`;
const bibtex = '@article{tide2020,\n  title = {Tides},\n  year = {2020}\n}\n';
const below = async (name: string) => (await readdir(path.join(inbox, name))).sort();

test('whatever lands in the folder is read once, in any format, its subfolders too', async () => {
  await put('a.ris', ris('key1', 'The mill by the sea'));
  await put('desk/n.xml.gz', gzipSync(pubmedFile(3)));
  expect(await run()).toMatchObject({ read: ['a.ris', 'desk/n.xml.gz'], counts: { new: 4 }, refused: [] });
  const work = await library.store.work('W1');
  expect(work?.members).toMatchObject([{ key: { authority: 'file:inbox', id: 'key1' }, record: { source: 'inbox' } }]);
  expect(await run()).toMatchObject({ read: [], counts: { fetched: 0 } });
  await put('b.ris', ris('key2', 'The mill by the lake'));
  await rename(path.join(inbox, 'a.ris'), path.join(inbox, 'renamed.ris'));
  expect(await run()).toMatchObject({ read: ['b.ris'] });
  expect(await run({}, { fromStart: true })).toMatchObject({ read: ['b.ris', 'desk/n.xml.gz', 'renamed.ris'], counts: { unchanged: 5 } });
});

test('a file that was changed is read again, and one that has gone says nothing about its records', async () => {
  await put('a.ris', ris('key1', 'The mill by the sea'));
  await run();
  await put('a.ris', ris('key1', 'The mill by the sea').replace('2020', '2021'));
  expect((await run()).counts).toMatchObject({ changed: 1 });
  await rm(path.join(inbox, 'a.ris'));
  expect((await run()).counts).toMatchObject({ fetched: 0, deleted: 0 });
  expect((await library.store.status()).tombstones).toBe(0);
});

test('a file that is still being written is left until it rests, and nothing that landed meanwhile is missed', async () => {
  await put('a.ris', ris('key1', 'The mill by the sea'));
  later = 5;
  expect(await run()).toMatchObject({ read: [] });
  expect(said).toEqual(['a.ris is still being written: it is left for the next run']);
  await put('b.ris', ris('key2', 'The mill by the lake'));
  await appendFile(path.join(inbox, 'a.ris'), ris('key3', 'The mill by the river'));
  later = 31;
  expect(await run()).toMatchObject({ read: ['a.ris', 'b.ris'], counts: { new: 3 } });
});

test('the checkpoint does not grow with the files, and a day that was seen before is known by its bytes', async () => {
  for (let n = 0; n < 30; n++) await put(`${n}.ris`, ris(`key${n}`, `Mill ${n}`));
  await run();
  const before = await library.store.checkpoint('inbox');
  expect(Object.keys(before ?? {})).toEqual(['request', 'seenUntil']);
  expect(await run()).toMatchObject({ read: [] });
});

test('a file that nobody can read is told once and stops no other', async () => {
  await put('a film.mp4', Buffer.from([0, 0, 0, 24, 102, 116, 121, 112]));
  await put('b.ris', ris('key1', 'The mill by the sea'));
  expect(await run()).toMatchObject({ refused: ['a film.mp4'], read: ['b.ris'], counts: { new: 1, failed: 1 } });
  expect(said).toEqual(['a film.mp4: its content fits no known format; passed over']);
  expect(await run()).toMatchObject({ refused: [], counts: { fetched: 0 } });
  expect(said).toEqual([]);
});

test.skipIf(process.getuid?.() === 0)('a file without the right to read it is passed over, and read when it may be', async () => {
  await put('a.ris', ris('key1', 'The mill by the sea'));
  await put('b.ris', ris('key2', 'The mill by the lake'));
  await chmod(path.join(inbox, 'a.ris'), 0);
  expect(await run()).toMatchObject({ refused: ['a.ris'], read: ['b.ris'] });
  await chmod(path.join(inbox, 'a.ris'), 0o644);
  expect(await run()).toMatchObject({ refused: [], read: ['a.ris'] });
});

test('files that were dealt with are moved when that is wanted; two of one name lie beside each other', async () => {
  const move = { afterwards: 'move' };
  await put('savedrecs.ris', ris('key1', 'The mill by the sea'));
  await put('desk/n.xml.gz', gzipSync(pubmedFile(3)));
  await put('film.mp4', Buffer.from([0, 0, 0, 24]));
  expect(await run(move)).toMatchObject({ read: ['desk/n.xml.gz', 'savedrecs.ris'], refused: ['film.mp4'] });
  await put('savedrecs.ris', ris('key1', 'Another mill, of another week'));
  expect((await run(move)).counts).toMatchObject({ new: 1 });
  await put('savedrecs.ris', ris('key1', 'The mill by the sea'));
  expect((await run(move)).read).toEqual(['savedrecs.ris']);
  expect(await below('.')).toEqual(['desk', 'done', 'refused']);
  expect(await below('done')).toEqual(['desk', 'savedrecs.ris', 'savedrecs~2.ris', 'savedrecs~3.ris']);
  expect([await below('done/desk'), await below('refused')]).toEqual([['n.xml.gz'], ['film.mp4']]);
  expect(await run(move)).toMatchObject({ read: [] });
  expect(await run({ afterwards: 'leave' })).toMatchObject({ read: [], refused: [] });
});

test('the original of a large file is found where it was moved to', async () => {
  await put('n.xml', pubmedFile(140, { apart: 60_000 }));
  await run({ afterwards: 'move' });
  const [member] = (await library.store.work('pmid:91000004'))?.members ?? [];
  expect(await stat(path.join(inbox, 'done/n.xml'))).toBeDefined();
  expect(member && Buffer.from((await originalOf(library, member)) ?? []).toString()).toContain('>91000004<');
});

test('patterns say which files are taken; unfinished downloads, hidden files and checksums never are', async () => {
  for (const name of ['a.ris', 'desk/b.ris', 'desk/c.nbib', 'd.ris.part', '.e.ris', 'f.ris.md5', '~$g.ris', 'h.ris~', 'old.ris'])
    await put(name, ris(name, `Mill ${name}`));
  expect((await run({ include: ['*.ris'], exclude: ['old*'] })).read).toEqual(['a.ris', 'desk/b.ris']);
  expect((await run({ include: ['desk/**'] })).read).toEqual(['desk/c.nbib']);
  expect(said).toEqual(['something else is asked for than before: starting from the beginning']);
  expect((await run()).read).toEqual(['old.ris']);
});

test('the format can be said', async () => {
  await put('a.txt', bibtex);
  expect((await run({ format: 'ris' })).counts.new).toBe(0);
  expect(await run({ format: 'nonsense' }, { fromStart: true })).toMatchObject({
    error: expect.stringContaining('no format is called nonsense'),
    misconfigured: true,
  });
});

test('a folder that is not there is named', async () => {
  expect(await run({ path: path.join(inbox, 'nowhere') })).toMatchObject({
    error: expect.stringContaining('nowhere: no such folder'),
    misconfigured: true,
  });
});
