import { type ArticleFacts, factsOf } from '../article-facts.ts';
import { type Article, fixtureArticles } from '../articles.ts';
import { escapeXml } from '../fixture.ts';

/** An article of PMC, known by its number; `xml` is its JATS, `edat` the day of its release. */
interface PmcArticle extends Article {
  edat: string;
}

/** The articles of the sandbox's library that have a PMCID, and two that PubMed does not have. */
export const pmcArticles = (): PmcArticle[] => [
  ...fixtureArticles().flatMap((article) => {
    const number = Number(article.pmcid?.replace(/^pmc/i, ''));
    return number > 0 ? [{ ...article, pmid: number, xml: jatsOf(factsOf(article), number, article) }] : [];
  }),
  ...onlyHere.map(({ number, edat, ...facts }): PmcArticle => {
    const xml = jatsOf({ ...nothing, ...facts }, number, {});
    return { pmid: number, pmcid: `pmc${number}`, xml, words: facts.title.toLowerCase(), edat, mdat: edat };
  }),
];

const nothing: ArticleFacts = {
  title: '',
  abstract: [],
  authors: [],
  journal: 'Journal of invented radiopharmacy',
  abbreviation: 'J Invent Radiopharm',
  issn: '2999-0017',
  volume: '',
  issue: '',
  pages: '',
  published: '',
  publishedDay: '2024-01-01',
  language: 'eng',
  publicationTypes: [],
  headings: [],
};

const onlyHere = [
  { number: 99000150, edat: '2024/02/03', title: 'Proceedings of the Invented Radiopharmacy Days', volume: '15', pages: 'S1-40' },
  { number: 99000151, edat: '2024/05/06', title: 'Index of authors', volume: '15', pages: '401-9' },
];

const namesInJats: Readonly<Record<string, string>> = { i: 'italic', b: 'bold', sub: 'sub', sup: 'sup' };

/** PubMed's inline markup in JATS's words; any other `<` is a sign of the text. */
const marked = (text: string): string =>
  escapeXml(text).replace(/&lt;(\/?)(i|b|sub|sup)&gt;/g, (_, slash: string, name: string) => `<${slash}${namesInJats[name]}>`);

/** Enough of JATS to be an article: metadata, abstract, and a text that nobody reads. */
function jatsOf(facts: ArticleFacts, number: number, { pmid, doi }: Partial<Pick<Article, 'pmid' | 'doi'>>): string {
  const id = (type: string, value: string | number | undefined) =>
    value === undefined ? '' : `<article-id pub-id-type="${type}">${escapeXml(String(value))}</article-id>`;
  const authors = facts.authors.map(({ family, given, collective, orcid, affiliations }) => {
    const name = collective
      ? `<collab>${escapeXml(collective)}</collab>`
      : `<name><surname>${escapeXml(family)}</surname><given-names>${escapeXml(given)}</given-names></name>`;
    const contribId = orcid ? `<contrib-id contrib-id-type="orcid">${escapeXml(orcid)}</contrib-id>` : '';
    const places = affiliations.map((each) => `<aff>${escapeXml(each)}</aff>`).join('');
    return `<contrib contrib-type="author">${contribId}${name}${places}</contrib>`;
  });
  const sections = facts.abstract.map(({ label, text }) => `<sec><title>${escapeXml(label)}</title><p>${marked(text)}</p></sec>`).join('');
  const [year, month, day] = facts.publishedDay.split('-');
  const [first = '', last = first] = facts.pages.split('-');
  return (
    `<article article-type="research-article" xml:lang="en"><front><journal-meta><journal-id journal-id-type="nlm-ta">${escapeXml(facts.abbreviation)}</journal-id>` +
    `<journal-title-group><journal-title>${escapeXml(facts.journal)}</journal-title></journal-title-group><issn>${facts.issn}</issn></journal-meta><article-meta>` +
    `${id('pmcid', `PMC${number}`)}${id('pmid', pmid)}${id('doi', doi)}<title-group><article-title>${marked(facts.title)}</article-title></title-group>` +
    `<contrib-group>${authors.join('')}</contrib-group><pub-date pub-type="epub"><day>${day}</day><month>${month}</month><year>${year}</year></pub-date>` +
    `<volume>${escapeXml(facts.volume)}</volume><issue>${escapeXml(facts.issue)}</issue><fpage>${escapeXml(first)}</fpage><lpage>${escapeXml(last)}</lpage>` +
    `${sections ? `<abstract>${sections}</abstract>` : ''}</article-meta></front><body><p>The text of the article.</p></body></article>`
  );
}
