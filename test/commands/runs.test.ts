import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { emptyFolder, fixture, jsonLines, refmill } from './refmill.ts';

let folder: string;
let store: string[];

beforeEach(async () => {
  folder = await emptyFolder();
  store = ['--store', path.join(folder, 'refmill.db')];
});

const articles = fixture('pubmed-xml', 'sandbox-library', 'input.xml');

/** The sandbox's articles, of which PubMed has changed one and deleted another. */
async function changedArticles(): Promise<string> {
  const text = await readFile(articles, 'utf8');
  const changed = text
    .replace('Second course of radium-223', 'Third course of radium-223')
    .replace(/<DateRevised>\s*<Year>\d+/, '<DateRevised><Year>2029')
    .replace('</PubmedArticleSet>', '<DeleteCitation><PMID Version="1">99000009</PMID></DeleteCitation></PubmedArticleSet>');
  const file = path.join(folder, 'changed.xml');
  await writeFile(file, changed);
  return file;
}

test('a run tells what it changed: records with their works and, where they say something else, the places that differ', async () => {
  await refmill(['ingest', articles, ...store]);
  await refmill(['ingest', await changedArticles(), ...store]);
  const { stdout } = await refmill(['runs', '2', ...store]);
  expect(stdout).toContain('\n  changed  W1     pubmed/99000001  Third course of radium-223');
  expect(stdout).toMatch(/\n {6}title: Second course of .+ → Third course of .+\n/);
  expect(stdout).toContain('\n  deleted  W9     pubmed/99000009  One infusion of zoledronate');
  const [run] = jsonLines((await refmill(['runs', '2', '--json', ...store])).stdout);
  expect(run).toMatchObject({
    id: 2,
    health: 'well',
    durationMs: expect.any(Number),
    counts: { changed: 1, deleted: 1 },
    changes: [
      {
        record: 'pubmed/99000001',
        work: 'W1',
        change: 'changed',
        paths: expect.arrayContaining([expect.objectContaining({ path: 'title' })]),
      },
      { record: 'pubmed/99000009', work: 'W9', change: 'deleted' },
    ],
  });
});

test('of a large run the first changes are shown, and all of them when they are asked for', async () => {
  const records = Array.from({ length: 45 }, (_, at) => JSON.stringify({ source: 'desk', sourceId: `key${at}`, title: `Title ${at}` }));
  const file = path.join(folder, 'desk.jsonl');
  await writeFile(file, `${records.join('\n')}\n`);
  await refmill(['ingest', file, ...store]);
  const few = await refmill(['runs', '1', ...store]);
  expect([few.stdout.match(/^ {2}new /gm)?.length, few.stderr]).toEqual([20, 'and more: `refmill runs 1 --changes` shows all of it\n']);
  expect((await refmill(['runs', '1', '--changes', ...store])).stdout.match(/^ {2}new /gm)).toHaveLength(45);
  const lines = jsonLines((await refmill(['runs', '1', '--changes', '--json', ...store])).stdout);
  expect([lines.length, lines[45]]).toEqual([46, { record: 'file:desk.jsonl/key44', work: 'W45', change: 'new', title: 'Title 44' }]);
});

test('the span that a harvest covered stands with it', async () => {
  const library = await openSqliteStore(path.join(folder, 'refmill.db'));
  for (const day of ['2026-01-01', '2026-01-08']) {
    const startedAt = `${day}T03:00:00.000Z`;
    const run = await library.beginRun({ source: 'tides', fetcher: 'pubmed', request: { query: 'tide', since: '2020' }, startedAt });
    const checkpoint = { finishedUntil: day };
    const nothing = { seen: [], changes: [], works: [], decisions: [], payloads: [], failures: [] };
    const counts = { fetched: 0, new: 0, changed: 0, unchanged: 0, deleted: 0, failed: 0, findings: 0 };
    await library.write({ run, source: 'tides', revision: await library.revision(), ...nothing, counts, checkpoint });
    await library.endRun(run, { outcome: 'complete', endedAt: `${day}T03:01:30.000Z` });
  }
  await library.close();
  expect((await refmill(['runs', ...store])).stdout).toBe(
    [
      '   2  2026-01-08 03:00  complete     tides: 0 fetched; took 90 s',
      '      tide, since 2020; covers 2026-01-01 to 2026-01-08',
      '   1  2026-01-01 03:00  complete     tides: 0 fetched; took 90 s',
      '      tide, since 2020; covers everything to 2026-01-01',
      '',
    ].join('\n'),
  );
});

test('the check says of each source how it is, and its exit code whether all are well', async () => {
  const config = path.join(folder, 'refmill.yaml');
  await writeFile(
    config,
    'sources:\n  - { id: tides, fetcher: pubmed, query: tide }\n  - { id: off, fetcher: pubmed, query: x, enabled: false }\n',
  );
  const check = (...more: string[]) => refmill(['runs', '--check', '--config', config, ...store, ...more]);
  expect(await check()).toMatchObject({ code: 1, stdout: 'wrong tides: it was never harvested\n' });

  const library = await openSqliteStore(path.join(folder, 'refmill.db'));
  const run = async (source: string, outcome: 'complete' | 'failed', hoursAgo: number) => {
    const at = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
    const id = await library.beginRun({ source, fetcher: 'pubmed', request: {}, startedAt: at });
    await library.endRun(id, { outcome, endedAt: at, ...(outcome === 'failed' ? { error: 'the line was cut' } : {}) });
  };
  await run('tides', 'complete', 30);
  expect(await check()).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^well {2}tides: last complete run 1, \S+ \S+, 30 h ago\n$/),
  });
  expect(await check('--max-age', '48')).toMatchObject({ code: 0 });
  expect(await check('--max-age', '24')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('; the last complete run is older than 24 h\n'),
  });
  await run('tides', 'failed', 1);
  const [told] = jsonLines((await check('--json')).stdout);
  expect(told).toMatchObject({
    source: 'tides',
    healthy: false,
    why: 'the last run failed',
    lastComplete: { run: 1, ageHours: 30 },
    lastError: { run: 2, error: 'the line was cut' },
  });
  await run('tides', 'complete', 0);
  await run('elsewhere', 'failed', 500);
  // Of a source that nobody follows any more a failure is told: there is nothing to mend, so that it must not stay an alarm for ever.
  const all = await check('--max-age', '24');
  expect([all.code, all.stdout.split('\n').map((line) => line.split(':')[0])]).toEqual([0, ['well  tides', 'note  elsewhere', '']]);
  expect(all.stdout).toContain('refmill.yaml does not name it');
  // Without a configuration all sources are looked after.
  expect(await refmill(['runs', '--check', ...store])).toMatchObject({ code: 1, stdout: expect.stringContaining('wrong elsewhere: ') });
  await library.close();
});

test('a run that was undone is no longer what a source is judged by', async () => {
  await refmill(['ingest', articles, ...store]);
  expect(await refmill(['runs', '--check', ...store])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^well {2}files: last complete run 1/),
  });
  await refmill(['undo', '1', ...store]);
  expect(await refmill(['runs', '--check', ...store])).toMatchObject({ code: 0, stdout: '' });
  expect((await refmill(['runs', ...store])).stdout).toMatch(
    /user: 14 taken away\n {6}undo of run 1\n[^\n]+\n {6}input.xml; undone by run 2\n$/,
  );
});

test('a source without a run is said by its name', async () => {
  await refmill(['ingest', articles, ...store]);
  expect(await refmill(['runs', '--source', 'tydes', ...store])).toEqual({ code: 0, stdout: '', stderr: 'no run of a source tydes\n' });
});
