import { expect, test } from 'vitest';
import { describedBy, linksOfHeader, linksOfLinkset, readableDescriptions } from '../../src/fetchers/described-by.ts';
import { formatById } from '../../src/formats/registry.ts';
import type { HttpClient, HttpResponse } from '../../src/http/exchange.ts';

test('every description that is followed has a format that reads it', () => {
  expect(readableDescriptions.map(([, id]) => formatById(id)?.id)).toEqual(readableDescriptions.map(([, id]) => id));
});

test('links of a header, with blanks and commas where nobody expects them', () => {
  expect(
    linksOfHeader(
      '<https://r.example.org/a,b>; rel="item" ; type="application/pdf", </l/1>;rel=linkset;type="application/linkset+json",<x>',
    ),
  ).toEqual([
    { href: 'https://r.example.org/a,b', rel: 'item', type: 'application/pdf' },
    { href: '/l/1', rel: 'linkset', type: 'application/linkset+json' },
    { href: 'x', rel: '', type: '' },
  ]);
});

test('a linkset that is none has no links', () => {
  expect(linksOfLinkset('<html>')).toEqual([]);
  expect(linksOfLinkset('{"linkset":"none"}')).toEqual([]);
});

test('a header of any length is read in its time', () => {
  const start = performance.now();
  linksOfHeader('<a>; '.repeat(200_000));
  linksOfHeader(`<a>${'; x="'.repeat(100_000)}`);
  expect(performance.now() - start).toBeLessThan(2000);
});

const answer = (body: string, more: Partial<HttpResponse> = {}): HttpResponse => ({
  status: 200,
  url: 'https://r.example.org/items/1',
  mediaType: 'text/html',
  headers: {},
  bytes: Buffer.from(body),
  receivedAt: '2026-02-03T10:00:00.000Z',
  ...more,
});

const tools = (pages: Readonly<Record<string, HttpResponse>>) => {
  const send: HttpClient['send'] = async ({ url }) => pages[url] ?? answer('', { status: 404, url });
  const http = { send } as unknown as HttpClient;
  return { http, now: () => new Date(), report: () => {} };
};

test('the richest description of the header and of the linkset is taken, whatever their order', async () => {
  const linkset = JSON.stringify({
    linkset: [
      {
        describedby: [
          { href: '/d/ris', type: 'application/x-research-info-systems' },
          { href: '/d/mods', type: 'application/xml', profile: 'http://www.loc.gov/mods/v3' },
        ],
      },
    ],
  });
  const page = answer('', {
    headers: {
      link: '</d/csl>; rel="describedby"; type="application/vnd.citationstyles.csl+json", </set>; rel=linkset; type="application/linkset+json"',
    },
  });
  const found = await describedBy(
    page,
    tools({
      'https://r.example.org/set': answer(linkset),
      'https://r.example.org/d/mods': answer('<mods/>'),
      'https://r.example.org/d/csl': answer('{}'),
    }),
  );
  expect(found?.format).toBe('mods');
});

test('a page without links is described by nothing else', async () => {
  expect(await describedBy(answer(''), tools({}))).toBeUndefined();
});
