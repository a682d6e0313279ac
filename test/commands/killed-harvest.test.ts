import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { rounds } from '../rounds.ts';
import { contentsOf } from '../store/contents.ts';
import { emptyFolder } from './refmill.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ generated: 400, pageSize: 5 });
});
afterEach(() => sandbox.close());

/** A folder with a configuration of three sources, and a library to be. */
async function place(): Promise<string> {
  const folder = await emptyFolder();
  const { host, hostname } = new URL(sandbox.url);
  const configuration = {
    allowPrivateHosts: [host],
    limits: { requestsPerSecond: { [hostname]: 200 } },
    sources: [
      { id: 'pubmed', fetcher: 'pubmed', query: 'generated OR radium', baseUrl: sandbox.urlOf('pubmed'), pageSize: 4 },
      { id: 'pubmed-files', fetcher: 'pubmed-files', baseUrl: sandbox.urlOf('pubmed-files') },
      { id: 'repository', fetcher: 'oai-pmh', url: sandbox.urlOf('oai-pmh') },
    ],
  };
  // JSON is YAML.
  await writeFile(path.join(folder, 'refmill.yaml'), JSON.stringify(configuration));
  return folder;
}

/** Harvests in a process of its own, as it is installed; killed without warning so many milliseconds after its first request. */
async function harvest(folder: string, killAfterMs?: number): Promise<NodeJS.Signals | number | null> {
  const begun = sandbox.requests.length;
  const child = spawn(process.execPath, [path.join(packageRoot, 'dist/src/cli.js'), 'harvest'], { cwd: folder, stdio: 'ignore', env: {} });
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) => {
    child.on('exit', (code, signal) => resolve(signal ?? code));
  });
  if (killAfterMs === undefined) return ended;
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over && sandbox.requests.length === begun) await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise((resolve) => setTimeout(resolve, killAfterMs));
  child.kill('SIGKILL');
  return ended;
}

async function inLibrary<T>(folder: string, look: (store: Store) => Promise<T>): Promise<T> {
  const store = await openSqliteStore(path.join(folder, 'refmill.db'));
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

/** Numbers in [0, 1) that lie apart evenly and follow no order (the golden ratio's multiples). */
const moments = (count: number) => Array.from({ length: count }, (_, at) => ((at + 1) * 0.618_033_988_75) % 1);

const kills = rounds(24, 50);

test(`a harvest that is killed at ${kills} moments makes the library that it makes undisturbed`, async () => {
  const [undisturbed, killed] = [await place(), await place()];
  expect(await harvest(undisturbed)).toBe(0);

  const ends: unknown[] = [];
  let records = 0;
  for (const moment of moments(kills)) {
    ends.push(await harvest(killed, Math.round(moment * 250)));
    const now = await inLibrary(killed, async (store) => (await store.status()).records);
    expect(now).toBeGreaterThanOrEqual(records);
    records = now;
  }
  expect(ends.filter((end) => end === 'SIGKILL').length).toBeGreaterThan(kills / 2);
  expect(await harvest(killed)).toBe(0);

  const [sound, whole] = [await inLibrary(undisturbed, contentsOf), await inLibrary(killed, contentsOf)];
  expect(whole.length).toBe(sound.length);
  expect(whole.filter((line) => !sound.includes(line)).map((line) => line.slice(0, 300))).toEqual([]);

  const { runs, problems } = await inLibrary(killed, async (store) => ({
    runs: await store.runs(200),
    problems: (await store.status()).problems,
  }));
  expect(problems).toEqual([]);
  // Every run that was killed is known for one, and each source has come to its end.
  expect(runs.some(({ outcome }) => outcome === 'running')).toBe(false);
  expect(new Set(runs.filter(({ outcome }) => outcome === 'complete').map(({ source }) => source)).size).toBe(3);
}, 600_000);
