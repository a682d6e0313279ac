import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpClient, type HttpClientOptions } from '../../src/http/client.ts';
import { Rejected, Unavailable } from '../../src/model/errors.ts';

const closing: (() => Promise<unknown>)[] = [];
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'refmill-download-'));
  file = path.join(folder, 'n0001.xml.gz');
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(handle: (request: IncomingMessage, response: ServerResponse, count: number) => void): Promise<string> {
  let count = 0;
  const server = createServer((request, response) => handle(request, response, ++count));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    async () => server.closeAllConnections(),
    () => new Promise((resolve) => server.close(resolve)),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/n0001.xml.gz`;
}

function client(options: HttpClientOptions = {}) {
  const said: string[] = [];
  const http = createHttpClient({
    allowPrivateHosts: ['127.0.0.1'],
    otherwisePerSecond: 1000,
    sleep: async (_, signal) => signal?.throwIfAborted(),
    report: (message) => said.push(message),
    ...options,
  });
  closing.push(() => http.close());
  return { http, said };
}

const packed = gzipSync('<PubmedArticleSet/>'.repeat(1000));
const md5 = createHash('md5').update(packed).digest('hex');

test('a file is saved as it lies on the server, although the server calls its packing an encoding', async () => {
  const url = await serve((request, response) => {
    expect(request.headers['accept-encoding']).toBe('identity');
    response.writeHead(200, { 'content-type': 'application/x-gzip', 'content-encoding': 'x-gzip' }).end(packed);
  });
  const saved = await client().http.download({ url, parameters: { api_key: 'abcd1234' } }, file, { md5: md5.toUpperCase() });
  expect(saved).toMatchObject({ url: `${url}?api_key=***`, path: file, size: packed.byteLength, md5 });
  expect(await readFile(file)).toEqual(packed);
  expect(await readdir(folder)).toEqual(['n0001.xml.gz']);
});

test('a file that does not fit its checksum is asked for again, and what was there stays until the new one is whole', async () => {
  await writeFile(file, 'what was there');
  const bodies = [packed.subarray(0, 100), packed];
  const seen: string[] = [];
  const url = await serve((_, response, count) => {
    void readFile(file, 'utf8').then((text) => {
      seen.push(text);
      response.end(bodies[count - 1]);
    });
  });
  const { http, said } = client();
  await http.download({ url }, file, { md5 });
  expect(said.join()).toContain(`not ${md5} as its checksum says; trying again`);
  expect(seen).toEqual(['what was there', 'what was there']);
  expect(await readFile(file)).toEqual(packed);
});

test.each([
  [
    'a wrong checksum',
    (response: ServerResponse) => response.end('other'),
    {},
    /\/n0001\.xml\.gz: what came has the MD5 .* \(tried 3 times\)/,
  ],
  [
    'a cut connection',
    (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half', () => response.destroy());
    },
    {},
    /the connection was cut \(tried 3 times\)/,
  ],
  ['a body without end', (response: ServerResponse) => response.end(packed), { maxFileBytes: 20 }, /larger than 20 bytes/],
  [
    'a pause without end',
    (response: ServerResponse) => void response.write('…'),
    { downloadTimeoutMs: 50 },
    /no whole answer within 0\.05 s/,
  ],
])('nothing is left behind by %s', async (_, spoil, options, message) => {
  const url = await serve((_request, response) => void spoil(response));
  const { http } = client({ tries: 3, ...options });
  const error = await http.download({ url }, file, { md5 }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Unavailable);
  expect(String(error)).toMatch(message);
  expect(await readdir(folder)).toEqual([]);
});

test('a file that is not there is refused with what the server says, and none is made of its page', async () => {
  const url = await serve((_, response) => response.writeHead(404).end('<h1>Not Found</h1>'));
  await expect(client().http.download({ url }, file)).rejects.toEqual(
    new Rejected(`${new URL(url).host}/n0001.xml.gz: answered 404: Not Found`),
  );
  expect(await readdir(folder)).toEqual([]);
});

test('a disk that takes nothing is no trouble of the service', async () => {
  const url = await serve((_, response) => response.end(packed));
  const { http, said } = client();
  await expect(http.download({ url }, path.join(folder, 'no-such-folder', 'x'))).rejects.toMatchObject({ code: 'ENOENT' });
  expect(said).toEqual([]);
});

test('a download stops when told to', async () => {
  const controller = new AbortController();
  const url = await serve((_, response) => response.write('…', () => controller.abort(new Error('stopped by the user'))));
  await expect(client().http.download({ url, signal: controller.signal }, file)).rejects.toThrow('stopped by the user');
  expect(await readdir(folder)).toEqual([]);
});
