import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { emptyFolder, fixture, type Outcome, refmill } from './refmill.ts';

const cli = path.join(packageRoot, 'dist/src/cli.js');

/** Rights do not bind root, who becomes the user `nobody` for it (65534 on most systems). */
const another = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** In a checkout in root's own folder nobody else can run refmill at all. */
const cannotRun = ((): boolean => {
  try {
    execFileSync(process.execPath, [cli, '--version'], { ...another, cwd: '/', stdio: 'ignore' });
    return false;
  } catch {
    return true;
  }
})();

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await emptyFolder();
  file = path.join(folder, 'refmill.db');
  await refmill(['ingest', fixture('pubmed-xml', 'sandbox-library'), '--format', 'pubmed-xml', '--store', file]);
  chmodSync(folder, 0o555);
});

/** A command of somebody who may read the library and enter its folder, but write neither. */
async function asReader(...args: string[]): Promise<Outcome> {
  chmodSync(folder, 0o555);
  const child = spawn(process.execPath, [cli, ...args], { ...another, cwd: '/', env: {} });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (piece) => {
    stdout += piece;
  });
  child.stderr.on('data', (piece) => {
    stderr += piece;
  });
  const [code] = await once(child, 'close');
  chmodSync(folder, 0o755);
  return { code: Number(code), stdout, stderr };
}

test.skipIf(cannotRun)('who may not write in the library’s folder reads it, and leaves nothing there', async () => {
  const listed = readdirSync(folder);
  for (const args of [
    ['search', 'title:generated OR year:..2030', '--facets'],
    ['show', 'W1'],
    ['show', 'W1', '--original'],
    ['export', '--format', 'ris'],
    ['runs'],
    ['runs', '1'],
    ['runs', '--check'],
    ['duplicates'],
    ['duplicates', 'review'],
  ]) {
    const here = await refmill([...args, '--store', file]);
    expect(await asReader(...args, '--store', file), args.join(' ')).toMatchObject({ code: here.code, stderr: here.stderr });
    expect(here.code).toBe(0);
  }
  expect(await asReader('doctor', '--store', file)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('you may read it, not write it'),
  });
  expect(readdirSync(folder)).toEqual(listed);
  expect(readdirSync(tmpdir()).filter((name) => existsSync(path.join(tmpdir(), name, 'copy.db')))).toEqual([]);
});

test.skipIf(cannotRun)('who may not write reads also what another process writes now', async () => {
  const writer = await openSqliteStore(file);
  await writer.beginRun({ source: 's', fetcher: 'folder', request: {}, startedAt: '2026-03-10T03:00:00Z' });
  expect((await asReader('runs', '--store', file)).stdout).toContain('2026-03-10 03:00  running');
  await writer.close();
});

test.skipIf(cannotRun)('of a library that was never closed, who may not write reads all that was stored', async () => {
  const writer = await openSqliteStore(file);
  await writer.beginRun({ source: 's', fetcher: 'folder', request: {}, startedAt: '2026-03-10T03:00:00Z' });
  const killed = path.join(folder, 'killed.db');
  chmodSync(folder, 0o755);
  for (const ending of ['', '-wal']) copyFileSync(`${file}${ending}`, `${killed}${ending}`);
  await writer.close();
  expect((await asReader('runs', '--store', killed)).stdout).toContain('2026-03-10 03:00  running');
});

test.skipIf(cannotRun)('writing commands and files that may not be read are refused in words', async () => {
  expect(await asReader('undo', '1', '--store', file)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/refmill\.db cannot be (?:written|opened): check/),
  });
  chmodSync(file, 0o000);
  expect(await asReader('search', 'radium', '--store', file)).toMatchObject({
    code: 2,
    stderr: `refmill: ${file} cannot be read: ask its owner for the right to read it and what lies beside it\n`,
  });
});
