import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { pubmedFile } from '../pipeline/large-file.ts';
import { emptyFolder, fixture, jsonLines, refmill } from './refmill.ts';

let folder: string;
let store: string[];

beforeEach(async () => {
  folder = await emptyFolder();
  store = ['--store', path.join(folder, 'refmill.db')];
});

test('the archive is read again, and says that nothing changed', async () => {
  await refmill([
    'ingest',
    fixture('pubmed-xml', 'sandbox-library', 'input.xml'),
    fixture('dim', 'sandbox-repository', 'input.xml'),
    ...store,
  ]);
  expect(await refmill(['replay', '--dry-run', ...store])).toEqual({
    code: 0,
    stdout: '24 records read again from 2 payloads: 0 would change, 24 unchanged\n',
    stderr: '',
  });
  expect(await refmill(['replay', ...store])).toMatchObject({
    code: 0,
    stdout: 'run 2: 24 records read again from 2 payloads: 0 changed, 24 unchanged\n',
  });
  expect((await refmill(['runs', ...store])).stdout).toContain('complete     archive: 24 read again: 24 unchanged');
});

test('what an older refmill read otherwise changes, is named, and can be taken back', async () => {
  const file = path.join(folder, 'desk.jsonl');
  await writeFile(file, `${JSON.stringify({ source: 'desk', sourceId: 'key1', title: 'Tides', issued: { year: 2020 } })}\n`);
  await refmill(['ingest', file, ...store]);
  await readBefore({ title: 'Tidse' });
  const dry = await refmill(['replay', '--dry-run', '--changes', ...store]);
  expect(dry).toMatchObject({
    code: 0,
    stdout:
      'changed  W1     file:desk.jsonl/key1  Tides\n    title: Tidse → Tides\n1 records read again from 1 payload: 1 would change, 0 unchanged\n',
  });
  const [change, report] = jsonLines((await refmill(['replay', '--changes', '--json', ...store])).stdout);
  expect(change).toEqual({
    record: 'file:desk.jsonl/key1',
    work: 'W1',
    change: 'changed',
    title: 'Tides',
    paths: [{ path: 'title', before: 'Tidse', after: 'Tides' }],
  });
  expect(report).toMatchObject({ run: 2, counts: { changed: 1 }, faults: [] });
  expect((await refmill(['search', 'tides', ...store])).stderr).toBe('1 work found\n');
  await refmill(['undo', '2', ...store]);
  expect((await refmill(['search', 'tidse', ...store])).stderr).toBe('1 work found\n');
});

test('large files are read again where they lie, in threads; one that is gone is named, with exit code 3', async () => {
  const file = path.join(folder, 'pubmed.xml.gz');
  const articles = pubmedFile(200, { apart: 50_000 });
  await writeFile(file, gzipSync(articles, { level: 1 }));
  const plain = path.join(folder, 'more.xml');
  await writeFile(plain, pubmedFile(200, { first: 92_000_001, apart: 50_000 }));
  await refmill(['ingest', file, plain, '--threads', '2', ...store]);
  const { code, stdout } = await refmill(['replay', '--threads', '2', ...store]);
  expect([code, stdout]).toEqual([0, 'run 2: 400 records read again from 2 payloads: 0 changed, 400 unchanged\n']);
  await rm(plain);
  const gone = await refmill(['replay', '--threads', '0', ...store]);
  expect([gone.code, gone.stdout]).toEqual([3, 'run 3: 200 records read again from 2 payloads: 0 changed, 200 unchanged\n']);
  expect(gone.stderr).toMatch(/^payload [0-9a-f]{64}: .*more\.xml: the file is no longer there/);
});

test('what was read with a vocabulary is read with it again, or with another one that is given', async () => {
  const page = fixture('run-on', 'sandbox-item', 'input.txt');
  const own = path.join(folder, 'page.txt');
  await writeFile(own, await readFile(page));
  const vocabulary = path.join(folder, 'terms.tsv');
  await writeFile(vocabulary, 'ui\tname\ttrees\nD000001\tInvented Tides\tA01\n');
  await refmill(['ingest', own, '--format', 'run-on', '--vocabulary', vocabulary, ...store]);
  expect(await refmill(['replay', ...store])).toMatchObject({ code: 0, stdout: expect.stringContaining('0 changed, 1 unchanged') });
  await rm(vocabulary);
  const without = await refmill(['replay', ...store]);
  expect([without.code, without.stderr]).toEqual([3, expect.stringContaining('terms.tsv: no such file or folder')]);
  const other = path.join(folder, 'other.tsv');
  await writeFile(other, 'ui\tname\ttrees\nD000002\tOther Tides\tA01\n');
  expect((await refmill(['replay', '--vocabulary', other, ...store])).code).toBe(0);
});

/** Makes the library's only record say what an older parser may have read. */
async function readBefore(change: Readonly<Record<string, string>>): Promise<void> {
  const { openSqliteStore } = await import('../../src/store/sqlite/open.ts');
  const { put } = await import('../store/putting.ts');
  const library = await openSqliteStore(path.join(folder, 'refmill.db'));
  const [payload] = await library.payloads();
  const record = { source: 'file:desk.jsonl', sourceId: 'key1', issued: { year: 2020 }, ...change };
  await put(library, [record], { run: 1, source: 'files', ...(payload ? { payloadOf: payload.sha256 } : {}) });
  await library.close();
}
