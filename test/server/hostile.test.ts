import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Turnstile } from '../../src/server/turnstile.ts';
import { plainRequest, posted, served, token, withToken } from './served.ts';

let server: Awaited<ReturnType<typeof served>>;
beforeAll(async () => {
  server = await served({
    config: { serverToken: token },
    limits: { bodyBytes: 50_000, unpackedBytes: 100_000, recordsPerBody: 5, pageSize: 3, uploadMs: 1500, textLength: 10_000 },
    allowHosts: ['refmill.example.org'],
    corsOrigins: ['https://reader.example.org'],
  });
});
afterAll(() => server.close());

const detail = (json: never): string => (json as { detail: string }).detail;

describe('who may ask', () => {
  test.each([
    ['localhost:9', 200],
    ['127.0.0.1', 200],
    ['[::1]:80', 200],
    ['refmill.example.org', 200],
    ['evil.example.com', 421],
    ['127.0.0.1.evil.example.com', 421],
    ['localhost.evil.example.com', 421],
    ['192.0.2.7', 421],
  ])('under the name %s: %i', async (host, status) => {
    expect((await plainRequest(`${server.url}/v1/health`, { host })).status).toBe(status);
  });

  test('a page of another site is refused, and one that is allowed may read the answer', async () => {
    expect((await server.ask('/v1/health', { headers: { origin: 'https://evil.example.com' } })).status).toBe(403);
    expect((await server.ask('/v1/health', { headers: { origin: 'null' } })).status).toBe(403);
    expect((await server.ask('/v1/health', { headers: { origin: server.url } })).status).toBe(200);
    const allowed = await server.ask('/v1/health', { headers: { origin: 'https://reader.example.org' } });
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://reader.example.org');
  });

  test('without an allowed origin nothing says that other sites may read', async () => {
    expect((await server.ask('/v1/health')).headers.get('access-control-allow-origin')).not.toBe('*');
  });
});

describe('what is too much', () => {
  const risOf = (records: number) => 'TY  - JOUR\nTI  - Hum\nER  - \n'.repeat(records);

  test('a body above the limit, announced or not', async () => {
    const large = 'x'.repeat(60_000);
    expect((await server.ask('/v1/read', { method: 'POST', body: large })).status).toBe(413);
    const streamed = new Blob([large]).stream();
    expect((await server.ask('/v1/read', { method: 'POST', body: streamed, duplex: 'half' } as RequestInit)).status).toBe(413);
  });

  test('a small .gz that unpacks to more than the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000, ' '));
    expect(bomb.byteLength).toBeLessThan(50_000);
    const { status, json } = await server.ask('/v1/read', { method: 'POST', body: bomb });
    expect([status, detail(json)]).toEqual([413, expect.stringContaining('unpacked')]);
  });

  test('a .gz within the limit is read, and a broken one is said to be', async () => {
    const packed = gzipSync(risOf(2));
    expect((await server.ask('/v1/read', { method: 'POST', body: packed })).json).toMatchObject({
      format: 'ris',
      records: [{ title: 'Hum' }, { title: 'Hum' }],
    });
    expect((await server.ask('/v1/read', { method: 'POST', body: packed.subarray(0, 20) })).status).toBe(400);
  });

  test('more records than a body may hold, of which nothing is taken in', async () => {
    const before = (await server.ask('/v1/status')).json as { records: number };
    expect((await server.ask('/v1/read', { method: 'POST', body: risOf(6) })).status).toBe(413);
    expect((await server.ask('/v1/ingest', withToken({ method: 'POST', body: risOf(6) }))).status).toBe(413);
    expect((await server.ask('/v1/status')).json).toMatchObject({ records: before.records });
  });

  test('a larger page than there may be is one of the size that may be', async () => {
    expect(((await server.ask('/v1/search?limit=1000')).json as { works: unknown[] }).works).toHaveLength(3);
  });

  test('a text that is too long to be read for citations', async () => {
    expect((await server.ask('/v1/parse-citation', posted({ citation: 'word '.repeat(4000) }))).status).toBe(413);
  });

  test('headers that are too long', async () => {
    const { status, body } = await plainRequest(`${server.url}/v1/search?q=${'x'.repeat(40_000)}`, {});
    expect([status, JSON.parse(body)]).toEqual([431, expect.objectContaining({ status: 431 })]);
  });

  test('a body that never ends', async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write('POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nTY  -');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('more requests than may be at work and wait', async () => {
    const turnstile = new Turnstile(1, 1);
    const { signal } = new AbortController();
    const leave = await turnstile.enter(signal);
    const second = turnstile.enter(signal);
    await expect(turnstile.enter(signal)).rejects.toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    leave();
    (await second)();
    (await turnstile.enter(signal))();
  });

  test('who goes away while waiting leaves the turn to others', async () => {
    const turnstile = new Turnstile(1, 5);
    const leave = await turnstile.enter(AbortSignal.any([]));
    const away = new AbortController();
    const waiting = turnstile.enter(away.signal);
    const next = turnstile.enter(AbortSignal.any([]));
    away.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    leave();
    expect(await next).toBeTypeOf('function');
  });
});

describe('what is no request of ours', () => {
  test.each<readonly [string, string, RequestInit, number, string]>([
    ['a query that cannot be understood', '/v1/search?q=author:', {}, 400, 'author: needs a value'],
    ['an unknown parameter', '/v1/search?quer=x', {}, 400, 'there is no parameter quer here; there are q, limit'],
    ['a parameter twice', '/v1/search?q=a&q=b', {}, 400, 'q is given twice'],
    ['a number that is none', '/v1/search?limit=ten', {}, 400, 'limit'],
    ['a body that is no JSON', '/v1/search', { method: 'POST', body: '{' }, 400, 'the body is no JSON'],
    ['a body of other JSON', '/v1/search', posted({ q: 7 }), 400, 'q: '],
    ['a misspelt field of a body', '/v1/search', posted({ query: 'bone' }), 400, 'query'],
    ['a field that a text does not have', '/v1/extract-endpoints', posted({ text: 'x', model: 'y' }), 400, 'model'],
    ['an unknown format', '/v1/export?format=docs', {}, 400, 'no format is called docs'],
    ['a format that cannot be written', '/v1/export?format=pubmed-xml', {}, 400, 'can be read but not written'],
    ['a style that is a file', '/v1/export?style=..%2Fsecret.csl', {}, 400, 'is no name of a style'],
    ['an unknown style', '/v1/export?style=apaa', {}, 400, 'no style is called apaa'],
    ['a list of works that there are not', '/v1/citations', posted({ ids: ['W1', 'W99999'] }), 404, 'W99999'],
    ['a name that leads elsewhere', '/v1/read?name=../../x', { method: 'POST', body: 'x' }, 400, 'is no name of a file'],
    ['an empty file', '/v1/read', { method: 'POST' }, 400, 'there is nothing in it'],
    ['a PDF', '/v1/read', { method: 'POST', body: '%PDF-1.7 x' }, 400, 'is a PDF'],
    ['a body packed in another way', '/v1/read', { method: 'POST', body: 'x', headers: { 'content-encoding': 'br' } }, 415, 'not as br'],
    ['an address without anything', '/etc/passwd', {}, 404, 'openapi.json'],
    ['an address that climbs', '/v1/works/..%2F..%2Fetc%2Fpasswd', {}, 404, 'no such work'],
    ['an address with broken escapes', '/v1/works/%E0%A4%A', {}, 404, 'no such work'],
    ['an id with a NUL', '/v1/works/W1%00', {}, 404, 'no such work'],
  ])('%s', async (_, address, init, status, words) => {
    const answer = await server.ask(address, init);
    expect([answer.status, detail(answer.json)]).toEqual([status, expect.stringContaining(words)]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  test('the place in a query is told in numbers too', async () => {
    expect((await server.ask('/v1/search?q=bone%20author:')).json).toMatchObject({ key: 'query', place: { start: 5, end: 12 } });
  });

  test('another method, with those that there are', async () => {
    const { status, headers } = await server.ask('/v1/tags', { method: 'DELETE' });
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    const options = await server.ask('/v1/search', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
  });

  test.each([
    ['no name of the server', 'GET /v1/health HTTP/1.1\r\n\r\n', 400],
    [
      'an expectation that nobody has',
      'GET /v1/health HTTP/1.1\r\nHost: localhost\r\nExpect: 200-perhaps\r\nConnection: close\r\n\r\n',
      417,
    ],
  ])('%s is told in the shape of every problem', async (_, sent, status) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write(sent);
    expect(await text(socket)).toMatch(new RegExp(`^HTTP/1.1 ${status} [\\s\\S]*problem\\+json[\\s\\S]*"status":${status}`));
  });

  test('bytes that are no HTTP at all', async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.end('\u0000\u0001 nonsense\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 [\s\S]*"status":400/);
  });

  test('none of it is a fault of the program', () => {
    expect(server.faults).toEqual([]);
  });
});

describe('what is asked again', () => {
  test('is answered in a word while the library is as it was', async () => {
    const first = await server.ask('/v1/search?q=bone');
    const etag = first.headers.get('etag') ?? '';
    const again = () => server.ask('/v1/search?q=bone', { headers: { 'if-none-match': `"other", ${etag}` } });
    expect(await again()).toMatchObject({ status: 304, text: '' });
    for (const tag of [etag.slice(2), '*'])
      expect((await server.ask('/v1/search?q=bone', { headers: { 'if-none-match': tag } })).status).toBe(304);
    await server.ask('/v1/tags/add', withToken(posted({ name: 'seen', query: 'bone' })));
    expect((await again()).status).toBe(200);
  });

  test('by HEAD has the same headers and no body', async () => {
    for (const address of ['/v1/search?q=bone', '/v1/export?format=ris']) {
      const [got, head] = [await server.ask(address), await server.ask(address, { method: 'HEAD' })];
      expect(head).toMatchObject({ status: 200, text: '' });
      expect(head.headers.get('content-type')).toBe(got.headers.get('content-type'));
      expect(head.headers.get('etag')).toBe(got.headers.get('etag'));
    }
  });

  test('page after page gives every work once', async () => {
    const ids: string[] = [];
    let next: string | undefined = '/v1/search?limit=3&sort=newest';
    let total = 0;
    while (next !== undefined) {
      const { json } = await server.ask(next);
      const page = json as { total: number; works: { id: string }[]; next?: string };
      ids.push(...page.works.map(({ id }) => id));
      ({ next, total } = { next: page.next, ...page });
    }
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
  });
});
