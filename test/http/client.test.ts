import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpClient, type HttpClientOptions } from '../../src/http/client.ts';
import { Misconfigured, Rejected, Throttled, Unavailable } from '../../src/model/errors.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(handle: (request: IncomingMessage, response: ServerResponse, count: number) => void) {
  let count = 0;
  const server = createServer((request, response) => handle(request, response, ++count));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  closing.push(async () => server.closeAllConnections());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, count: () => count };
}

function client(options: HttpClientOptions = {}) {
  const waits: number[] = [];
  let time = Date.parse('2026-03-01T12:00:00Z');
  const http = createHttpClient({
    allowPrivateHosts: ['127.0.0.1'],
    otherwisePerSecond: 1000,
    now: () => new Date(time),
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      waits.push(ms);
      time += ms;
    },
    random: () => 0.5,
    ...options,
  });
  closing.push(() => http.close());
  return { http, waits };
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('the HTTP client', () => {
  it('sends parameters as the query or as a form, says who it is, and gives the answer back whole', async () => {
    const { url } = await serve(async (request, response) => {
      let form = '';
      for await (const piece of request) form += piece;
      response.setHeader('content-type', 'Text/XML; charset=utf-8');
      response.end(`${request.method} ${request.url?.replaceAll('=', ':')} ${form} ${request.headers['user-agent']}`);
    });
    const { http } = client();
    const got = await http.send({ url: `${url}/x?context=1`, parameters: { term: 'bone & pain', api_key: 'abcd1234' } });
    expect(text(got.bytes)).toMatch(/^GET \/x\?context:1&term:bone\+%26\+pain&api_key:abcd1234 {2}refmill\/\d/);
    expect(got).toMatchObject({ status: 200, mediaType: 'text/xml', receivedAt: '2026-03-01T12:00:00.000Z' });
    expect(got.url).toBe(`${url}/x?context=1&term=bone+%26+pain&api_key=***`);
    const posted = await http.send({ url: `${url}/x`, parameters: { id: '1,2' }, method: 'POST' });
    expect(text(posted.bytes)).toMatch(/^POST \/x id=1%2C2 /);
    expect(posted.url).toBe(`${url}/x`);
  });

  it('waits as long as the service asks, in seconds or until a date, without spending a try', async () => {
    const pauses = ['3', 'Sun, 01 Mar 2026 12:00:30 GMT', undefined];
    const { url } = await serve((_, response, count) => {
      const pause = pauses[count - 1];
      if (count <= 3) response.writeHead(429, pause ? { 'retry-after': pause } : {}).end();
      else response.end('ok');
    });
    const { http, waits } = client({ tries: 1 });
    expect(text((await http.send({ url })).bytes)).toBe('ok');
    expect(waits).toEqual([3000, 27_000, 1000]);
  });

  it('takes 503 with Retry-After for throttling and without for trouble', async () => {
    const { url } = await serve((_, response, count) => {
      if (count === 1) response.writeHead(503, { 'retry-after': '9' }).end();
      else if (count === 2) response.writeHead(503).end();
      else response.end('ok');
    });
    const { http, waits } = client();
    await http.send({ url });
    expect(waits).toEqual([9000, 500]);
  });

  it('tries again when the answer is cut, and gives up with Unavailable', async () => {
    const { url, count } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half', () => response.destroy());
    });
    const { http } = client({ tries: 3 });
    await expect(http.send({ url })).rejects.toThrow(/the connection was cut \(tried 3 times\)/);
    expect(count()).toBe(3);
  });

  it('tries again when nobody listens, when the name is unknown, and when the answer does not come in time', async () => {
    const { http } = client({ tries: 2, timeoutMs: 40 });
    await expect(http.send({ url: 'http://127.0.0.1:9/' })).rejects.toBeInstanceOf(Unavailable);
    const { url } = await serve((_, response) => void response.write('never ends'));
    await expect(http.send({ url })).rejects.toThrow(/no whole answer within 0.04 s \(tried 2 times\)/);
    const unknown = client({ tries: 2, resolve: async () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })) });
    await expect(unknown.http.send({ url: 'http://nowhere.example.org/' })).rejects.toThrow('the host name is not known (tried 2 times)');
  });

  it('is rejected at once by other statuses, with the beginning of what the service says', async () => {
    const { url, count } = await serve((_, response) => response.writeHead(404).end('<html><p>No such\n thing</p></html>'));
    await expect(client().http.send({ url })).rejects.toThrow(new Rejected(`${new URL(url).host}/: answered 404: No such thing`));
    expect(count()).toBe(1);
  });

  it('returns statuses that the caller accepts', async () => {
    const { url } = await serve((_, response) => response.writeHead(400).end('why'));
    expect(await client().http.send({ url, acceptStatuses: [400] })).toMatchObject({ status: 400 });
  });

  it('treats what `inspect` throws by the same rules', async () => {
    const { url } = await serve((_, response, count) => response.end(['limit', 'broken', 'fine'][count - 1]));
    const { http, waits } = client();
    const got = await http.send({ url }, ({ bytes }) => {
      if (text(bytes) === 'limit') throw new Throttled('limit', 4000);
      if (text(bytes) === 'broken') throw new Unavailable('broken');
    });
    expect(text(got.bytes)).toBe('fine');
    expect(waits).toEqual([4000, 500]);
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
  ])('undoes %s, and stops it when it unfolds beyond the limit or is cut', async (encoding, pack) => {
    const small = pack(Buffer.from('titles'));
    const large = pack(Buffer.alloc(5_000_000));
    const { url } = await serve((request, response) => {
      response.setHeader('content-encoding', encoding);
      response.end({ '/small': small, '/large': large, '/cut': small.subarray(0, -4) }[request.url ?? '']);
    });
    const { http } = client({ tries: 1, maxBytes: 1_000_000 });
    expect(text((await http.send({ url: `${url}/small` })).bytes)).toBe('titles');
    await expect(http.send({ url: `${url}/large` })).rejects.toThrow('unfolds to more than 1000000 bytes');
    await expect(http.send({ url: `${url}/cut` })).rejects.toBeInstanceOf(Unavailable);
  });

  it('undoes two encodings, and no more', async () => {
    const once = gzipSync('titles');
    const { url } = await serve((request, response) => {
      const layers = Number(request.url?.slice(1));
      response.setHeader('content-encoding', Array.from({ length: layers }, () => 'gzip').join(', '));
      response.end(layers === 1 ? once : layers === 2 ? gzipSync(once) : gzipSync(gzipSync(once)));
    });
    const { http } = client({ tries: 1 });
    expect(text((await http.send({ url: `${url}/2` })).bytes)).toBe('titles');
    await expect(http.send({ url: `${url}/3` })).rejects.toThrow('encoded 3 times over');
  });

  it('stops plain bodies at the limit, which a request may set', async () => {
    const { url } = await serve((_, response) => response.end('x'.repeat(2000)));
    await expect(client({ tries: 1 }).http.send({ url, maxBytes: 1000 })).rejects.toThrow('larger than 1000 bytes');
  });

  it('refuses private addresses that the configuration does not name, and says which key allows them', async () => {
    const { url } = await serve((_, response) => response.end('secret'));
    for (const [address, resolve] of [
      [url, undefined],
      ['http://inside.example.org/', async () => [{ address: '10.0.0.8', family: 4 }]],
    ] as const) {
      const error = await client({ allowPrivateHosts: [], ...(resolve ? { resolve } : {}) })
        .http.send({ url: address })
        .catch((e) => e);
      expect(error).toBeInstanceOf(Misconfigured);
      expect(error).toMatchObject({ key: 'allowPrivateHosts' });
    }
  });

  it('connects to the very address that was judged, so that a name cannot change its mind', async () => {
    const { url, port } = await serve((_, response) => response.end('reached'));
    const answers = [[{ address: '127.0.0.1', family: 4 }]];
    const asked: string[] = [];
    const resolve = async (name: string) => {
      asked.push(name);
      return answers.shift() ?? [{ address: '8.8.8.8', family: 4 }];
    };
    const { http } = client({ allowPrivateHosts: [], resolve, tries: 1 });
    const error = await http.send({ url: `http://rebinding.example.org:${port}/` }).catch((e) => e);
    expect(error).toBeInstanceOf(Misconfigured);
    expect(asked).toEqual(['rebinding.example.org']);
    expect(url).toBeTruthy();
  });

  it('follows redirects, five at most, and none to a private host', async () => {
    const { url, count } = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (request.url === '/inside') response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end();
      else if (request.url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
      else if (left > 0) response.writeHead(301, { location: `/${left - 1}` }).end();
      else response.end('arrived');
    });
    const { http } = client({ tries: 2 });
    expect((await http.send({ url: `${url}/5` })).url).toBe(`${url}/0`);
    await expect(http.send({ url: `${url}/6` })).rejects.toThrow(/redirects more than 5 times/);
    const before = count();
    await expect(http.send({ url: `${url}/inside` })).rejects.toThrow(/redirects to a host that is refused.*tried 2 times/);
    expect(count() - before).toBe(2);
    await expect(http.send({ url: `${url}/file` })).rejects.toBeInstanceOf(Rejected);
  });

  it('sends a form again after a redirect, without secrets when another host is the target', async () => {
    const target = await serve(async (request, response) => {
      let form = '';
      for await (const piece of request) form += piece;
      response.end(`${request.method} ${form} ${request.headers.authorization ?? ''}`);
    });
    const { url } = await serve((request, response) =>
      response.writeHead(request.url === '/303' ? 303 : 307, { location: target.url }).end(),
    );
    const { http } = client();
    const parameters = { id: '5', api_key: 'abcd1234', email: 'me@example.org' };
    expect(text((await http.send({ url: `${url}/307`, parameters, method: 'POST' })).bytes)).toBe('POST id=5 ');
    expect(text((await http.send({ url: `${url}/303`, parameters, method: 'POST' })).bytes)).toBe('GET  ');
  });

  it('gives an answer that repeats its own address without the secrets in it, and else as it is', async () => {
    const { url } = await serve((request, response) => response.end(`{"self":"http://x${request.url}","by":"me+1@example.org"}`));
    const got = await client().http.send({ url: `${url}/dois`, parameters: { q: 'é', mailto: 'me+1@example.org', api_key: 'abcd1234' } });
    expect(text(got.bytes)).toBe('{"self":"http://x/dois?q=%C3%A9&mailto=***&api_key=***","by":"me+1@example.org"}');
    const plain = await serve((_, response) => response.end(Buffer.from([0xff, 0x00, 0xe9])));
    expect([...(await client().http.send({ url: plain.url, parameters: { mailto: 'me@example.org' } })).bytes]).toEqual([0xff, 0x00, 0xe9]);
  });

  it('uses user and password of an address and never shows them', async () => {
    const { port } = await serve((request, response) => response.end(request.headers.authorization));
    const got = await client().http.send({ url: `http://joan:s%C3%A9cret@127.0.0.1:${port}/` });
    expect(Buffer.from(text(got.bytes).slice(6), 'base64').toString()).toBe('joan:sécret');
    expect(got.url).toBe(`http://***@127.0.0.1:${port}/`);
  });

  it('takes user, password and headers along to another address of the same host, and nowhere else', async () => {
    const told = (request: IncomingMessage, response: ServerResponse) =>
      response.end(`${request.headers.authorization ?? ''} ${request.headers['x-token'] ?? ''}`);
    const target = await serve(told);
    const { port } = await serve((request, response) => {
      if (request.url === '/own') response.writeHead(301, { location: `http://${request.headers.host}/own/` }).end();
      else if (request.url === '/other') response.writeHead(301, { location: target.url }).end();
      else told(request, response);
    });
    const { http } = client();
    const send = async (path: string) =>
      text((await http.send({ url: `http://joan:pass5678@127.0.0.1:${port}${path}`, headers: { 'x-token': 'Bearer t' } })).bytes);
    expect(await send('/own')).toBe(`Basic ${Buffer.from('joan:pass5678').toString('base64')} Bearer t`);
    expect(await send('/other')).toBe(' ');
  });

  it.each([
    ['429', (response: ServerResponse) => response.writeHead(429).end('{"api-key":"abcd1234"}')],
    ['500', (response: ServerResponse) => response.writeHead(500).end('abcd1234')],
    ['404', (response: ServerResponse) => response.writeHead(404).end('no key abcd1234 for me@example.org')],
    ['a cut', (response: ServerResponse) => response.destroy()],
    ['a redirect', (response: ServerResponse) => response.writeHead(302, { location: 'http://10.0.0.1/?api_key=abcd1234' }).end()],
    ['its own word', (response: ServerResponse) => response.end('abcd1234')],
  ])('shows no secret when it fails by %s', async (_, spoil) => {
    const { port } = await serve((_request, response) => void spoil(response));
    const said: string[] = [];
    const { http } = client({ tries: 2, waitBudgetMs: 3000, report: (message) => said.push(message) });
    const request = { url: `http://joan:pass5678@127.0.0.1:${port}/a`, parameters: { api_key: 'abcd1234', email: 'me@example.org' } };
    const error = await http
      .send(request, (response) => {
        throw new Rejected(`it says ${text(response.bytes)}`);
      })
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: 9 }) + said.join()).not.toMatch(/abcd1234|me@example|pass5678/);
  });

  it('stops waiting, sending and reading when aborted, with the reason given', async () => {
    const { url } = await serve((_, response) => void response.write('…'));
    const controller = new AbortController();
    const { http } = client();
    const sending = http.send({ url, signal: controller.signal });
    setTimeout(() => controller.abort(new Error('stopped by the user')), 30);
    await expect(sending).rejects.toThrow('stopped by the user');
    await expect(http.send({ url, signal: controller.signal })).rejects.toThrow('stopped by the user');
  });

  it.each(['ftp://h.example.org/x', 'not an address', 'file:///etc/passwd'])('does not take %s for an address', async (url) => {
    await expect(client().http.send({ url })).rejects.toBeInstanceOf(Misconfigured);
  });
});
