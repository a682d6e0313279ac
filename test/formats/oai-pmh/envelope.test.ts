import { describe, expect, test } from 'vitest';
import { dim } from '../../../src/formats/oai-pmh/dim.ts';
import { oaiDc } from '../../../src/formats/oai-pmh/oai-dc.ts';
import { noJournals } from '../../../src/model/journals.ts';
import { type BibliographicRecord, bibliographicRecord } from '../../../src/model/record.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';

const namespace = 'http://www.openarchives.org/OAI/2.0/oai_dc/';
const response = (inside: string) => `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">${inside}</OAI-PMH>`;
const dc = (title: string) => `<oai_dc:dc xmlns:oai_dc="${namespace}"><dc:title>${title}</dc:title></oai_dc:dc>`;
const header = (id: string, status = '') => `<header${status}><identifier>${id}</identifier><datestamp>2020-02-02</datestamp></header>`;
const deleted = ' status="deleted"';
const record = (id: string, title: string) => `<record>${header(id)}<metadata>${dc(title)}</metadata></record>`;

async function read(bytes: string | Uint8Array, format = oaiDc): Promise<BibliographicRecord[]> {
  const records: BibliographicRecord[] = [];
  const chunks = [typeof bytes === 'string' ? Buffer.from(bytes) : bytes];
  for await (const each of format.read(chunks, { name: 'page.xml', vocabularies: noVocabularies, journals: noJournals }))
    records.push(each);
  return records;
}

const codes = (records: readonly BibliographicRecord[]) =>
  records.map(({ sourceId, findings }) => [sourceId, ...(findings ?? []).map((each) => each.code)]);

describe('what holds no records', () => {
  test.each([
    ['an empty file', ''],
    ['an empty result', response('<error code="noRecordsMatch"/>')],
    ['identifiers of what is there', response(`<ListIdentifiers>${header('oai:a:1')}</ListIdentifiers>`)],
    [
      'sets with descriptions in oai_dc',
      response(`<ListSets><set><setSpec>a</setSpec><setDescription>${dc('A set')}</setDescription></set></ListSets>`),
    ],
    ['the repository itself', response(`<Identify><repositoryName>R</repositoryName><description>${dc('R')}</description></Identify>`)],
    ['its formats', response('<ListMetadataFormats><metadataFormat/></ListMetadataFormats>')],
  ])('%s gives none', async (_, text) => {
    expect(await read(text)).toEqual([]);
  });

  test('words that are no response are told', async () => {
    expect(codes(await read('broken xml'))).toEqual([['page.xml#1', 'record-unreadable']]);
  });
});

describe('a response', () => {
  test('of identifiers gives the deletions', async () => {
    const text = response(`<ListIdentifiers>${header('oai:a:1')}${header('oai:a:2', deleted)}</ListIdentifiers>`);
    expect(await read(text)).toEqual([{ source: 'oai-dc', sourceId: 'oai:a:2', datestamp: '2020-02-02', deleted: true }]);
  });

  test('keeps nothing of a deleted record but its id, and cannot delete what has none', async () => {
    const text = response(
      `<ListRecords><record>${header('oai:a:1', deleted)}<metadata>${dc('Gone')}</metadata></record><record><header${deleted}/></record></ListRecords>`,
    );
    expect(await read(text)).toEqual([
      { source: 'oai-dc', sourceId: 'oai:a:1', datestamp: '2020-02-02', deleted: true },
      expect.objectContaining({ sourceId: 'page.xml#2', findings: [expect.objectContaining({ code: 'record-unreadable' })] }),
    ]);
  });

  test.each<[string, string, (string | undefined)[][]]>([
    ['between two records', `${record('oai:a:1', 'One')}${record('oai:a:2', 'Two')}`, [['oai:a:1'], ['oai:a:2', 'markup-unreadable']]],
    [
      'within one',
      `${record('oai:a:1', 'One')}<record>${header('oai:a:2')}<meta`,
      [['oai:a:1'], ['oai:a:2', 'record-unreadable', 'markup-unreadable']],
    ],
    ['after a deletion', `<record>${header('oai:a:1', deleted)}</record>`, [['oai:a:1'], ['page.xml#2', 'markup-unreadable']]],
    ['before the first record', '<responseDate>', [['page.xml#1', 'markup-unreadable']]],
  ])('that breaks off %s says so', async (_, inside, expected) => {
    expect(codes(await read(`<OAI-PMH><ListRecords>${inside}`))).toEqual(expected);
  });

  test('with something behind its end says what', async () => {
    const [only] = await read(`${response(record('oai:a:1', 'One'))}\n<br />Warning: out of memory${' in line 7'.repeat(1000)}`);
    expect(only?.title).toBe('One');
    expect(only?.findings?.map((each) => each.code)).toEqual(['markup-unreadable']);
  });

  test('followed by another, by comments or blanks is whole', async () => {
    const page = response(record('oai:a:1', 'One'));
    expect(codes(await read(`<?xml version="1.0"?>${page}<!-- 3 ms -->\n<?xml version="1.0"?>${page}\n\n`))).toEqual([
      ['oai:a:1'],
      ['oai:a:1'],
    ]);
  });

  test('keeps what stands about a record', async () => {
    const about =
      '<about><provenance xmlns="http://www.openarchives.org/OAI/2.0/provenance"><originDescription><baseURL>https://b.example.org</baseURL></originDescription></provenance></about>';
    const [only] = await read(response(`<ListRecords>${record('oai:a:1', 'One').replace('</record>', `${about}</record>`)}</ListRecords>`));
    expect(only?.unplaced).toEqual([{ field: 'about.provenance.origindescription.baseurl', value: 'https://b.example.org' }]);
    expect(only?.findings).toEqual([expect.objectContaining({ code: 'field-unplaced', path: 'unplaced[0]' })]);
  });

  test('in UTF-16 is read', async () => {
    const text = `\uFEFF${response(record('oai:a:1', 'Añil'))}`;
    expect((await read(Buffer.from(text, 'utf16le'))).map((each) => each.title)).toEqual(['Añil']);
  });
});

test('words that every object knows are no kinds of anything', async () => {
  const words = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
  const typed = words.map(
    (word) =>
      `<title titleType="${word}">t</title><date dateType="${word}">2020</date><description descriptionType="${word}">d</description><subject subjectScheme="${word}">s</subject><relatedIdentifier relatedIdentifierType="${word}" relationType="${word}">r</relatedIdentifier><contributor contributorType="${word}"><contributorName>C, D</contributorName><nameIdentifier nameIdentifierScheme="${word}">9</nameIdentifier></contributor><rights rightsURI="${word}">r</rights><identifier identifierType="${word}">i</identifier>`,
  );
  const roots: [string, string][] = [
    ['resource', 'http://namespace.openaire.eu/schema/oaire/'],
    ['qualifieddc', 'http://dspace.org/qualifieddc/'],
    ['rioxx', 'http://www.rioxx.net/schema/v3.0/rioxx/'],
    ['doajArticle', 'http://doaj.org/features/oai_doaj/1.0/'],
  ];
  for (const [root, uri] of roots) {
    const [only] = await read(`<${root} xmlns="${uri}">${typed.join('')}</${root}>`);
    expect(bibliographicRecord.safeParse(only).error, root).toBeUndefined();
    expect(codes([only as BibliographicRecord])[0], root).not.toContain('record-unreadable');
  }
  const fields = words
    .map((word) => `<element name="${word}"><element name="${word}"><field name="value">${word}</field></element></element>`)
    .join('');
  const bundles = words.map(
    (word) =>
      `<element name="bundle"><field name="name">${word}</field><element name="bitstreams"><element name="bitstream"><field name="url">u</field></element></element></element>`,
  );
  const [item] = await read(
    `<metadata xmlns="http://www.lyncode.com/xoai">${fields}<element name="others">${fields}</element><element name="bundles">${bundles.join('')}</element></metadata>`,
  );
  expect(bibliographicRecord.safeParse(item).error).toBeUndefined();
  expect(item?.unplaced?.map(({ value }) => value)).toEqual(expect.arrayContaining(words));
});

test.each([
  [
    'xoai',
    '<metadata xmlns="http://www.lyncode.com/xoai"><element name="bundles"><element name="bundle"><element name="bitstreams">',
    (at: number) => `<element name="bitstream"><field name="url">u${at}</field></element>`,
    '</element></element></element></metadata>',
  ],
  [
    'openaire',
    '<resource xmlns="http://namespace.openaire.eu/schema/oaire/">',
    (at: number) =>
      `<subject subjectScheme="mesh" valueURI="http://id.nlm.nih.gov/mesh/D000001">s${at}</subject><file>https://x.example.org/${at}</file>`,
    '</resource>',
  ],
  ['qdc', '<qualifieddc xmlns="http://dspace.org/qualifieddc/">', (at: number) => `<dc:e${at}>v</dc:e${at}>`, '</qualifieddc>'],
])(
  'a record with very many values in %s is read in time',
  async (name, start, each, end) => {
    const started = performance.now();
    const [only] = await read(`${start}${Array.from({ length: 60_000 }, (__, at) => each(at)).join('')}${end}`);
    if (name === 'xoai') expect(only?.locations).toHaveLength(60_000);
    else expect(codes([only as BibliographicRecord])[0]).toContain('value-truncated');
    expect(performance.now() - started).toBeLessThan(20_000);
  },
  30_000,
);

test('bare metadata documents are known by their handle, or by their place', async () => {
  const field = (element: string, value: string) => `<d:field mdschema="dc" element="${element}" qualifier="none">${value}</d:field>`;
  const item = (inside: string) => `<d:dim xmlns:d="http://www.dspace.org/xmlns/dspace/dim">${inside}</d:dim>`;
  const text = `<items>${item(field('title', 'One') + field('identifier', 'http://hdl.handle.net/99999/1'))}${item(field('title', 'Two'))}</items>`;
  expect((await read(text, dim)).map(({ sourceId, title }) => [sourceId, title])).toEqual([
    ['99999/1', 'One'],
    ['page.xml#2', 'Two'],
  ]);
});

describe('who issued the id', () => {
  test.each<[string, string | undefined, object | undefined]>([
    ['oai:example.org:10668/11628', undefined, { authority: 'hdl:10668', id: '10668/11628' }],
    ['oai:example.org:10668/11628', '1/2', { authority: 'hdl:10668', id: '10668/11628' }],
    ['20.500.11956/103772', undefined, { authority: 'hdl:20.500.11956', id: '20.500.11956/103772' }],
    ['oai:example.org:node-12', '99999/12', { authority: 'hdl:99999', id: '99999/12' }],
    ['oai:Revista.Example.org:article/45', undefined, { authority: 'oai:revista.example.org', id: 'oai:Revista.Example.org:article/45' }],
    ['oai:doaj.example.org/article:84d1', undefined, { authority: 'oai:doaj.example.org', id: 'oai:doaj.example.org/article:84d1' }],
    ['page.xml#3', undefined, undefined],
    ['fake:foo1', undefined, undefined],
  ])('%s with handle %s', (sourceId, handle, expected) => {
    const identifiers = handle === undefined ? {} : { identifiers: [{ scheme: 'handle' as const, value: handle }] };
    expect(dim.authority?.({ source: 'dim', sourceId, ...identifiers })).toEqual(expected);
  });
});

describe('detection', () => {
  const dimRoot = '<dim xmlns="http://www.dspace.org/xmlns/dspace/dim">';
  test.each<[string, string, number, number]>([
    ['oai_dc in an envelope', response(record('a', 'b')), 0, 0.95],
    ['dim in an envelope', response(`<record><metadata>\n${dimRoot}`), 0.95, 0.3],
    ['a mixed page, by what comes first', response(`<metadata>${dimRoot}</metadata>${record('a', 'b')}`), 0.95, 0.9],
    ['bare dim', `<?xml version="1.0"?><!-- x -->${dimRoot}`, 0.95, 0],
    ['dim within METS', `<mets:METS><mets:xmlData>${dimRoot}`, 0.7, 0],
    ['deletions of dim', response('<request metadataPrefix="dim"/><ListRecords/>'), 0.9, 0.4],
    ['an error', response('<error code="badVerb"/>'), 0, 0.4],
    ['bare rioxx', '<rioxx xsi:schemaLocation="http://www.rioxx.net/schema/v3.0/rioxx/">', 0, 0],
    ['xoai in an envelope', response('<record><metadata><metadata xmlns="http://www.lyncode.com/xoai">'), 0, 0.3],
    ['another notation', response(`<record><metadata><mods xmlns="http://www.loc.gov/mods/v3"/></metadata></record>`), 0, 0.3],
    ['another notation that holds oai_dc', response(`<record><metadata><DIDL>${dc('x')}</DIDL></metadata></record>`), 0, 0.3],
    ['plain text', 'dim light in dc <dim> circuits', 0, 0],
  ])('%s', (_, head, asDim, asDc) => {
    expect([dim.detect(head), oaiDc.detect(head)]).toEqual([asDim, asDc]);
  });
});
