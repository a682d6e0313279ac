import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { emptyFolder } from './refmill.ts';

let sandbox: Sandbox;
let folder: string;

beforeEach(async () => {
  sandbox = await startSandbox({ generated: 40, pageSize: 5 });
  folder = await emptyFolder();
  const configuration = {
    store: path.join(folder, 'refmill.db'),
    allowPrivateHosts: [new URL(sandbox.url).host],
    sources: [
      { id: 'pubmed', fetcher: 'pubmed', query: 'generated', baseUrl: sandbox.urlOf('pubmed'), pageSize: 4 },
      { id: 'pubmed-files', fetcher: 'pubmed-files', baseUrl: sandbox.urlOf('pubmed-files') },
      { id: 'repository', fetcher: 'oai-pmh', url: sandbox.urlOf('oai-pmh') },
    ],
  };
  // JSON is YAML.
  await writeFile(path.join(folder, 'refmill.yaml'), JSON.stringify(configuration));
});
afterEach(() => sandbox.close());

/** Harvests in a process of its own, as it is installed; killed without warning once the sandbox was asked that often. */
function harvest(source: string, killAfter = Number.POSITIVE_INFINITY): Promise<NodeJS.Signals | number | null> {
  const begun = sandbox.requests.length;
  const child = spawn(process.execPath, [path.join(packageRoot, 'dist/src/cli.js'), 'harvest', source], {
    cwd: folder,
    stdio: 'ignore',
    env: {},
  });
  const watch = setInterval(() => {
    if (sandbox.requests.length - begun >= killAfter) child.kill('SIGKILL');
  }, 1);
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      resolve(signal ?? code);
    });
  });
}

/** Every record of the library by its key, with the number of its versions; tombstones too. */
async function library(): Promise<Record<string, number>> {
  const store = await openSqliteStore(path.join(folder, 'refmill.db'));
  try {
    const found: Record<string, number> = {};
    const all = parseQuery('NOT has:deleted OR has:deleted');
    for await (const { id } of store.works(all, 'added')) {
      const work = await store.work(id);
      for (const { key, versions } of work?.members ?? []) found[`${key.authority}/${key.id}`] = versions.length;
    }
    return found;
  } finally {
    await store.close();
  }
}

test.each<[string, number, string[]]>([
  ['pubmed', 40, []],
  // Its first update revises a record of the baseline.
  ['pubmed-files', 55, ['pubmed/99000003']],
  ['repository', 50, []],
])('a harvest of %s that is killed again and again loses nothing and stores nothing twice', async (source, expected, revised) => {
  const ends: unknown[] = [];
  const sizes: number[] = [];
  // Each process gets a little further than the one before; a kill may strike while asking, reading or writing.
  for (const killAfter of [2, 3, 5, 4, 6]) {
    ends.push(await harvest(source, killAfter));
    sizes.push(Object.keys(await library()).length);
  }
  expect(ends.filter((end) => end === 'SIGKILL').length).toBeGreaterThanOrEqual(3);
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));

  expect(await harvest(source)).toBe(0);
  const whole = await library();
  expect(Object.keys(whole)).toHaveLength(expected);
  expect(Object.keys(whole).filter((key) => whole[key] !== 1)).toEqual(revised);

  const again = await openSqliteStore(path.join(folder, 'refmill.db'));
  const [last, ...before] = await again.runs(20);
  await again.close();
  expect(last).toMatchObject({ source, outcome: 'complete' });
  expect(before.every((run) => run.outcome !== 'running')).toBe(true);
  expect([last, ...before].reduce((sum, run) => sum + (run?.counts.new ?? 0) + (run?.counts.deleted ?? 0), 0)).toBe(expected);
});
