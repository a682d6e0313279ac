import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { chunksOf, headOf, inputFiles } from '../../src/pipeline/input.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'refmill-input-'));
  await mkdir(path.join(folder, 'b'));
  await writeFile(path.join(folder, 'c.txt'), 'plain ü');
  await writeFile(path.join(folder, 'a.txt.gz'), gzipSync('zipped ü'));
  await writeFile(path.join(folder, 'b', 'inner.txt'), '');
  await writeFile(path.join(folder, '.hidden'), 'not mine');
});

async function textOf(name: string): Promise<string> {
  const [file] = await inputFiles([path.join(folder, name)]);
  const pieces: Uint8Array[] = [];
  if (file) for await (const chunk of chunksOf(file)) pieces.push(chunk);
  return Buffer.concat(pieces).toString('utf8');
}

test('a folder is its files in the order of names, subfolders in their place, hidden files passed over', async () => {
  expect((await inputFiles([folder])).map(({ name, size }) => [name, size > 0])).toEqual([
    ['a.txt.gz', true],
    ['b/inner.txt', false],
    ['c.txt', true],
  ]);
});

test('gzip is undone, whatever the file is called', async () => {
  await writeFile(path.join(folder, 'named-otherwise'), gzipSync('zipped'));
  expect(await Promise.all(['a.txt.gz', 'named-otherwise', 'c.txt', 'b/inner.txt'].map(textOf))).toEqual([
    'zipped ü',
    'zipped',
    'plain ü',
    '',
  ]);
});

test('the head of a file tells its first characters', async () => {
  await writeFile(path.join(folder, 'utf16.txt'), Buffer.from('\uFEFFTY  - JOUR', 'utf16le'));
  const [file] = await inputFiles([path.join(folder, 'utf16.txt')]);
  expect(file && (await headOf(file))).toBe('TY  - JOUR');
});

test('a path that is not there and gzip that breaks off are named', async () => {
  await expect(inputFiles([path.join(folder, 'nowhere')])).rejects.toMatchObject({
    kind: 'misconfigured',
    message: expect.stringContaining('nowhere: no such file or folder'),
  });
  await writeFile(path.join(folder, 'cut.gz'), gzipSync('x'.repeat(5000)).subarray(0, 20));
  await expect(textOf('cut.gz')).rejects.toMatchObject({
    kind: 'malformed',
    message: expect.stringContaining('cut.gz: the gzip data are broken'),
  });
});

test('a .gz that breaks off early still tells its format by what there is', async () => {
  const whole = gzipSync(Buffer.from(Array.from({ length: 3000 }, (_, index) => `TY  - ${index * 7919}`).join('\n')));
  await writeFile(path.join(folder, 'cut.gz'), whole.subarray(0, 6000));
  const [file] = await inputFiles([path.join(folder, 'cut.gz')]);
  expect(file && (await headOf(file))).toMatch(/^TY {2}- 0\nTY {2}- 7919\n/);
});

test('a file that cannot be read is named; in a folder it costs only itself', async () => {
  const gone = await mkdtemp(path.join(tmpdir(), 'refmill-input-'));
  await writeFile(path.join(gone, 'a.txt'), 'text');
  const files = [...(await inputFiles([gone])), ...(await inputFiles([path.join(gone, 'a.txt')]))];
  await rm(path.join(gone, 'a.txt'));
  const errors = await Promise.all(files.map((file) => headOf(file).catch((error: Error) => error)));
  expect(errors).toMatchObject([
    { kind: 'malformed', message: 'a.txt: cannot be read: no such file or folder (ENOENT)' },
    { kind: 'misconfigured', message: expect.stringContaining('a.txt: cannot be read: no such file or folder (ENOENT)') },
  ]);
});
