import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openLibrary } from '../../src/pipeline/library.ts';
import { serverApp } from '../../src/server/app.ts';
import { libraryMeans } from '../../src/server/library-means.ts';
import { type ServerLimits, serverLimits } from '../../src/server/limits.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { type Answer, route } from '../../src/server/route.ts';
import { emptyFolder } from '../commands/refmill.ts';

let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

/** A server with one route, which answers as a test has it. */
async function answering(
  handle: (signal: AbortSignal) => Promise<Answer>,
  changed: Partial<ServerLimits> = {},
): Promise<Listening & { faults: unknown[] }> {
  const library = await openLibrary(`${await emptyFolder()}/library.db`);
  const limits = { ...serverLimits({}), ...changed };
  const stop = new AbortController();
  const faults: unknown[] = [];
  const fault = (error: unknown) => void faults.push(error);
  const declared = {
    id: 'tried',
    method: 'get',
    path: '/tried',
    group: 'tried',
    summary: 'Tried',
    answers: { 200: { description: 'It', json: z.unknown() } },
  } as const;
  const app = serverApp(
    [route(declared, ({ signal }: { signal: AbortSignal }) => handle(signal))],
    { library, config: {}, limits, now: () => new Date(), ...libraryMeans(library) },
    { doors: { host: '127.0.0.1', allowHosts: [], corsOrigins: [] }, token: undefined, stop: stop.signal, fault },
  );
  const listening = await listen(app.fetch, { host: '127.0.0.1', port: 0, limits, fault, abandon: () => stop.abort() });
  close = async () => {
    await listening.close();
    await library.close();
  };
  return { ...listening, faults };
}

test('a list that breaks off is no whole list: the connection is cut', async () => {
  const server = await answering(async () => ({
    mediaType: 'text/plain',
    pieces: (async function* () {
      yield 'x'.repeat(200_000);
      throw new Error('the disk is gone');
    })(),
  }));
  const response = await fetch(`${server.url}/tried`);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
  expect(server.faults).toMatchObject([{ message: 'the disk is gone' }]);
});

test('what goes wrong before the first piece has a status, and nothing of the fault is told', async () => {
  const server = await answering(async () => ({
    mediaType: 'text/plain',
    // biome-ignore lint/correctness/useYield: it fails before it yields
    pieces: (async function* (): AsyncGenerator<string> {
      throw new Error('secret of /home/ida');
    })(),
  }));
  const response = await fetch(`${server.url}/tried`);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret');
  expect(server.faults).toMatchObject([{ message: 'secret of /home/ida' }]);
});

test('an answer that takes too long is given up, and its place is free again when it ends', async () => {
  let release: () => void = () => undefined;
  const slow = () =>
    new Promise<Answer>((resolve) => {
      release = () => resolve({ json: 'late' });
    });
  const server = await answering(slow, { answerMs: 100, requestsAtOnce: 1, requestsWaiting: 1 });
  const first = await fetch(`${server.url}/tried`);
  expect([first.status, first.headers.get('retry-after')]).toEqual([503, '30']);
  release();
  const second = fetch(`${server.url}/tried`);
  expect((await second).status).toBe(503);
  release();
  expect(server.faults).toEqual([]);
});

test('who goes away ends the work that was done for him', async () => {
  const begun = new AbortController();
  const ended = new AbortController();
  const server = await answering(async (signal) => {
    signal.addEventListener('abort', () => ended.abort());
    begun.abort();
    await once(signal, 'abort');
    throw signal.reason;
  });
  const client = new AbortController();
  const asking = fetch(`${server.url}/tried`, { signal: client.signal }).catch((error: unknown) => error);
  if (!begun.signal.aborted) await once(begun.signal, 'abort');
  client.abort();
  await asking;
  if (!ended.signal.aborted) await once(ended.signal, 'abort');
  expect(server.faults).toEqual([]);
});

test('a server that is closed lets the requests at work finish', async () => {
  const begun = new AbortController();
  let release: () => void = () => undefined;
  const server = await answering(async () => {
    begun.abort();
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return { json: 'whole' };
  });
  const asking = fetch(`${server.url}/tried`).then((response) => response.json());
  if (!begun.signal.aborted) await once(begun.signal, 'abort');
  const closing = close();
  close = async () => undefined;
  release();
  expect(await asking).toBe('whole');
  await closing;
  await expect(fetch(`${server.url}/tried`)).rejects.toThrow();
});
