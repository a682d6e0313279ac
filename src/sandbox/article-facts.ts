import type { Article } from './articles.ts';
import { contentOf, elementTexts, unescapeXml } from './fixture.ts';

/** What services other than PubMed tell of an article, out of its XML. Texts keep their inline markup, entities are undone. */
export interface ArticleFacts {
  readonly title: string;
  readonly abstract: readonly { readonly label: string; readonly text: string }[];
  readonly authors: readonly AuthorFacts[];
  readonly journal: string;
  readonly abbreviation: string;
  readonly issn: string;
  readonly volume: string;
  readonly issue: string;
  readonly pages: string;
  /** As PubMed writes it: `2021 Mar`. */
  readonly published: string;
  /** ISO 8601, the first day of what is known. */
  readonly publishedDay: string;
  readonly language: string;
  readonly publicationTypes: readonly string[];
  readonly headings: readonly HeadingFacts[];
}

interface AuthorFacts {
  readonly family: string;
  readonly given: string;
  readonly initials: string;
  readonly orcid: string;
  readonly collective: string;
  readonly affiliations: readonly string[];
}

interface HeadingFacts {
  readonly ui: string;
  readonly term: string;
  readonly major: boolean;
  readonly qualifiers: readonly { readonly ui: string; readonly term: string; readonly major: boolean }[];
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const text = (xml: string, name: string): string => unescapeXml(contentOf(xml, name) ?? '').trim();
const texts = (xml: string, name: string): string[] => elementTexts(xml, name).map((each) => text(each, name));
const attribute = (xml: string, name: string): string => new RegExp(`^<[^>]* ${name}="([^"]*)"`).exec(xml)?.[1] ?? '';

export function factsOf({ xml }: Article): ArticleFacts {
  const article = contentOf(xml, 'Article') ?? '';
  const journal = contentOf(article, 'Journal') ?? '';
  const date = contentOf(journal, 'PubDate') ?? '';
  const [year, month, day] = [text(date, 'Year') || text(date, 'MedlineDate').slice(0, 4), text(date, 'Month'), text(date, 'Day')];
  const number = months.indexOf(month) + 1 || Number(month) || 1;
  return {
    title: text(article, 'ArticleTitle'),
    abstract: elementTexts(contentOf(article, 'Abstract') ?? '', 'AbstractText').map((section) => ({
      label: attribute(section, 'Label'),
      text: text(section, 'AbstractText'),
    })),
    authors: elementTexts(contentOf(article, 'AuthorList') ?? '', 'Author').map((author) => ({
      family: text(author, 'LastName'),
      given: text(author, 'ForeName'),
      initials: text(author, 'Initials'),
      orcid: text(author, 'Identifier'),
      collective: text(author, 'CollectiveName'),
      affiliations: texts(author, 'Affiliation'),
    })),
    journal: text(journal, 'Title'),
    abbreviation: text(journal, 'ISOAbbreviation'),
    issn: text(journal, 'ISSN'),
    volume: text(journal, 'Volume'),
    issue: text(journal, 'Issue'),
    pages: text(article, 'MedlinePgn'),
    published: [year, month, day].filter(Boolean).join(' '),
    publishedDay: `${year}-${String(number).padStart(2, '0')}-${(day || '1').padStart(2, '0')}`,
    language: text(article, 'Language'),
    publicationTypes: texts(article, 'PublicationType'),
    headings: elementTexts(contentOf(xml, 'MeshHeadingList') ?? '', 'MeshHeading').map((heading) => ({
      ...descriptor(elementTexts(heading, 'DescriptorName')[0] ?? '', 'DescriptorName'),
      qualifiers: elementTexts(heading, 'QualifierName').map((qualifier) => descriptor(qualifier, 'QualifierName')),
    })),
  };
}

const descriptor = (xml: string, name: string) => ({
  ui: attribute(xml, 'UI'),
  term: text(xml, name),
  major: attribute(xml, 'MajorTopicYN') === 'Y',
});
