import { contentOf, elementTexts, fixtureText, unescapeXml } from './fixture.ts';

/** An article as the stand-in for PubMed holds it: its XML, and what it is found by. */
export interface Article {
  readonly pmid: number;
  readonly xml: string;
  /** Title, abstract, headings, keywords, journal and authors in lower case. */
  readonly words: string;
  readonly doi?: string;
  readonly pmcid?: string;
  /** `2024/01/31`: entered, and last modified. */
  readonly edat: string;
  mdat: string;
}

/** The sandbox's own library. */
export const fixtureArticles = (): Article[] =>
  elementTexts(fixtureText('pubmed-xml', 'sandbox-library'), 'PubmedArticle').map(readArticle);

function readArticle(xml: string): Article {
  const ids = contentOf(xml, 'ArticleIdList') ?? '';
  const doi = /IdType="doi">([^<]*)/.exec(ids)?.[1];
  const pmcid = /IdType="pmc">([^<]*)/.exec(ids)?.[1];
  const searched = ['Title', 'ArticleTitle', 'VernacularTitle', 'Abstract', 'AuthorList', 'MeshHeadingList', 'KeywordList'];
  const words = searched.map((name) => (contentOf(xml, name) ?? '').replace(/<[^>]*>/g, ' ')).join(' ');
  return {
    pmid: Number(contentOf(xml, 'PMID')),
    xml,
    words: unescapeXml(words).toLowerCase().replace(/\s+/g, ' '),
    ...(doi === undefined ? {} : { doi: unescapeXml(doi).toLowerCase() }),
    ...(pmcid === undefined ? {} : { pmcid: pmcid.toLowerCase() }),
    edat: dayOf(elementTexts(xml, 'PubMedPubDate').find((date) => date.includes('PubStatus="entrez"')) ?? ''),
    mdat: dayOf(contentOf(xml, 'DateRevised') ?? ''),
  };
}

const dayOf = (xml: string) => ['Year', 'Month', 'Day'].map((part) => (contentOf(xml, part) ?? '').padStart(2, '0')).join('/');

/** As many further articles as wanted, each as small as the format allows, to try large results; their PMIDs lie apart unevenly. */
export function* generatedArticles(count: number): Iterable<Article> {
  let pmid = 10_000_000;
  for (let number = 1; number <= count; number++) {
    pmid += 1 + ((number * 7919) % 97);
    const title = `Generated study ${number} of the sandbox.`;
    const date = '<Year>2020</Year><Month>05</Month><Day>17</Day>';
    const xml = `<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">${pmid}</PMID><DateRevised>${date}</DateRevised><Article PubModel="Print"><Journal><JournalIssue CitedMedium="Print"><PubDate><Year>2020</Year></PubDate></JournalIssue><Title>Generated studies</Title></Journal><ArticleTitle>${title}</ArticleTitle><Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article></MedlineCitation><PubmedData><History><PubMedPubDate PubStatus="entrez">${date}</PubMedPubDate></History><ArticleIdList><ArticleId IdType="pubmed">${pmid}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>`;
    yield { pmid, xml, words: title.toLowerCase(), edat: '2020/05/17', mdat: '2020/05/17' };
  }
}
