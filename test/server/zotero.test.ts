import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/server.ts';
import { posted, served } from './served.ts';

const ris = [
  'TY  - JOUR',
  'TI  - On lamps that hum at night',
  'AU  - Vale, Ida M.',
  'AU  - Lamp Registry Group',
  'T2  - Journal of Pharology',
  'VL  - 32',
  'SP  - 12',
  'EP  - 19',
  'PY  - 2019/03/16',
  'DO  - 10.5555/hum.2019.1',
  'KW  - lighthouses',
  'AN  - 99000901',
  'DB  - PubMed',
  'ER  - ',
  '',
  'TY  - BOOK',
  'TI  - The low tide and the lamp',
  'AU  - Moosbrugger, Tilda',
  'SN  - 9780306406157',
  'DO  - 10.5555/tide.7',
  'ER  - ',
  '',
].join('\n');

const asText = (body: string): RequestInit => ({ method: 'POST', body, headers: { 'content-type': 'text/plain' } });

let server: Awaited<ReturnType<typeof served>>;
beforeAll(async () => {
  server = await served();
});
afterAll(() => server.close());

describe('/import', () => {
  test('gives the items of a file, without what only refmill could read', async () => {
    const { status, json } = await server.ask('/import', asText(ris));
    expect(status).toBe(200);
    expect(json).toEqual([
      {
        key: expect.stringMatching(/^[2-9A-NP-Z]{8}$/),
        version: 0,
        itemType: 'journalArticle',
        title: 'On lamps that hum at night',
        date: '2019-03-16',
        publicationTitle: 'Journal of Pharology',
        volume: '32',
        pages: '12-19',
        DOI: '10.5555/hum.2019.1',
        creators: [
          { creatorType: 'author', firstName: 'Ida M.', lastName: 'Vale' },
          { creatorType: 'author', name: 'Lamp Registry Group' },
        ],
        tags: [{ tag: 'lighthouses', type: 1 }],
        extra: 'PMID: 99000901',
        collections: [],
        relations: {},
      },
      {
        key: expect.any(String),
        version: 0,
        itemType: 'book',
        title: 'The low tide and the lamp',
        ISBN: '9780306406157',
        creators: [{ creatorType: 'author', firstName: 'Tilda', lastName: 'Moosbrugger' }],
        tags: [],
        extra: 'DOI: 10.5555/tide.7',
        collections: [],
        relations: {},
      },
    ]);
  });

  test('says what is no file of references', async () => {
    expect((await server.ask('/import', asText('Dear Ida, the lamp hums again.'))).status).toBe(400);
  });
});

describe('/export', () => {
  test.each(['ris', 'csljson', 'csv'])('writes items as %s, from which they come back', async (format) => {
    const items = (await server.ask('/import', asText(ris))).json as readonly object[];
    const { status, text } = await server.ask(`/export?format=${format}`, posted(items));
    expect(status).toBe(200);
    const again = (await server.ask('/import', asText(text))).json as readonly { title: string; DOI?: string; creators: unknown }[];
    expect(again.map(({ title, DOI, creators }) => ({ title, DOI, creators }))).toEqual(
      (items as typeof again).map(({ title, DOI, creators }) => ({ title, DOI, creators })),
    );
  });

  test('has the media types of Zotero’s translation server', async () => {
    const { headers, text } = await server.ask(
      '/export?format=ris',
      posted([{ itemType: 'thesis', title: 'Oil', university: 'Aldmouth' }]),
    );
    expect(headers.get('content-type')).toBe('application/x-research-info-systems; charset=utf-8');
    expect(text).toContain('TY  - THES\nTI  - Oil');
  });

  test.each([
    [
      'wikipedia',
      [{ itemType: 'book' }],
      'no format is called wikipedia here; there are bibtex, biblatex, csljson, csv, endnote_xml, refer, ris, and',
    ],
    ['mods', [{ itemType: 'book' }], 'no format is called mods here'],
    ['ris', [{ title: 'of no type' }], 'no array of items'],
    ['ris', '[{"itemType": "book"},', 'no array of items'],
    ['ris', { itemType: 'book' }, 'no array of items'],
    ['ris', [], 'no array of items'],
  ])('refuses %s of %j', async (format, body, words) => {
    const { status, json } = await server.ask(
      `/export?format=${format}`,
      typeof body === 'string' ? { ...posted({}), body } : posted(body),
    );
    expect([status, (json as { detail: string }).detail]).toEqual([400, expect.stringContaining(words)]);
  });
});

test('/export cites items by the keys that Zotero or Better BibTeX gave them', async () => {
  const items = [
    { key: 'ABCD2345', itemType: 'book', title: 'On lamps', extra: 'Citation Key: vale:lamps' },
    { key: 'ABCD2346', itemType: 'book', title: 'On oil', citationKey: 'moor-oil' },
  ];
  const { text } = await server.ask('/export?format=biblatex', posted(items));
  expect(text.match(/^@\w+\{.*$/gm)).toEqual(['@book{vale:lamps,', '@book{moor-oil,']);
});

test('bodies of other types are refused as Zotero’s translation server refuses them', async () => {
  const sent = (type: string, body: string): RequestInit => ({ method: 'POST', body, headers: { 'content-type': type } });
  expect((await server.ask('/search', sent('application/json', '"99000101"'))).status).toBe(415);
  expect((await server.ask('/search', sent('application/x-www-form-urlencoded', '99000101'))).status).toBe(415);
  expect((await server.ask('/export?format=ris', sent('text/plain', '[{"itemType": "book"}]'))).status).toBe(415);
  expect((await server.ask('/web', sent('text/html', 'https://pubmed.ncbi.nlm.nih.gov/99000101/'))).status).toBe(415);
});

describe('/search', () => {
  test('of several identifiers offers the works, each once', async () => {
    const { json } = await server.ask('/v1/search?limit=100&sort=newest');
    const named = (json as { works: { citation: { identifiers?: { scheme: string; value: string }[] } }[] }).works.map(({ citation }) =>
      Object.fromEntries((citation.identifiers ?? []).map(({ scheme, value }) => [scheme, value])),
    );
    const [first, second] = named.filter(({ doi, pmid }) => doi !== undefined && pmid !== undefined);
    const name = (at: number, scheme: string) => [first, second][at]?.[scheme] ?? '';
    const both = await server.ask('/search', asText(`${name(0, 'doi')}\n${name(1, 'doi')}, 10.5555/nothing.of.the.kind`));
    expect([both.status, Object.keys(both.json)]).toEqual([300, [name(0, 'doi'), name(1, 'doi')]]);
    const pmids = await server.ask('/search', asText(`${name(0, 'pmid')}, ${name(1, 'pmid')} 99999999`));
    expect([pmids.status, Object.keys(pmids.json)]).toEqual([300, [`pmid:${name(0, 'pmid')}`, `pmid:${name(1, 'pmid')}`]]);
    const one = await server.ask('/search', asText(`${name(0, 'doi')} PMID: ${name(0, 'pmid')}`));
    expect([one.status, one.json]).toEqual([200, [expect.objectContaining({ itemType: expect.any(String) })]]);
    expect((await server.ask('/search', asText('99999998 99999999'))).status).toBe(501);
    const many = Array.from({ length: 12 }, (_, at) => (at === 11 ? name(0, 'pmid') : `9888${at}`)).join(' ');
    const page = await server.ask('/search', asText(many));
    expect([page.status, page.json, page.headers.get('link')]).toEqual([300, {}, '</search?start=10>; rel="next"']);
    expect(Object.keys((await server.ask('/search?start=10', asText(many))).json)).toEqual([`pmid:${name(0, 'pmid')}`]);
  });

  test.each(['99000101', 'pmid: 99000101', 'PMID99000101', 'https://pubmed.ncbi.nlm.nih.gov/99000101/'])(
    'finds a PMID written as %s',
    async (text) => {
      const { status, json } = await server.ask('/search', asText(text));
      expect([status, json]).toEqual([
        200,
        [expect.objectContaining({ itemType: 'journalArticle', extra: expect.stringContaining('PMID: 99000101') })],
      ]);
    },
  );

  test('finds a DOI in the words around it, and gives all of the work when that is wanted', async () => {
    const { json } = await server.ask('/v1/search?q=bone&limit=1');
    const [{ citation }] = (json as { works: [{ citation: { title: string; identifiers: { scheme: string; value: string }[] } }] }).works;
    const doi = citation.identifiers.find(({ scheme }) => scheme === 'doi')?.value;
    const found = (await server.ask('/search', asText(`It is in doi:${doi}, I think`))).json as [{ title: string; extra?: string }];
    expect(found).toMatchObject([{ title: citation.title, DOI: doi }]);
    expect(found[0].extra ?? '').not.toContain('refmill');
    expect((await server.ask('/search?lossless=true', asText(`${doi}`))).json).toMatchObject([
      { extra: expect.stringContaining('refmill: {') },
    ]);
  });

  test('offers several works by what to send for each', async () => {
    const { status, json, headers } = await server.ask('/search', asText('the'));
    expect(status).toBe(300);
    const offered = Object.keys(json as object);
    expect(offered).toHaveLength(10);
    expect(headers.get('link')).toBe('</search?start=10>; rel="next"');
    for (const name of offered) expect((await server.ask('/search', asText(name))).json).toHaveLength(1);
  });

  test('says so when there is nothing', async () => {
    expect((await server.ask('/search', asText('10.5555/nothing.of.the.kind'))).status).toBe(501);
    expect((await server.ask('/search', asText('ultramarine hippopotamus'))).status).toBe(501);
    expect((await server.ask('/search?text=0', asText('bone'))).status).toBe(501);
    expect((await server.ask('/search', asText(' '))).status).toBe(400);
  });
});

test('/web finds what the library has of an address, and fetches nothing', async () => {
  expect((await server.ask('/web', asText('https://pubmed.ncbi.nlm.nih.gov/99000101/'))).json).toHaveLength(1);
  const addressed = { url: 'https://pubmed.ncbi.nlm.nih.gov/99000101/', session: 'a', items: {} };
  expect((await server.ask('/web?single=1', posted(addressed))).json).toHaveLength(1);
  expect((await server.ask('/web', posted({ session: 'a' }))).status).toBe(400);
  expect((await server.ask('/web', asText('http://169.254.169.254/latest/meta-data'))).status).toBe(501);
  expect((await server.ask('/web', asText('file:///etc/passwd'))).status).toBe(400);
});

test('services are asked about what the library does not have, where the server may', async () => {
  const sandbox = await startSandbox();
  const asking = await served({
    fixtures: ['nbib'],
    lookups: true,
    config: { allowPrivateHosts: [new URL(sandbox.url).host], lookups: [{ fetcher: 'pubmed', baseUrl: sandbox.urlOf('pubmed') }] },
  });
  try {
    const known = sandbox.requests.length;
    const { status, json } = await asking.ask('/search', asText('99000001'));
    expect([status, json]).toEqual([
      200,
      [expect.objectContaining({ itemType: 'journalArticle', extra: expect.stringContaining('PMID: 99000001') })],
    ]);
    expect(sandbox.requests.length).toBeGreaterThan(known);
    expect((await asking.ask('/search', asText('99999999'))).status).toBe(501);
    expect((await asking.ask('/v1/search?q=pmid:99000001')).json).toMatchObject({ total: 0 });
  } finally {
    await asking.close();
    await sandbox.close();
  }
});
