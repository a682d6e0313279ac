import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { emptyFolder, fixture, refmill } from './refmill.ts';

const program = path.join(packageRoot, 'dist/src/cli.js');

async function library(): Promise<string> {
  const store = path.join(await emptyFolder(), 'refmill.db');
  await refmill(['ingest', fixture('ris'), '--store', store]);
  return store;
}

test.each(['SIGINT', 'SIGTERM'] as const)('the program serves at a free port until %s, and ends well', async (signal) => {
  const running = spawn(process.execPath, [program, 'serve', '--store', await library(), '--port', '0']);
  const said = text(running.stderr);
  const [url] = (await once(createInterface(running.stdout), 'line')) as [string];
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const { works } = (await (await fetch(`${url}/v1/search?limit=1`)).json()) as { works: unknown[] };
  expect(works).toHaveLength(1);
  expect((await fetch(`${url}/v1/tags/add`, { method: 'POST', body: '{}' })).status).toBe(403);
  running.kill(signal);
  expect(await once(running, 'exit')).toEqual([0, null]);
  expect(await said).toBe('it only reads: no token is set (REFMILL_SERVER_TOKEN)\nstopping: requests at work are finished first\n');
});

test('a token of the environment opens the library for changes, and is told to nobody', async () => {
  const token = 'kept-by-the-keepers-of-lamps';
  const store = await library();
  const running = spawn(process.execPath, [program, 'serve', '--store', store, '--port', '0'], {
    env: { ...process.env, REFMILL_SERVER_TOKEN: token },
  });
  const said = text(running.stderr);
  const [url] = (await once(createInterface(running.stdout), 'line')) as [string];
  const body = JSON.stringify({ name: 'Lamps', ids: ['W1'] });
  const tagged = (authorization: string) => fetch(`${url}/v1/tags/add`, { method: 'POST', body, headers: { authorization } });
  expect((await tagged('Bearer guessed-by-somebody-else')).status).toBe(401);
  expect(await (await tagged(`Bearer ${token}`)).json()).toEqual({ works: 1 });
  running.kill('SIGTERM');
  await once(running, 'exit');
  expect(await said).not.toContain(token);
  expect((await refmill(['search', 'tag:lamps', '--store', store])).stderr).toContain('1 work found');
});

test('what cannot be served is said in words', async () => {
  const store = await library();
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const taken = await refmill(['serve', '--store', store, '--port', String(port)]);
  expect(taken).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`port ${port} is taken by another program: choose another one with --port`),
  });
  other.close();
  expect(await refmill(['serve', '--store', store, '--port', '0', '--host', '192.0.2.1'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('192.0.2.1 is no address of this machine'),
  });
  expect(await refmill(['serve', '--store', `${store}.none`])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is no library'),
  });
  const short = await refmill(['serve', '--store', store], { REFMILL_SERVER_TOKEN: 'short' });
  expect(short).toMatchObject({ code: 2, stderr: expect.stringContaining('REFMILL_SERVER_TOKEN: must have at least 16 characters') });
  expect(short.stderr).not.toContain('short"');
});

test('other commands, and the help, start without what servers need', async () => {
  const coverage = await emptyFolder();
  const listing = spawn(process.execPath, [program, '--help'], { env: { ...process.env, NODE_V8_COVERAGE: coverage } });
  expect(await text(listing.stdout)).toContain('serve');
  await once(listing, 'close');
  // What V8 tells of its coverage names every file that was loaded.
  const [file = ''] = await readdir(coverage);
  const { result } = JSON.parse(await readFile(path.join(coverage, file), 'utf8')) as { result: { url: string }[] };
  const loaded = result.map(({ url }) => url).filter((url) => url.startsWith('file:'));
  expect(loaded.some((url) => url.endsWith('/commands/serve.js'))).toBe(true);
  expect(loaded.filter((url) => /\/node_modules\/@?(?:hono|modelcontextprotocol)\/|\/src\/server\//.test(url))).toEqual([]);
});
