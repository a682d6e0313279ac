import { describe, expect, test } from 'vitest';
import { htmlMeta } from '../../../src/formats/html-meta/html-meta.ts';
import { detectFormat } from '../../../src/formats/registry.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';

async function read(html: string, url?: string): Promise<BibliographicRecord> {
  const context = { name: 'page.html', vocabularies: noVocabularies, journals: noJournals, ...(url ? { url } : {}) };
  for await (const record of htmlMeta.read([Buffer.from(html)], context)) return record;
  throw new Error('no record');
}

const metas = (...pairs: (readonly [string, string])[]) =>
  `<html><head>${pairs.map(([name, content]) => `<meta name="${name}" content="${content}">`).join('')}</head></html>`;

describe('what two vocabularies say', () => {
  test('of a person is one person, with the fuller name and what either knows', async () => {
    const record = await read(
      metas(
        ['citation_title', 'A'],
        ['citation_author', 'Vidal, A.'],
        ['citation_author_institution', 'Tarn Hospital'],
        ['DC.creator', 'Vidal, Ana'],
        ['DC.creator', 'Gómez, Luis'],
      ),
    );
    expect(record.contributors).toEqual([
      { role: 'author', family: 'Vidal', given: 'Ana', affiliations: [{ name: 'Tarn Hospital' }] },
      { role: 'author', family: 'Gómez', given: 'Luis' },
    ]);
  });

  test('of two namesakes are two people', async () => {
    const twice = ['citation_author', 'Wang, Li'] as const;
    const record = await read(metas(['citation_title', 'A'], twice, twice, ['DC.creator', 'Wang, Li'], ['DC.creator', 'Wang, Li']));
    expect(record.contributors).toHaveLength(2);
  });

  test('of a day is the more exact one', async () => {
    const record = await read(metas(['citation_title', 'A'], ['citation_year', '2019'], ['DC.date', '2019-05']));
    expect(record.issued).toEqual({ year: 2019, month: 5, raw: '2019-05' });
    expect(record.unplaced).toBeUndefined();
  });

  test('and does not agree is kept: one in its field, the other unplaced', async () => {
    const record = await read(metas(['citation_title', 'A'], ['citation_volume', '3'], ['prism.volume', '4']));
    expect(record.container?.volume).toBe('3');
    expect(record.unplaced).toEqual([{ field: 'prism.volume', value: '4' }]);
  });

  test('for social media counts only where nobody else speaks', async () => {
    const html =
      '<meta property="og:title" content="A | Site"><meta property="og:site_name" content="Site"><meta name="author" content="admin">';
    const record = await read(`${metas(['citation_title', 'A'], ['citation_doi', '10.5555/a'])}${html}`);
    expect(record.title).toBe('A');
    expect(record.titles).toBeUndefined();
    expect(record.contributors).toBeUndefined();
    expect(record.container).toBeUndefined();
  });
});

describe('keywords in one value', () => {
  test.each([
    ['coffee; sleep', ['coffee', 'sleep']],
    ['coffee, sleep, nurses, nights', ['coffee', 'sleep', 'nurses', 'nights']],
    ['Arthroplasty, Replacement, Hip', ['Arthroplasty, Replacement, Hip']],
  ])('%s', async (content, terms) => {
    const record = await read(metas(['citation_title', 'A'], ['citation_keywords', content]));
    expect(record.keywords?.map(({ term }) => term)).toEqual(terms);
  });
});

describe('the address of a page', () => {
  const title = '<meta name="citation_title" content="A">';
  test.each([
    ['its canonical one', `<link rel="canonical" href="/items/7?locale=es">${title}`, 'https://r.example.org/items/7'],
    [
      'where it was fetched, if the canonical one is the front door',
      `<link rel="canonical" href="/">${title}`,
      'https://r.example.org/x/y;a?id=1',
    ],
    ['no script', `<link rel="canonical" href="javascript:alert(1)">${title}`, 'https://r.example.org/x/y;a?id=1'],
  ])('is %s', async (_, html, address) => {
    const record = await read(html, 'https://r.example.org/x/y;a?id=1&utm_source=mail#top');
    expect(record.sourceId).toBe(address);
    expect(htmlMeta.authority?.(record)).toEqual({ authority: 'web', id: address.replace('https://', '') });
  });

  test('is its key even where the page names a handle, which the repository’s own record is known by', async () => {
    const record = await read(
      metas(
        ['citation_title', 'A'],
        ['citation_abstract_html_url', 'http://www.r.example.org/handle/99999/1'],
        ['DC.identifier', 'http://hdl.handle.net/99999/1'],
      ),
    );
    expect(record.identifiers).toEqual([{ scheme: 'handle', value: '99999/1' }]);
    expect(htmlMeta.authority?.(record)).toEqual({ authority: 'web', id: 'r.example.org/handle/99999/1' });
  });

  test('is unknown for a saved page that does not say it', async () => {
    const record = await read(metas(['citation_title', 'A']));
    expect(record.sourceId).toBe('page.html#1');
    expect(htmlMeta.authority?.(record)).toBeUndefined();
  });
});

describe('detection', () => {
  test.each([
    ['a page with tags for publications', '<!DOCTYPE html><html><head><meta name="citation_title" content="A">', 'html-meta'],
    ['a page with its property first', '<html><meta content="A" name="DC.title">', 'html-meta'],
    ['a page with JSON-LD', '<html><script type="application/ld+json">{"@type":"ScholarlyArticle"}', 'html-meta'],
    ['any other page', '<!DOCTYPE html><html><head><title>Welcome</title>', undefined],
    ['XML', '<?xml version="1.0"?><mods><title>A</title></mods>', undefined],
  ])('%s', (_, head, id) => {
    expect(detectFormat(head)?.format.id).toBe(id);
  });
});

test('hostile pages are read in their time', async () => {
  const many = Array.from({ length: 20_000 }, (_, at) => ['citation_author', `Name${at}, A`] as const);
  const others = many.map(([, value]) => ['DC.creator', value] as const);
  const record = await read(metas(['citation_title', 'A'], ...many, ...others));
  expect(record.findings?.map(({ code }) => code)).toContain('value-truncated');
  const list = JSON.stringify(Array.from({ length: 100_000 }, (_, at) => `k${at}`));
  const script = `<script type="application/ld+json">{"@graph":${list},"@type":"Article","name":"A","keywords":${list}}</script>`;
  expect((await read(script)).keywords).toHaveLength(5000);
  const long = await read(metas(['citation_title', 'A'], ['citation_keywords', 'a;b;'.repeat(1_000_000)]));
  expect(long.keywords).toHaveLength(2);
  expect(long.findings?.map(({ code }) => code)).toContain('value-truncated');
  expect(detectFormat(`${'<!---->'.repeat(5000)}x`)).toBeUndefined();
  expect((await read(`<title>A</title>${'<div>'.repeat(1_000_000)}`)).title).toBe('A');
  const brackets = `${'<meta name='.repeat(50_000)}${'<svg>'.repeat(50_000)}`;
  expect((await read(`<title>A</title>${brackets}`)).title).toBe('A');
}, 10_000);

test.each([
  '{"@type":"Article","author":[null,3,{"name":{}}],"isPartOf":[[1]],"keywords":{"a":1}}',
  '{"@graph":[{"@graph":[{}]}]}',
  '[[[',
  'null',
])('JSON-LD of any shape is no failure: %s', async (json) => {
  expect((await read(`<title>A</title><script type="application/ld+json">${json}</script>`)).title).toBe('A');
});

test('a page without metadata is a web page by its title, and says so', async () => {
  const head = '<meta property="og:site_name" content="Clinic Handbook"><meta name="description" content="How to wash your hands.">';
  const record = await read(`<html lang="en"><title>Hand washing — Clinic Handbook</title>${head}`, 'https://clinic.example.org/wash');
  expect(record).toMatchObject({
    sourceId: 'https://clinic.example.org/wash',
    type: 'webpage',
    title: 'Hand washing',
    languages: ['en'],
    container: { title: 'Clinic Handbook' },
    notes: ['How to wash your hands.'],
    findings: [{ code: 'metadata-missing' }],
  });
});

test('a PDF is said to be one', async () => {
  expect(await read('%PDF-1.7\n%âãÏÓ')).toMatchObject({
    findings: [{ code: 'record-unreadable', message: expect.stringMatching(/^This is a PDF/) }],
  });
});

test('JSON-LD that is no JSON is kept as text', async () => {
  const script = '{"@type":"Article","headline":"A",}';
  const record = await read(`${metas(['citation_title', 'A'])}<script type="application/ld+json">${script}</script>`);
  expect(record.unplaced).toEqual([{ field: 'schema.json-ld', value: script }]);
});
