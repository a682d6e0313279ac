import { expect, test } from 'vitest';
import { itemPage } from '../../src/fetchers/item-page.ts';
import type { HttpClient, HttpResponse } from '../../src/http/exchange.ts';

const address = 'https://r.example.org/items/1';

function world(given: Partial<HttpResponse> & { body?: string }, others: Readonly<Record<string, string>> = {}) {
  const said: string[] = [];
  const send: HttpClient['send'] = async ({ url }, inspect) => {
    const body = url === address ? (given.body ?? '') : (others[url] ?? '');
    const response: HttpResponse = {
      status: url === address || url in others ? 200 : 404,
      mediaType: 'text/html',
      headers: {},
      receivedAt: '2026-02-03T10:00:00.000Z',
      ...(url === address ? given : {}),
      url,
      bytes: Buffer.from(body),
    };
    inspect?.(response);
    return response;
  };
  return {
    said,
    tools: { http: { send } as unknown as HttpClient, now: () => new Date(), report: (message: string) => said.push(message) },
  };
}

const html = (head: string) => `<!DOCTYPE html><html><head>${head}</head><body></body></html>`;

test.each([
  ['a page', { body: html('<meta name="citation_title" content="A">') }, 'html-meta'],
  ['a page without metadata, which has a title at least', { body: html('<title>A</title>') }, 'html-meta'],
  ['a text', { mediaType: 'text/plain', body: 'Vidal, Ana2017-10-01' }, 'run-on'],
  ['a PDF, which says that it is none', { mediaType: 'application/pdf', body: '%PDF-1.7' }, 'html-meta'],
])('%s', async (_, given, format) => {
  const { tools } = world(given);
  expect(await itemPage(address, tools)).toMatchObject({ format, payload: { url: address } });
});

test('a page that is empty without a browser is read by the description that its header links to', async () => {
  const link = '<https://r.example.org/d.ris>; rel="describedby"; type="application/x-research-info-systems"';
  const { tools } = world({ body: html('<title>Loading</title>'), headers: { link } }, { 'https://r.example.org/d.ris': 'TY  - JOUR' });
  expect(await itemPage(address, tools)).toMatchObject({ format: 'ris' });
});

test('what is gone ends the record, what is only missing or refused does not', async () => {
  const gone = world({ status: 410 });
  expect(await itemPage(address, gone.tools)).toEqual({ gone: [{ key: { authority: 'web', id: 'r.example.org/items/1' } }] });
  const missing = world({ status: 404 });
  expect(await itemPage(address, missing.tools)).toBeUndefined();
  expect(missing.said).toEqual([`${address} answers 404: passed over`]);
});

test('other files are passed over', async () => {
  const { tools, said } = world({ mediaType: 'application/zip', body: 'PK' });
  expect(await itemPage(address, tools)).toBeUndefined();
  expect(said).toEqual([`${address} is application/zip, neither a page nor a text: passed over`]);
});

test.each([
  ['an empty answer', ''],
  ['a page that breaks off', '<!DOCTYPE html><html><head><meta name="citation_title"'],
  ['a page about maintenance', html('<title>Maintenance</title>')],
])('%s is asked for again', async (_, body) => {
  await expect(itemPage(address, world({ body }).tools)).rejects.toMatchObject({ kind: 'unavailable' });
});
