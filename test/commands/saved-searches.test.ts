import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { emptyFolder, refmill } from './refmill.ts';

let folder: string;
let files: readonly string[];
beforeEach(async () => {
  folder = await emptyFolder();
  const config = path.join(folder, 'refmill.yaml');
  files = ['--config', config, '--store', path.join(folder, 'refmill.db')];
  const text = [
    { id: 'kelp', title: 'Kelp and sleep', year: 2019 },
    { id: 'tide', title: 'Tides in bone', year: 2021 },
    { id: 'reef', title: 'Reefs and bone', year: 2022 },
  ].map(
    ({ id, title, year }) => `TY  - JOUR\nID  - ${id}\nAU  - Quill, Edith\nTI  - ${title}\nPY  - ${year}\nJO  - Journal of tides\nER  - \n`,
  );
  await writeFile(path.join(folder, 'desk.ris'), text.join('\n'));
  await writeFile(config, 'searches:\n  - id: bones\n    query: title:bone\n  - id: late\n    query: saved:bones year:2022..\n');
  await refmill(['ingest', path.join(folder, 'desk.ris'), ...files]);
});

test('lists take saved searches, in a query and by themselves', async () => {
  expect((await refmill(['export', 'saved:late', '--style', 'nlm', ...files])).stdout).toBe(
    '1. Quill E. Reefs and bone. Journal of Tides. 2022.\n',
  );
  expect((await refmill(['export', '--saved', 'bones', 'year:2021', '--style', 'nlm', ...files])).stdout).toBe(
    '1. Quill E. Tides in bone. Journal of Tides. 2021.\n',
  );
});

test('a list is made of what the last line of a strategy finds, and of no two things at once', async () => {
  const strategy = path.join(folder, 'strategy.txt');
  await writeFile(strategy, '1. bone[ti]\n2. 2022[dp]\n3. #1 NOT #2\n');
  const { stdout } = await refmill(['export', '--strategy', strategy, '--style', 'nlm', ...files]);
  expect(stdout).toBe('1. Quill E. Tides in bone. Journal of Tides. 2021.\n');
  const { code, stderr } = await refmill(['export', '--strategy', strategy, '--from', folder, '--style', 'nlm', ...files]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('give one of them')]);
});

test('counts of the flow diagram and tags take saved searches', async () => {
  const { stdout } = await refmill(['prisma', 'flow', '--format', 'json', '--query', 'saved:late', ...files]);
  const other = await refmill(['prisma', 'flow', '--format', 'json', '--query', 'year:2022', ...files]);
  expect(JSON.parse(stdout)).toEqual({ ...JSON.parse(other.stdout), query: 'saved:late' });
  await refmill(['tag', 'add', 'read', '--query', 'saved:bones', ...files]);
  expect((await refmill(['search', 'tag:read', ...files])).stderr).toBe('2 works found\n');
});

test('a saved search that there is not is refused with those that there are', async () => {
  const { code, stderr } = await refmill(['export', 'saved:bonez', '--style', 'nlm', ...files]);
  expect(code).toBe(2);
  expect(stderr).toContain('there is no saved search bonez: there are bones, late');
});

test('the server takes saved searches', async () => {
  const running = spawn(process.execPath, [path.join(packageRoot, 'dist/src/cli.js'), 'serve', '--port', '0', ...files]);
  const [url] = (await once(createInterface(running.stdout), 'line')) as [string];
  const ask = async (address: string) => (await fetch(`${url}${address}`)).text();
  expect(JSON.parse(await ask('/v1/search?q=saved:bones'))).toMatchObject({ total: 2 });
  expect(await ask('/v1/export?q=saved:late&style=nlm')).toBe('1. Quill E. Reefs and bone. Journal of Tides. 2022.\n');
  running.kill('SIGTERM');
  await once(running, 'exit');
});
