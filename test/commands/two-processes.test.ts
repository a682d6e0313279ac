import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { contentsOf } from '../store/contents.ts';
import { emptyFolder, fixture } from './refmill.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ generated: 300, pageSize: 5 });
});
afterEach(() => sandbox.close());

async function place(): Promise<string> {
  const folder = await emptyFolder();
  const { host, hostname } = new URL(sandbox.url);
  const configuration = {
    allowPrivateHosts: [host],
    limits: { requestsPerSecond: { [hostname]: 100 } },
    schedule: '0 3 * * *',
    sources: [
      { id: 'pubmed', fetcher: 'pubmed', query: 'generated OR radium', baseUrl: sandbox.urlOf('pubmed'), pageSize: 4 },
      { id: 'repository', fetcher: 'oai-pmh', url: sandbox.urlOf('oai-pmh') },
    ],
  };
  // JSON is YAML.
  await writeFile(path.join(folder, 'refmill.yaml'), JSON.stringify(configuration));
  return folder;
}

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
}

function start(folder: string, ...args: string[]): Started {
  const child = spawn(process.execPath, [path.join(packageRoot, 'dist/src/cli.js'), ...args], { cwd: folder, env: {} });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      said += piece;
    });
  }
  return { child, said: () => said, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, said })) };
}

async function contents(folder: string): Promise<readonly string[]> {
  const store = await openSqliteStore(path.join(folder, 'refmill.db'));
  try {
    expect((await store.status()).problems).toEqual([]);
    // Works are numbered in the order in which their records came, which is another one here and there.
    return (await contentsOf(store)).map((line) => line.replace(/"id":"W\d+"/, '"id":"W"')).toSorted();
  } finally {
    await store.close();
  }
}

// None of them describes a work of another: which record of a work leads depends on which came first.
const files = [fixture('ris'), fixture('question-answer'), fixture('run-on')];

test('a schedule and command lines work on one library at once, and make what they make one after the other', async () => {
  const [together, inTurn] = [await place(), await place()];
  const schedule = start(together, 'schedule');
  while (sandbox.requests.length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
  const others = [
    ...files.map((file) => start(together, 'ingest', file, '--source', 'desk')),
    start(together, 'search', 'radium'),
    start(together, 'harvest', 'pubmed'),
  ];
  const ends = await Promise.all(others.map(({ ended }) => ended));
  // The one source that both want is the first one's; the fixtures hold broken records on purpose (3).
  expect(ends.at(-2)?.code).toBe(0);
  const second = ends.at(-1);
  // Unless the first one was done with it before this process had even started.
  if (second?.code !== 0) expect(second).toMatchObject({ code: 2, said: expect.stringContaining('pubmed is at work in another process') });
  for (const { code } of ends.slice(0, files.length)) expect(code).toBeOneOf([0, 3]);
  expect(ends.map(({ said }) => said).join('\n')).not.toMatch(/SQLITE|locked|fault of refmill/);
  while (!schedule.said().includes('waiting for')) await new Promise((resolve) => setTimeout(resolve, 20));
  schedule.child.kill('SIGTERM');
  expect((await schedule.ended).code).toBe(0);

  for (const args of [['harvest'], ...files.map((file) => ['ingest', file, '--source', 'desk'])])
    expect((await start(inTurn, ...args).ended).code).toBeOneOf([0, 3]);
  // Headings and journals of items and pages were read by what the library knew by then; a replay reads all of them by what it knows now.
  for (const folder of [together, inTurn]) expect((await start(folder, 'replay').ended).code).toBeOneOf([0, 3]);
  const [one, other] = [await contents(together), await contents(inTurn)];
  expect(one.length).toBe(other.length);
  expect(one.filter((line) => !other.includes(line)).map((line) => line.slice(0, 300))).toEqual([]);
}, 300_000);
