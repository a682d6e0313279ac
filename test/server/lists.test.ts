import { afterAll, beforeAll, expect, test } from 'vitest';
import { posted, served } from './served.ts';

let server: Awaited<ReturnType<typeof served>>;
beforeAll(async () => {
  server = await served({});
});
afterAll(() => server.close());

const asked = async (address: string, init?: RequestInit) => {
  const answer = await fetch(server.url + address, init);
  return { status: answer.status, type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
};

test.each([
  ['text', 'text/plain; charset=utf-8', /^1\. \S/],
  ['html', 'text/html; charset=utf-8', /^<!DOCTYPE html>\n<html lang="en-GB">/],
  ['markdown', 'text/markdown; charset=utf-8', /^## /],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', /^PK/],
])('what a search finds is printed as %s', async (format, type, beginning) => {
  const groups = format === 'markdown' ? '&groupBy=year' : '';
  const list = await asked(`/v1/export?style=nlm&format=${format}&locale=en-GB&links=pmid&related=true${groups}`);
  expect([list.status, list.type]).toEqual([200, type]);
  expect(list.bytes.toString('latin1')).toMatch(beginning);
});

test('it is the list that the command writes', async () => {
  const byGet = await asked('/v1/export?style=ama&order=author');
  const byPost = await asked('/v1/export', posted({ style: 'ama', order: 'author' }));
  expect(byGet.bytes.equals(byPost.bytes)).toBe(true);
});

const ris = 'TY  - JOUR\nTI  - On lamps that hum\nAU  - Vale, Ida\nPY  - 2019\nJO  - J Pharol\nVL  - 3\nSP  - 4\nER  - \n';

test('a file is printed without keeping anything', async () => {
  const { bytes } = await asked('/v1/convert?style=nlm', { method: 'POST', body: ris });
  expect(bytes.toString()).toBe('1. Vale I. On lamps that hum. J Pharol. 2019;3:4.\n');
});

test.each([
  ['an order that there is not', '/v1/export?style=nlm&order=given', 'order takes style, found, author, year, not given'],
  [
    'headings that there are not',
    '/v1/export?style=nlm&groupBy=colour',
    'group-by takes heading, year, journal, type, study, tag, not colour',
  ],
  ['a style of data', '/v1/export?style=nlm&format=ris', 'style has no meaning for ris'],
])('%s is refused and told', async (_, address, words) => {
  const { status, bytes } = await asked(address);
  expect(status).toBe(400);
  expect(bytes.toString()).toContain(words);
});
