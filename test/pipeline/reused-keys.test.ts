import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, refmill } from '../commands/refmill.ts';

const entry = (title: string, more = '') => `TY  - JOUR\nTI  - ${title}\nPY  - 2020\n${more}ER  - \n`;

async function download(folder: string, month: string, text: string): Promise<string> {
  await mkdir(path.join(folder, month), { recursive: true });
  const file = path.join(folder, month, 'savedrecs.ris');
  await writeFile(file, text);
  return file;
}

test('downloads of one name keep each other’s articles, and are known again when they come again', async () => {
  const folder = await emptyFolder();
  const store = ['--store', path.join(folder, 'refmill.db')];
  const january = await download(folder, 'january', entry('Willow bark for headache in invented adults'));
  const february = await download(folder, 'february', entry('Foxglove in the imaginary heart'));
  const ingest = async (file: string) => (await refmill(['ingest', file, ...store])).stdout.replace(/ \(run \d+\)/, '');

  expect(await ingest(january)).toBe('files: 1 fetched: 1 new\n');
  expect(await ingest(february)).toBe('files: 1 fetched: 1 new\n');
  expect((await refmill(['search', 'willow OR foxglove', ...store])).stderr).toBe('2 works found\n');

  expect(await ingest(january)).toContain('1 unchanged');
  expect(await ingest(february)).toContain('1 unchanged');
});

test('a correction of a record in its file stays a change of that record', async () => {
  const folder = await emptyFolder();
  const store = ['--store', path.join(folder, 'refmill.db')];
  const file = await download(folder, 'january', entry('Willow bark for headache in invented adults'));
  await refmill(['ingest', file, ...store]);
  await download(folder, 'january', entry('Willow bark for headache in invented adults', 'VL  - 7\n'));
  expect((await refmill(['ingest', file, ...store])).stdout).toMatch(/1 fetched: 1 changed/);
});
