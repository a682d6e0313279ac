import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { faultInWords } from '../../src/commands/fault-in-words.ts';
import { Unavailable } from '../../src/model/errors.ts';
import { packageRoot } from '../../src/package-root.ts';
import { emptyFolder, fixture, jsonLines, refmill } from './refmill.ts';

let folder: string;
let store: string[];

beforeEach(async () => {
  folder = await emptyFolder();
  store = ['--store', path.join(folder, 'refmill.db')];
});

const below = (name: string) => path.join(folder, name);

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const commanding = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

test('control characters of titles, names and ids never reach a terminal, and JSON keeps them as they are', async () => {
  const nasty = '\u001b]0;renamed\u0007 \u001b[2J \u009b31m';
  const record = { source: 'jsonl', sourceId: `1${nasty}`, title: `T ${nasty}`, contributors: [{ role: 'author', family: `F${nasty}` }] };
  await writeFile(below('a.jsonl'), `${JSON.stringify(record)}\n{"source":"jsonl","sourceId":"2${JSON.stringify(nasty).slice(1, -1)}"\n`);
  const outcomes = [
    await refmill(['ingest', below('a.jsonl'), '--source', `S${nasty}`, ...store]),
    await refmill(['search', '--facets', ...store]),
    await refmill(['show', 'W1', ...store]),
    await refmill(['runs', ...store]),
    await refmill(['runs', '1', ...store]),
  ];
  for (const { stdout, stderr } of outcomes) expect(stdout + stderr).not.toMatch(commanding);
  expect(outcomes[2]?.stdout).toContain('\\u001b[2J');
  const shown = await refmill(['show', 'W1', '--json', ...store]);
  expect(shown.stdout).not.toMatch(commanding);
  expect(jsonLines(shown.stdout)).toMatchObject([{ citation: { contributors: [{ family: `F${nasty}` }] } }]);
});

test('an ingest that the user stops ends as interrupted, and says so without a word of a fault', async () => {
  const signal = AbortSignal.abort(new Error('stopped by SIGINT'));
  const stopped = await refmill(['ingest', fixture('pubmed-xml', 'sandbox-library', 'input.xml'), ...store], {}, signal);
  expect(stopped).toEqual({ code: 1, stdout: '', stderr: 'refmill: stopped by SIGINT\n' });
  const { stdout } = await refmill(['runs', '--json', ...store]);
  expect(jsonLines(stdout)).toMatchObject([{ id: 1, outcome: 'interrupted', error: 'stopped by SIGINT' }]);
});

test('reading and writing stop when the user asks, and leave no half file', async () => {
  await refmill(['ingest', fixture('pubmed-xml', 'sandbox-library', 'input.xml'), ...store]);
  const signal = AbortSignal.abort(new Error('stopped by SIGTERM'));
  const before = (await readdir(folder)).sort();
  const lines = [
    ['read', fixture('pubmed-xml', 'sandbox-library', 'input.xml')],
    ['convert', fixture('pubmed-xml', 'sandbox-library', 'input.xml'), '--to', 'ris', '-o', below('out.ris')],
    ['export', '--format', 'ris', ...store],
    ['export', '--format', 'ris', '-o', below('out.ris'), ...store],
  ];
  for (const line of lines)
    expect(await refmill(line, {}, signal)).toEqual({ code: 1, stdout: '', stderr: 'refmill: stopped by SIGTERM\n' });
  expect((await readdir(folder)).sort()).toEqual(before);
});

test('an output that cannot be is refused in plain words', async () => {
  await mkdir(below('folder'));
  await writeFile(below('file'), '');
  const convert = (output: string) =>
    refmill(['convert', fixture('pubmed-xml', 'sandbox-library', 'input.xml'), '--to', 'ris', '-o', output]);
  for (const output of ['', below('folder')]) {
    expect(await convert(output)).toMatchObject({ code: 2, stderr: expect.stringContaining('is a folder or no name') });
  }
  expect((await convert(below('file/x'))).stderr).toBe(`refmill: ${below('file/x')}: a part of the path is no folder (ENOTDIR)\n`);
  expect((await convert(below('nowhere/x'))).stderr).toBe(`refmill: ${below('nowhere/x')}: no such file or folder (ENOENT)\n`);
});

test('an output that is a link stays one, and a pipe is written into', async () => {
  const input = fixture('pubmed-xml', 'sandbox-library', 'input.xml');
  await writeFile(below('real.ris'), 'old');
  await symlink('real.ris', below('link.ris'));
  await refmill(['convert', input, '--to', 'ris', '-o', below('link.ris')]);
  expect((await lstat(below('link.ris'))).isSymbolicLink()).toBe(true);
  const text = await readFile(below('real.ris'), 'utf8');
  expect(text).toMatch(/^TY {2}- /);
  execFileSync('mkfifo', [below('pipe')]);
  const [read] = await Promise.all([readFile(below('pipe'), 'utf8'), refmill(['convert', input, '--to', 'ris', '-o', below('pipe')])]);
  expect(read).toBe(text);
  expect((await lstat(below('pipe'))).isFIFO()).toBe(true);
});

test('a pipe as input is refused, not waited for', async () => {
  execFileSync('mkfifo', [below('pipe')]);
  const { code, stderr } = await refmill(['ingest', below('pipe'), ...store]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('is neither a file nor a folder')]);
});

test('a page without text is no record', async () => {
  await writeFile(below('empty.txt'), '');
  expect((await refmill(['read', '--format', 'question-answer', below('empty.txt')])).code).toBe(3);
});

test.each([
  ['SQLITE_BUSY', 'the library is locked by another process; try again when it is done (SQLITE_BUSY)'],
  ['SQLITE_BUSY_SNAPSHOT', 'the library is locked by another process; try again when it is done (SQLITE_BUSY_SNAPSHOT)'],
  ['SQLITE_FULL', 'the disk of the library is full; what was stored before is safe: make room and try again (SQLITE_FULL)'],
  ['ENOSPC', 'the disk is full: make room, or name a place on another one (ENOSPC)'],
])('%s is told in plain words, whatever it is wrapped in', (code, words) => {
  const cause = Object.assign(new Error('database trouble'), { code });
  expect(faultInWords(cause)).toBe(words);
  expect(faultInWords(new Error('Failed query: insert into secrets', { cause }))).toBe(words);
});

test('errors of the disk name the file, and those of the store the library', () => {
  const at = (code: string, path?: string) => Object.assign(new Error('trouble'), { code, ...(path === undefined ? {} : { path }) });
  expect(faultInWords(at('EROFS', '/media/list.ris'))).toBe(
    '/media/list.ris: the disk can only be read: name a place on another one (EROFS)',
  );
  expect(faultInWords(at('EMFILE', '/data/a.xml'), '/data/refmill.db')).toMatch(
    /^\/data\/a\.xml: too many files are open in this process: raise/,
  );
  expect(faultInWords(at('SQLITE_FULL'), '/data/refmill.db')).toMatch(/^\/data\/refmill\.db: the disk of the library is full/);
});

const noSuchDevice = !existsSync('/dev/full');

test.skipIf(noSuchDevice)('a list that the disk has no room for names the file, and exit code 1', async () => {
  await refmill(['ingest', fixture('ris', 'loose-tags'), ...store]);
  const { code, stderr } = await refmill(['export', '--format', 'ris', '-o', '/dev/full', ...store]);
  expect([code, stderr]).toEqual([1, 'refmill: /dev/full: the disk is full: make room, or name a place on another one (ENOSPC)\n']);
});

test.skipIf(noSuchDevice)('results that the disk has no room for end in words, not in a fault of the program', () => {
  const out = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(packageRoot, 'dist/src/cli.js'), 'read', fixture('ris', 'loose-tags')],
    {
      stdio: ['ignore', out, 'pipe'],
      encoding: 'utf8',
    },
  );
  closeSync(out);
  expect([status, stderr.split('\n').at(-2)]).toEqual([
    1,
    'refmill: the output: the disk is full: make room, or name a place on another one (ENOSPC)',
  ]);
});

test('a harvest that may not write to the archive says so in the ledger too', async () => {
  const [library = ''] = store.slice(1);
  await writeFile(`${library}.archive`, 'no folder');
  const { code, stderr } = await refmill(['harvest', 'folder', '--path', fixture('ris', 'loose-tags'), '--settle-seconds', '0', ...store]);
  expect([code, stderr]).toEqual([1, expect.stringContaining(`${library}.archive`)]);
  expect(stderr).not.toContain('not a directory');
  expect((await refmill(['runs', ...store])).stdout).toMatch(/stopped: \S+\.archive\S*: a part of the path is no folder \(ENOTDIR\)/);
});

test('our own errors stand as they are, and others show where they arose', () => {
  expect(faultInWords(new Unavailable('x: answered 500'))).toBe('x: answered 500');
  expect(faultInWords(new TypeError('no'))).toMatch(/^TypeError: no\n {4}at [\s\S]*This is a fault of refmill/);
});
