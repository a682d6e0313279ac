import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { articleSources, head, pubmedFile, tail } from '../pipeline/large-file.ts';
import { emptyFolder, fixture, jsonLines, refmill } from './refmill.ts';

/** Three files, of which the last deletes a record of the first and changes another one: 300 articles in more bytes than threads are started for. */
let files: string;
beforeAll(async () => {
  files = path.join(await emptyFolder(), 'baseline');
  await mkdir(files);
  await writeFile(path.join(files, 'n0001.xml'), pubmedFile(150, { apart: 60_000 }));
  await writeFile(path.join(files, 'n0002.xml'), pubmedFile(150, { first: 92_000_001, apart: 60_000 }));
  const [changed = ''] = articleSources(1, 91_000_001);
  const newer = changed.replace(/(<DateRevised>\s*<Year>)\d+/, '$12099').replace('<ArticleTitle>', '<ArticleTitle>Amended: ');
  const gone = '<DeleteCitation><PMID Version="1">91000002</PMID></DeleteCitation>';
  await writeFile(path.join(files, 'n0003.xml.gz'), gzipSync(head + newer + gone + tail));
});

/** Everything that the library says of its records and works. */
async function library(file: string): Promise<unknown> {
  const store = await openSqliteStore(file, { readOnly: true });
  try {
    const works: unknown[] = [];
    for await (const { id } of store.works(parseQuery('NOT has:deleted OR has:deleted'), 'added')) {
      const work = await store.work(id);
      works.push({
        ...work,
        // Which of two pairs was judged first is no matter.
        decisions: work?.decisions.map((each) => JSON.stringify(each)).sort(),
        members: work?.members.map(({ sightings: _seen, versions, ...member }) => ({ ...member, versions: versions.length })),
      });
    }
    const { records, tombstones, findings, problems } = await store.status();
    return { works, records, tombstones, findings, problems };
  } finally {
    await store.close();
  }
}

async function searched(file: string): Promise<{ total: number }> {
  const store = await openSqliteStore(file, { readOnly: true });
  try {
    return await store.search(parseQuery(''), { offset: 0, limit: 1, sort: 'added' });
  } finally {
    await store.close();
  }
}

const storeIn = async (): Promise<string> => path.join(await emptyFolder(), 'refmill.db');

test('threads make the library that is made without them, and a file by file account of it', async () => {
  const [without, with2] = [await storeIn(), await storeIn()];
  const plain = await refmill(['ingest', files, '--store', without, '--threads', '0']);
  const threaded = await refmill(['ingest', files, '--store', with2, '--threads', '2']);
  expect(threaded).toEqual(plain);
  expect(threaded.code).toBe(0);
  expect(threaded.stderr.split('\n')).toEqual([
    expect.stringMatching(/^n0001\.xml \(1 of 3\): 150 fetched: 150 new; /),
    expect.stringMatching(/^n0002\.xml \(2 of 3\): 150 fetched: 150 new; /),
    expect.stringMatching(/^n0003\.xml\.gz \(3 of 3\): 2 fetched: 1 changed, 1 deleted/),
    '',
  ]);
  expect(await library(with2)).toEqual(await library(without));
  const json = await refmill(['ingest', files, '--store', with2, '--threads', '2', '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({
    files: [{ name: 'n0001.xml', counts: { unchanged: 150 } }, {}, { name: 'n0003.xml.gz' }],
  });
  const again = await refmill(['ingest', files, '--store', with2, '--threads', '2']);
  expect(again.stdout).toMatch(/302 fetched: 302 unchanged; nothing changed/);
  const told = JSON.parse((await refmill(['runs', '1', '--json', '--store', with2])).stdout) as {
    files: { name: string; counts: object }[];
  };
  expect(told.files.map(({ name }) => name)).toEqual(['n0001.xml', 'n0002.xml', 'n0003.xml.gz']);
});

/** An ingest in a process of its own, killed without warning when it has told of so many files. */
function killedIngest(store: string, afterFiles: number, options: readonly string[] = []): Promise<NodeJS.Signals | null> {
  const command = [path.join(packageRoot, 'dist/src/cli.js'), 'ingest', files, '--store', store, '--threads', '2', ...options];
  const child = spawn(process.execPath, command, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {},
  });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString();
    if (told.split('\n').length > afterFiles) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
}

test('an ingest that is killed goes on behind the files that it had finished', async () => {
  const store = await storeIn();
  expect(await killedIngest(store, 1)).toBe('SIGKILL');
  expect(await killedIngest(store, 1)).toBe('SIGKILL');
  const { code, stderr } = await refmill(['ingest', files, '--store', store, '--threads', '2']);
  expect(code).toBe(0);
  expect(stderr).not.toContain('n0001.xml');
  expect(stderr).toMatch(/files? had been read by a run that was broken off/);
  const whole = await storeIn();
  await refmill(['ingest', files, '--store', whole, '--threads', '0']);
  expect(await library(store)).toEqual(await library(whole));
  // It came to its end: asked again, it reads everything again.
  const again = await refmill(['ingest', files, '--store', store, '--threads', '2']);
  expect(again.stdout).toContain('302 fetched: 302 unchanged');
});

test('whoever wants it has every file read again after a kill', async () => {
  const store = await storeIn();
  await killedIngest(store, 1);
  const { stdout } = await refmill(['ingest', files, '--store', store, '--from-start']);
  expect(stdout).toContain('302 fetched');
});

test.each(['radium AND NOT title:mouse', 'mesh:"Bone Neoplasms" year:2019..', 'author:"Lindqvist" OR has:retraction', 'type:book'])(
  'a query lets in what a search in the whole library would find: %s',
  async (query) => {
    const ids = async (store: string) => {
      const { stdout } = await refmill(['export', query, '--format', 'jsonl', '--store', store]);
      const works = jsonLines(stdout) as { identifiers: { scheme: string; value: string }[] }[];
      return works.map(({ identifiers }) => identifiers.find(({ scheme }) => scheme === 'pmid')?.value ?? '').sort();
    };
    const [whole, part] = [await storeIn(), await storeIn()];
    const file = path.join(files, 'n0001.xml');
    await refmill(['ingest', file, '--store', whole, '--threads', '0']);
    for (const threads of ['0', '2']) {
      const { stdout, stderr } = await refmill(['ingest', files, '--store', part, '--threads', threads, '--query', query]);
      expect(stderr).toContain('left out by the selection');
      expect(stdout).toContain('fetched');
    }
    const found = (await ids(whole)).filter((id) => id !== '91000002');
    expect((await ids(part)).filter((id) => Number(id) < 92_000_000)).toEqual(found);
    expect(found.length).toBeGreaterThan(0);
    // Only what matches is there.
    const store = await openSqliteStore(part, { readOnly: true });
    const { total } = await store.search(parseQuery(''), { offset: 0, limit: 1, sort: 'added' });
    expect(total).toBe((await ids(part)).length);
    await store.close();
  },
);

test('what the library has already is kept up to date, whether or not the query finds it still', async () => {
  const store = await storeIn();
  await refmill(['ingest', path.join(files, 'n0001.xml'), '--store', store, '--limit', '3']);
  const { stdout, stderr } = await refmill([
    'ingest',
    path.join(files, 'n0003.xml.gz'),
    '--store',
    store,
    '--query',
    'title:nothingofthesort',
  ]);
  expect(stdout).toContain('2 fetched: 1 changed, 1 deleted');
  expect(stderr).toBe('');
});

test('what the same file says later of a record that was let in is let in too', async () => {
  const store = await storeIn();
  const sources = articleSources(15, 94_000_001);
  const [one = '', two = ''] = [sources[0], sources[14]];
  const newer = two.replace(/(<DateRevised>\s*<Year>)\d+/, '$12099').replaceAll(/radium/gi, 'barium');
  const file = path.join(await emptyFolder(), 'updates.xml');
  await writeFile(file, `${head}${one}${two}${newer}<DeleteCitation><PMID>94000001</PMID></DeleteCitation>${tail}`);
  const { stdout, stderr } = await refmill(['ingest', file, '--store', store, '--query', 'radium']);
  expect([stdout, stderr]).toEqual([expect.stringContaining('4 fetched: 2 new, 1 changed, 1 deleted'), '']);
});

test('a limit holds over a kill', async () => {
  const store = await storeIn();
  expect(await killedIngest(store, 1, ['--limit', '155'])).toBe('SIGKILL');
  await refmill(['ingest', files, '--store', store, '--threads', '2', '--limit', '155']);
  const { total } = await searched(store);
  expect(total).toBe(155);
});

test('a limit takes so many records in and no more, over all files', async () => {
  const store = await storeIn();
  const { stdout } = await refmill(['ingest', files, '--store', store, '--limit', '153', '--threads', '2']);
  expect(stdout).toContain('153 fetched: 153 new');
  const more = await refmill(['ingest', fixture('ris'), '--store', store, '--limit', '2']);
  expect(more.stdout).toContain('2 fetched');
});

test('a date leaves out what its source did not change since', async () => {
  const store = await storeIn();
  const { stdout, stderr } = await refmill(['ingest', files, '--store', store, '--since', '2098-01-01', '--threads', '2']);
  expect(stdout).toContain('fetched');
  expect(stderr).toContain('left out by the selection');
  const found = await refmill(['search', 'Amended', '--store', store]);
  expect(found.stderr).toContain('1 work found');
});

test.each([
  [['--since', 'yesterday'], '--since takes a day'],
  [['--since', '2024-02-31'], '--since takes a day'],
  [['--limit', '0'], '--limit takes a whole number'],
  [['--threads', '-1'], '--threads takes a whole number'],
  [['--since', '2024-13-01'], '--since takes a day'],
  [['--query', 'title:('], 'this bracket is never closed'],
])('options that cannot be are refused before anything is read: %s', async (options, message) => {
  const store = await storeIn();
  const { code, stderr } = await refmill(['ingest', files, '--store', store, ...options]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('a large file is not copied: originals come from where it lies, and the doctor says when it is gone', async () => {
  const folder = await emptyFolder();
  const [store, file] = [path.join(folder, 'refmill.db'), path.join(folder, 'n0009.xml.gz')];
  const source = articleSources(1, 93_000_777)[0] ?? '';
  const noise = randomBytes(9 * 2 ** 20).toString('base64');
  await writeFile(file, gzipSync(`${head}${articleSources(40, 93_000_001).join('')}${source}<Note>${noise}</Note>${tail}`));
  await refmill(['ingest', file, '--store', store, '--threads', '2']);
  expect(existsSync(`${store}.archive`)).toBe(false);
  const shown = async () => refmill(['show', 'pmid:93000777', '--original', '--store', store]);
  expect(await shown()).toEqual({ code: 0, stdout: source, stderr: '' });
  expect((await refmill(['doctor', '--store', store])).code).toBe(0);

  await appendFile(file, 'more');
  expect(await shown()).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('the file has changed since it was read') });
  await rm(file);
  expect(await shown()).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('the file is no longer there') });
  const { code, stdout } = await refmill(['doctor', '--store', store]);
  expect([code, stdout]).toEqual([1, expect.stringContaining('n0009.xml.gz: the file is no longer there')]);
});

test('a file that was moved is found where it lies now', async () => {
  const folder = await emptyFolder();
  const [store, before, after] = ['refmill.db', 'before.xml', 'after.xml'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(before, pubmedFile(1500));
  await refmill(['ingest', before, '--store', store, '--threads', '2']);
  await rename(before, after);
  expect((await refmill(['show', 'W7', '--original', '--store', store])).code).toBe(3);
  expect((await refmill(['ingest', after, '--store', store, '--threads', '2'])).stdout).toContain('1500 unchanged');
  expect(await refmill(['show', 'W7', '--original', '--store', store])).toMatchObject({ code: 0, stdout: articleSources(7)[6] });
});

test('originals come byte for byte, whatever their encoding and line ends', async () => {
  const store = await storeIn();
  const bytes = Buffer.from('TY  - JOUR\r\nTI  - Tides in \xD6deg\xE5rd\r\nID  - k1\r\nER  - \r\n', 'latin1');
  const file = path.join(await emptyFolder(), 'desk.ris');
  await writeFile(file, bytes);
  await refmill(['ingest', file, '--store', store]);
  const shown = spawnSync(process.execPath, [path.join(packageRoot, 'dist/src/cli.js'), 'show', 'W1', '--original', '--store', store]);
  expect(shown.stdout.equals(bytes)).toBe(true);
});

test('the original of a small file comes from the archive, whether or not the place in it is known', async () => {
  const store = await storeIn();
  await refmill(['ingest', fixture('pubmed-xml', 'ordinary-article'), fixture('ris'), '--store', store]);
  const { stdout } = await refmill(['show', 'W1', '--original', '--store', store]);
  expect(stdout).toMatch(/^<PubmedArticle>[\s\S]*<\/PubmedArticle>\n$/);
  const ris = await refmill(['show', 'W2', '--original', '--store', store]);
  expect(ris.stdout).toContain('TY  - ');
});
