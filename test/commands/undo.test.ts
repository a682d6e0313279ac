import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { emptyFolder, fixture, jsonLines, refmill } from './refmill.ts';

let store: string[];

beforeEach(async () => {
  store = ['--store', path.join(await emptyFolder(), 'refmill.db')];
});

const articles = fixture('pubmed-xml', 'sandbox-library', 'input.xml');
const repository = fixture('dim', 'sandbox-repository', 'input.xml');
const list = async () => (await refmill(['export', '--format', 'jsonl', ...store])).stdout;

test('an ingest is undone: the library is what it was, what is gone says why, and the file can be taken in again', async () => {
  await refmill(['ingest', articles, ...store]);
  const before = await list();
  await refmill(['ingest', repository, ...store]);
  const after = await list();
  expect(after).not.toBe(before);

  const { code, stdout, stderr } = await refmill(['undo', '2', ...store]);
  expect([code, stdout, stderr]).toEqual([0, 'run 2 of files is undone: 10 records taken away\n', '']);
  expect(await list()).toBe(before);
  const gone = await refmill(['show', 'W15', ...store]);
  expect([gone.code, gone.stderr]).toEqual([
    2,
    expect.stringMatching(
      /^refmill: W15: nothing is left of this work: its record hdl:99999\/99999\/\d+ came with run 2, which was undone \S+ \(run 3\)/,
    ),
  ]);
  expect(await refmill(['undo', '2', ...store])).toMatchObject({
    code: 0,
    stdout: 'run 2 of files was undone before, by run 3: there is nothing left of it\n',
  });
  const [doctor] = jsonLines((await refmill(['runs', '2', '--json', ...store])).stdout);
  expect(doctor).toMatchObject({ outcome: 'complete', undoneBy: 3 });

  expect((await refmill(['ingest', repository, ...store])).stdout).toMatch(/10 fetched: 9 new, 1 deleted/);
  expect(await list()).toBe(after);
});

test.each([
  ['99', 'there is no run 99'],
  ['last', 'there is no run last'],
  ['2', 'run 2 took another run back'],
])('run %s is not undone: %s', async (run, why) => {
  await refmill(['ingest', articles, ...store]);
  await refmill(['undo', '1', '--json', ...store]);
  expect(await refmill(['undo', run, ...store])).toMatchObject({ code: 2, stderr: expect.stringContaining(why) });
});
