import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pubmedXml } from '../../../src/formats/pubmed-xml/pubmed-xml.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { ByteRange } from '../../../src/model/payload.ts';
import { bibliographicRecord } from '../../../src/model/record.ts';
import { seededRandom } from '../../../src/sandbox/seeded-random.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';
import { readAll } from './reading.ts';

const folder = new URL('../../../fixtures/pubmed-xml/', import.meta.url);
const cases = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/expected.json`, folder)));
const inputOf = (name: string) => readFileSync(new URL(`${name}/input.xml`, folder));
const expectedOf = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8'));

const article = (pmid: number, title = 'T') =>
  `<PubmedArticle><MedlineCitation><PMID>${pmid}</PMID><Article><ArticleTitle>${title}</ArticleTitle></Article></MedlineCitation></PubmedArticle>`;

/** Whole numbers below a bound, the same in every run, so that a failing mutation can be found again. */
function numbers(seed: number): (below: number) => number {
  const random = seededRandom(seed);
  return (below) => Math.floor(random() * 2 ** 32) % below;
}

const intruders = [
  '<',
  '>',
  '</',
  '<!--',
  ']]>',
  '<![CDATA[',
  '&#0;',
  '"',
  '\0',
  '\xFF',
  '<PubmedArticle>',
  '</PubmedArticle>',
  '<?',
  '<!DOCTYPE',
];

function mutate(input: Buffer, seed: number): Buffer {
  const next = numbers(seed);
  const at = next(input.length);
  const length = next(3) === 0 ? next(input.length - at) : next(40);
  const intruder = Buffer.from(intruders[next(intruders.length)] ?? '', 'latin1');
  return seed % 4 === 0 ? input.subarray(0, at) : Buffer.concat([input.subarray(0, at), intruder, input.subarray(at + length)]);
}

describe('reading PubMed XML', () => {
  it.each(cases)('reads the fixture %s, with chunk borders anywhere', async (name) => {
    const expected = expectedOf(name);
    for (const size of [64 * 1024, 1, 7]) expect(await readAll(inputOf(name), size)).toEqual(expected);
  });

  it('tells, before each record, where its source stands', async () => {
    const deletion = '<DeleteCitation><PMID>3</PMID><PMID>4</PMID></DeleteCitation>';
    const bytes = Buffer.from(`\uFEFF<PubmedArticleSet>${article(1, 'Größe')}oops\n${article(2)}${deletion}</PubmedArticleSet>`);
    let source = '';
    const locate = ({ offset, length }: ByteRange) => {
      source = bytes.toString('utf8', offset, offset + length);
    };
    const found: [string, string][] = [];
    for await (const { sourceId } of pubmedXml.read([bytes], { name: 'f', vocabularies: noVocabularies, journals: noJournals, locate })) {
      found.push([sourceId, source]);
    }
    expect(found).toEqual([
      ['1', article(1, 'Größe')],
      ['f#2', 'oops'],
      ['2', article(2)],
      ['3', deletion],
      ['4', deletion],
    ]);
  });

  it('takes names that every object of the language has for unknown codes', async () => {
    const word = 'constructor';
    const input = `<PubmedArticle><MedlineCitation><PMID>99000001</PMID><Article><ArticleTitle>T</ArticleTitle><ELocationID EIdType="${word}">y</ELocationID>
      <AuthorList Type="${word}"><Author><LastName>Vos</LastName></Author></AuthorList>
      <PublicationTypeList><PublicationType>${word}</PublicationType></PublicationTypeList></Article>
      <CommentsCorrectionsList><CommentsCorrections RefType="${word}"><RefSource>R</RefSource></CommentsCorrections></CommentsCorrectionsList></MedlineCitation>
      <PubmedData><History><PubMedPubDate PubStatus="${word}"><Year>2020</Year></PubMedPubDate></History>
      <ArticleIdList><ArticleId IdType="${word}">x</ArticleId></ArticleIdList></PubmedData></PubmedArticle>`;
    const [record] = await readAll(Buffer.from(input), 4096);
    expect(bibliographicRecord.parse(record)).toMatchObject({
      type: 'article-journal',
      contributors: [{ role: 'other', family: 'Vos' }],
      identifiers: [{ scheme: 'pmid', value: '99000001' }],
      relations: [{ type: 'Related', asGiven: word, note: 'R' }],
    });
    expect(record?.dates).toBeUndefined();
  });

  it.each(cases)('gives records or findings for every damaged form of %s', async (name) => {
    const input = inputOf(name);
    for (let seed = 0; seed < 150; seed += 1) {
      const records = await readAll(mutate(input, seed), 4096);
      expect(records.length, `seed ${seed}`).toBeGreaterThan(0);
      for (const record of records) bibliographicRecord.parse(record);
    }
  });

  it('reads the same out of UTF-16 and out of Latin-1', async () => {
    const text = `<?xml version="1.0" encoding="ENC"?><PubmedArticleSet>${article(99000001, 'Größe')}</PubmedArticleSet>`;
    const [expected] = await readAll(text);
    expect(await readAll(Buffer.from(`\uFEFF${text}`, 'utf16le'), 3)).toEqual([expected]);
    expect(await readAll(Buffer.from(text.replace('ENC', 'ISO-8859-1'), 'latin1'))).toEqual([expected]);
  });

  it('reads a lone article, several sets, and a set within a foreign envelope', async () => {
    const ids = async (xml: string) => (await readAll(xml)).map(({ sourceId }) => sourceId);
    expect(await ids(article(99000001))).toEqual(['99000001']);
    expect(await ids(`<PubmedArticleSet>${article(1)}</PubmedArticleSet><PubmedArticleSet>${article(2)}</PubmedArticleSet>`)).toEqual([
      '1',
      '2',
    ]);
    expect(await ids(`<result><PubmedArticleSet>${article(1)}</PubmedArticleSet></result>`)).toEqual(['1']);
    expect(await ids('<PubmedArticleSet></PubmedArticleSet>')).toEqual([]);
  });

  it('reports a file that was cut between two records', async () => {
    const [record, cut] = await readAll(`<PubmedArticleSet>\n${article(1)}\n`);
    expect(record?.sourceId).toBe('1');
    expect(cut?.findings?.map(({ code, message }) => [code, message])).toEqual([
      ['markup-unreadable', 'The file ends before <PubmedArticleSet> is closed: records may be missing'],
    ]);
  });

  it('repairs characters in one record and says so there', async () => {
    const [broken, whole] = await readAll(`<PubmedArticleSet>${article(1, 'a\x0Bb\x01')}${article(2)}</PubmedArticleSet>`);
    expect(broken?.title).toBe('a b');
    expect(broken?.findings?.map(({ code }) => code)).toEqual(['characters-repaired']);
    expect(whole?.findings).toBeUndefined();
  });

  it('names what has no PMID by its place in the file', async () => {
    const [record] = await readAll('<PubmedArticle><MedlineCitation><Article/></MedlineCitation></PubmedArticle>');
    expect(record).toEqual({ source: 'pubmed-xml', sourceId: 'input.xml#1', type: 'article-journal' });
  });

  it('says what is no PMID, in a record and in a deletion', async () => {
    const codes = async (xml: string) =>
      (await readAll(xml)).map(({ sourceId, deleted, findings }) => [sourceId, deleted, findings?.[0]?.code]);
    expect(await codes('<PubmedArticle><MedlineCitation><PMID>none</PMID></MedlineCitation></PubmedArticle>')).toEqual([
      ['input.xml#1', undefined, 'identifier-malformed'],
    ]);
    expect(await codes('<DeleteCitation><PMID>99000001</PMID><PMID>none</PMID></DeleteCitation>')).toEqual([
      ['99000001', true, undefined],
      ['input.xml#1', undefined, 'identifier-malformed'],
    ]);
  });

  it('is fast on a record with ten thousand cited articles and on deep nesting', async () => {
    const reference =
      '<Reference><Citation>c</Citation><ArticleIdList><ArticleId IdType="pubmed">5</ArticleId></ArticleIdList></Reference>';
    const many = `<PubmedData><ReferenceList>${reference.repeat(10_000)}</ReferenceList></PubmedData></PubmedArticle>`;
    const [record] = await readAll(article(1).replace('</PubmedArticle>', many));
    expect(record?.references).toHaveLength(10_000);
    const [deep] = await readAll(article(1, '<i>'.repeat(50_000)));
    expect(deep?.findings?.[0]?.code).toBe('record-unreadable');
  });
});

describe('knowing PubMed XML', () => {
  it.each([
    ['<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "x.dtd">\n<PubmedArticleSet>', 1],
    ['\uFEFF<PubmedArticle>', 1],
    ['<MedlineCitationSet>', 1],
    ['<!-- saved --><PubmedBookArticleSet>', 1],
    ['some words\n<PubmedArticle Status="x">', 0.8],
    ['<?xml version="1.0"?><eSearchResult><Count>0</Count>', 0],
    ['<pmc-articleset><article>', 0],
    ['TY  - JOUR', 0],
    ['', 0],
  ])('is sure of %j as %d', (head, confidence) => {
    expect(pubmedXml.detect(head)).toBe(confidence);
  });

  it('knows that PubMed issued the ids, but not those of unreadable records', () => {
    expect(pubmedXml.authority?.({ source: 'pubmed-xml', sourceId: '99000001' })).toEqual({ authority: 'pubmed', id: '99000001' });
    expect(pubmedXml.authority?.({ source: 'pubmed-xml', sourceId: 'input.xml#1' })).toBeUndefined();
  });
});
