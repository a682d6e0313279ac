import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { emptyFolder } from './refmill.ts';

let sandbox: Sandbox;
let folder: string;

beforeEach(async () => {
  sandbox = await startSandbox({ generated: 60, pageSize: 5 });
  folder = await emptyFolder();
});
afterEach(() => sandbox.close());

const configure = (more: object = {}) =>
  // JSON is YAML.
  writeFile(
    path.join(folder, 'refmill.yaml'),
    JSON.stringify({
      allowPrivateHosts: [new URL(sandbox.url).host],
      schedule: '0 3 * * *',
      timezone: 'Europe/Madrid',
      sources: [
        { id: 'pubmed', fetcher: 'pubmed', query: 'generated', baseUrl: sandbox.urlOf('pubmed'), pageSize: 4 },
        { id: 'repository', fetcher: 'oai-pmh', url: sandbox.urlOf('oai-pmh') },
      ],
      searches: [{ id: 'studies', query: 'title:generated', feed: 'studies.xml' }],
      ...more,
    }),
  );

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(...args: string[]): { child: ChildProcess; ended: Promise<Ended>; said: () => string } {
  const child = spawn(process.execPath, [path.join(packageRoot, 'dist/src/cli.js'), ...args], { cwd: folder, env: {} });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (piece) => {
    stdout += piece;
  });
  child.stderr.on('data', (piece) => {
    stderr += piece;
  });
  return { child, said: () => stderr, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr })) };
}

async function until(fulfilled: () => boolean): Promise<void> {
  while (!fulfilled()) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function runs() {
  const store = await openSqliteStore(path.join(folder, 'refmill.db'));
  try {
    return (await store.runs(50)).map(({ source, outcome }) => `${source} ${outcome}`).toReversed();
  } finally {
    await store.close();
  }
}

test('schedule makes up for what was missed, stops in the middle of a page when told to, and goes on there', async () => {
  await configure();
  const first = start('schedule');
  await until(() => sandbox.requests.length > 8);
  first.child.kill('SIGTERM');
  expect(await first.ended).toMatchObject({ code: 0, stderr: expect.stringMatching(/stopped by SIGTERM\n$/) });
  expect((await runs()).some((run) => run.endsWith('interrupted'))).toBe(true);

  const second = start('schedule');
  await until(() => second.said().includes('waiting for'));
  second.child.kill('SIGTERM');
  const { code, stderr: told } = await second.ended;
  expect([code, told]).toEqual([0, expect.stringMatching(/waiting for \w+, 20\d\d-\d\d-\d\d 03:00:00 \+0[12]:00/)]);
  const all = await runs();
  expect(all.filter((run) => run.endsWith('complete')).toSorted()).toEqual(['pubmed complete', 'repository complete']);
  expect(await readFile(path.join(folder, 'studies.xml'), 'utf8')).toContain('<title>Generated study 60 of the sandbox.</title>');

  const asked = sandbox.requests.length;
  const third = start('harvest', '--due');
  expect(await third.ended).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringMatching(/^nothing is due; next is \w+, 20\d\d-\d\d-\d\d 03:00:00 \+0[12]:00\n$/),
  });
  expect(sandbox.requests.length).toBe(asked);
});

test('harvest --due harvests what is due, does what follows, and one source that fails keeps the other from nothing', async () => {
  await configure({
    limits: { patienceMinutes: 1 },
    sources: [
      { id: 'wrong', fetcher: 'oai-pmh', url: `${sandbox.url}/nowhere` },
      { id: 'off', fetcher: 'pubmed', query: 'generated', baseUrl: sandbox.urlOf('pubmed'), enabled: false },
      { id: 'repository', fetcher: 'oai-pmh', url: sandbox.urlOf('oai-pmh') },
    ],
  });
  const { code, stdout } = await start('harvest', '--due').ended;
  expect([code, await runs()]).toEqual([1, ['wrong failed', 'repository complete']]);
  expect(stdout).toContain('repository (run 2): 70 fetched: 69 new, 1 deleted');
  expect(await start('harvest', '--due').ended).toMatchObject({ code: 0, stdout: '' });
});

test.each([
  ['no schedule', { schedule: undefined }, 'no source has a schedule'],
  ['a pattern that is none', { schedule: '61 * * * *' }, 'schedule: is no cron pattern'],
  ['a zone that is none', { timezone: 'Mars/Base' }, 'timezone: is no time zone'],
])('with %s it says what to change', async (_, more, message) => {
  await configure(more);
  const { code, stderr } = await start('schedule').ended;
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
