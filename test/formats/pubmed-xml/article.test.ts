import { describe, expect, it } from 'vitest';
import { readArticle } from './reading.ts';

const pubDate = (inside: string) => ({ article: `<Journal><JournalIssue><PubDate>${inside}</PubDate></JournalIssue></Journal>` });
const author = (inside: string, attributes = '') => ({ article: `<AuthorList><Author${attributes}>${inside}</Author></AuthorList>` });

describe('the date of publication', () => {
  it.each([
    ['<Year>2017</Year><Month>Oct</Month><Day>01</Day>', { year: 2017, month: 10, day: 1, raw: '2017 Oct 01' }],
    ['<Year>2017</Year><Month>08</Month>', { year: 2017, month: 8, raw: '2017 08' }],
    ['<Year>2017</Year>', { year: 2017, raw: '2017' }],
    ['<Year>2000</Year><Season>Spring</Season>', { year: 2000, season: 'Spring', raw: '2000 Spring' }],
    ['<Year>2000</Year><Season>Fall</Season>', { year: 2000, season: 'Autumn', raw: '2000 Fall' }],
    ['<Year>1999</Year><Season>Jan-Mar</Season>', { year: 1999, month: 1, endMonth: 3, raw: '1999 Jan-Mar' }],
    ['<MedlineDate>1998 Dec-1999 Jan</MedlineDate>', { year: 1998, month: 12, endYear: 1999, endMonth: 1, raw: '1998 Dec-1999 Jan' }],
    ['<MedlineDate>1944-1945</MedlineDate>', { year: 1944, endYear: 1945, raw: '1944-1945' }],
  ])('reads %s', async (xml, expected) => {
    const { issued, findings } = await readArticle(pubDate(xml));
    expect(issued).toEqual(expected);
    expect(findings).toBeUndefined();
  });

  it('keeps what cannot be read as it was sent, with a finding', async () => {
    const { issued, findings } = await readArticle(pubDate('<MedlineDate>in spring</MedlineDate>'));
    expect(issued).toEqual({ raw: 'in spring' });
    expect(findings?.map(({ code, raw }) => [code, raw])).toEqual([['date-unreadable', 'in spring']]);
  });
});

describe('identifiers', () => {
  const ids = (inside: string) => `<ArticleIdList>${inside}</ArticleIdList>`;

  it('takes none of the cited articles', async () => {
    const { identifiers } = await readArticle({
      data: `<ReferenceList><Reference><Citation>x</Citation>${ids('<ArticleId IdType="doi">10.5555/cited</ArticleId>')}</Reference></ReferenceList>`,
    });
    expect(identifiers).toEqual([{ scheme: 'pmid', value: '99000001' }]);
  });

  it('takes the DOI of ArticleIdList before that of ELocationID, and says so when they differ', async () => {
    const { identifiers, unplaced, findings } = await readArticle({
      article: '<ELocationID EIdType="doi">10.5555/publisher</ELocationID>',
      data: ids('<ArticleId IdType="doi">10.5555/pubmed</ArticleId>'),
    });
    expect(identifiers?.[0]).toEqual({ scheme: 'doi', value: '10.5555/pubmed' });
    expect(unplaced).toEqual([{ field: 'doi', value: '10.5555/publisher' }]);
    expect(findings?.map(({ code }) => code)).toEqual(['identifier-conflict', 'field-unplaced']);
  });

  it('takes a valid ELocationID where ArticleIdList has none, and never a withdrawn one', async () => {
    const { identifiers } = await readArticle({
      article:
        '<ELocationID EIdType="doi" ValidYN="N">10.5555/old</ELocationID><ELocationID EIdType="doi" ValidYN="Y">10.5555/New</ELocationID>',
    });
    expect(identifiers?.[0]).toEqual({ scheme: 'doi', value: '10.5555/new' });
  });

  it('keeps a value that is no DOI aside, with a finding', async () => {
    const { identifiers, unplaced, findings } = await readArticle({ data: ids('<ArticleId IdType="doi">see text</ArticleId>') });
    expect(identifiers).toEqual([{ scheme: 'pmid', value: '99000001' }]);
    expect(unplaced).toEqual([{ field: 'ArticleId@doi', value: 'see text' }]);
    expect(findings?.[0]?.code).toBe('doi-malformed');
  });

  it.each([
    ['<ArticleId IdType="pmc">PMC9900001</ArticleId>', { scheme: 'pmcid', value: 'PMC9900001' }],
    ['<ArticleId IdType="pmc">9900001</ArticleId>', { scheme: 'pmcid', value: 'PMC9900001' }],
    ['<ArticleId IdType="pii">S9999-9994(18)00331-0</ArticleId>', { scheme: 'pii', value: 'S9999-9994(18)00331-0' }],
    ['<ArticleId IdType="mid">NIHMS999991</ArticleId>', { scheme: 'mid', value: 'NIHMS999991' }],
    ['<ArticleId IdType="sici">99(1)2;X</ArticleId>', { scheme: 'sici', value: '99(1)2;X' }],
  ])('reads %s', async (xml, expected) => {
    const { identifiers } = await readArticle({ data: ids(xml) });
    expect(identifiers?.filter(({ scheme }) => scheme !== 'pmid')).toEqual([expected]);
  });
});

describe('contributors', () => {
  it.each([
    ['0000-0009-9999-0011'],
    ['0000000999990011'],
    ['http://orcid.org/0000-0009-9999-0011'],
    ['https://orcid.org/0000-0009-9999-0011'],
  ])('reads the ORCID %s', async (spelling) => {
    const { contributors } = await readArticle(author(`<LastName>A</LastName><Identifier Source="ORCID">${spelling}</Identifier>`));
    expect(contributors).toEqual([{ role: 'author', family: 'A', orcid: '0000-0009-9999-0011' }]);
  });

  it('falls back to initials and keeps suffixes', async () => {
    const { contributors } = await readArticle(author('<LastName>de la O</LastName><Initials>Q R</Initials><Suffix>3rd</Suffix>'));
    expect(contributors).toEqual([{ role: 'author', family: 'de la O', given: 'Q R', suffix: '3rd' }]);
  });

  it('leaves out the misprinted form of an author', async () => {
    expect((await readArticle(author('<LastName>Misprnt</LastName>', ' ValidYN="N"'))).contributors).toBeUndefined();
  });

  it('gives the one affiliation of an old article to its first author', async () => {
    const { contributors } = await readArticle({
      article: '<Affiliation>Old Place.</Affiliation><AuthorList><Author><LastName>A</LastName></Author></AuthorList>',
    });
    expect(contributors).toEqual([{ role: 'author', family: 'A', affiliations: [{ name: 'Old Place.' }] }]);
  });
});

describe('what has no field', () => {
  it('is kept by name, known elements and new ones, with one finding', async () => {
    const { unplaced, findings } = await readArticle({
      citation: '<GeneSymbolList><GeneSymbol>inv9</GeneSymbol></GeneSymbolList><BrandNew Kind="odd"><Deep>value <i>x</i></Deep></BrandNew>',
    });
    expect(unplaced).toEqual([
      { field: 'GeneSymbol', value: 'inv9' },
      { field: 'BrandNew@Kind', value: 'odd' },
      { field: 'Deep', value: 'value x' },
    ]);
    expect(findings?.map(({ message }) => message)).toEqual(['No field of its own for GeneSymbol, BrandNew@Kind, Deep']);
  });
});

describe('languages', () => {
  it('has all of them, und left out, an unknown one aside', async () => {
    const record = await readArticle({
      article: '<Language>ger</Language><Language>und</Language><Language>eng</Language><Language>qq9</Language>',
    });
    expect(record.languages).toEqual(['de', 'en']);
    expect(record.findings?.map(({ code }) => code)).toEqual(['language-unknown', 'field-unplaced']);
  });
});

describe('references', () => {
  it('are those of the list and the old Cites entries that it does not have', async () => {
    const cites = (pmid: string) =>
      `<CommentsCorrections RefType="Cites"><RefSource>J ${pmid}</RefSource><PMID Version="1">${pmid}</PMID></CommentsCorrections>`;
    const { references, relations } = await readArticle({
      citation: `<CommentsCorrectionsList>${cites('99000091')}${cites('99000092')}</CommentsCorrectionsList>`,
      data: '<ReferenceList><Reference><ArticleIdList><ArticleId IdType="pubmed">99000091</ArticleId></ArticleIdList></Reference></ReferenceList>',
    });
    expect(relations).toBeUndefined();
    expect(references).toEqual([
      { identifiers: [{ scheme: 'pmid', value: '99000091' }] },
      { raw: 'J 99000092', identifiers: [{ scheme: 'pmid', value: '99000092' }] },
    ]);
  });
});
