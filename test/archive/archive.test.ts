import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';

const payload = {
  bytes: new TextEncoder().encode('<record>größer</record>'),
  mediaType: 'text/xml',
  url: 'https://repository.example.org/oai?verb=ListRecords',
  fetchedAt: '2026-01-02T03:04:05.000Z',
};
const sha256 = '9eb7d637dc501a46659d3a65f902ab23b4ab03e52a4cf669241094d2ca91d5c3';

const emptyFolder = async () => path.join(await mkdtemp(path.join(tmpdir(), 'refmill-archive-')), 'archive');

test('what was put comes back byte for byte, under the SHA-256 of its bytes', async () => {
  const archive = openArchive(await emptyFolder());
  const { bytes, ...about } = payload;
  expect(await archive.put(payload)).toEqual({ ...about, sha256, size: 25 });
  expect(Buffer.from(await archive.get(sha256))).toEqual(Buffer.from(bytes));
});

test('the same bytes are kept once, and no unfinished file stays behind', async () => {
  const folder = await emptyFolder();
  const archive = openArchive(folder);
  await Promise.all([archive.put(payload), archive.put(payload), archive.put({ ...payload, url: 'https://other.example.org/' })]);
  expect(await readdir(path.join(folder, sha256.slice(0, 2)))).toEqual([`${sha256}.gz`]);
});

test('a missing payload, a broken one and one with other bytes are told apart from a good one', async () => {
  const folder = await emptyFolder();
  const archive = openArchive(folder);
  await expect(archive.get(sha256)).rejects.toThrow(`${sha256}.gz: the archived payload cannot be read`);
  await archive.put(payload);
  const file = path.join(folder, sha256.slice(0, 2), `${sha256}.gz`);
  await writeFile(file, gzipSync('something else'));
  await expect(archive.get(sha256)).rejects.toThrow('no longer fits its SHA-256');
  await writeFile(file, 'not gzip');
  await expect(archive.get(sha256)).rejects.toThrow('cannot be read');
});
