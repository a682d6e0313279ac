import { expect, test } from 'vitest';
import type { FetchedPage, Notice } from '../../../src/fetchers/fetcher.ts';
import { webPage } from '../../../src/fetchers/web-page/fetcher.ts';
import type { HttpClient } from '../../../src/http/exchange.ts';
import { Throttled, Unavailable } from '../../../src/model/errors.ts';

test.each([
  ['stays away', new Unavailable('away.example.org: answered 503'), 'unavailable'],
  ['asks for too much patience', new Throttled('away.example.org: answered 429'), 'throttled'],
])('a host that %s is asked once, the others’ pages come all the same, and the next run begins with it', async (_, failure, kind) => {
  const asked: string[] = [];
  const send: HttpClient['send'] = async ({ url }) => {
    asked.push(url);
    if (url.includes('away')) throw failure;
    return {
      status: 200,
      url,
      mediaType: 'text/html',
      headers: {},
      bytes: Buffer.from('<meta name="citation_title" content="A">'),
      receivedAt: '2026-02-03T10:00:00.000Z',
    };
  };
  const tools = { http: { send } as unknown as HttpClient, now: () => new Date(), report: () => {} };
  const urls = ['https://a.example.org/1', 'https://away.example.org/2', 'https://away.example.org/3', 'https://b.example.org/4'];
  const given: (FetchedPage | Notice)[] = [];
  const running = (async () => {
    for await (const page of webPage.fetch({ urls }, undefined, tools)) given.push(page);
  })();
  await expect(running).rejects.toMatchObject({ kind });
  expect(given.map((page) => page.payload?.url)).toEqual(['https://a.example.org/1', 'https://b.example.org/4']);
  expect(given.map((page) => page.checkpoint?.next)).toEqual([1, undefined]);
  expect(asked).toEqual(['https://a.example.org/1', 'https://away.example.org/2', 'https://b.example.org/4']);
});
