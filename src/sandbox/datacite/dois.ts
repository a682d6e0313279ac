import { factsOf } from '../article-facts.ts';
import { type Article, fixtureArticles, generatedArticles } from '../articles.ts';
import type { Ordered } from '../cursor-list.ts';

/** A DOI as DataCite holds it, and what it is found by. */
export interface Doi extends Ordered {
  /** Lower case. */
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly client: string;
  readonly type: string;
  /** Titles, people and descriptions in lower case. */
  readonly words: string;
  /** ISO 8601 */
  updated: string;
}

/** Of each article of the sandbox the archive has something else: its data, its code, its protocol. */
const kinds = [
  { general: 'Dataset', own: 'Trial data', name: 'Data of', client: 'harb.data', relation: 'IsSupplementTo' },
  { general: 'Software', own: 'R scripts', name: 'Code of', client: 'harb.code', relation: 'IsSupplementTo' },
  { general: 'Text', own: 'Protocol', name: 'Protocol of', client: 'harb.data', relation: 'IsDocumentedBy' },
] as const;

function doiOf(article: Article, at: number): Doi {
  const facts = factsOf(article);
  const kind = kinds[at % kinds.length] ?? kinds[0];
  const id = `10.5555/archive.${article.pmid}`;
  const updated = `${article.mdat.replaceAll('/', '-')}T08:30:00.000Z`;
  const attributes = {
    doi: id,
    identifiers: [],
    alternateIdentifiers: [{ alternateIdentifierType: 'Archive number', alternateIdentifier: String(article.pmid) }],
    creators: facts.authors.map(({ family, given, orcid, collective, affiliations }) => ({
      name: collective || `${family}, ${given}`,
      nameType: collective ? 'Organizational' : 'Personal',
      ...(collective ? {} : { givenName: given, familyName: family }),
      affiliation: affiliations.map((name) => ({ name })),
      nameIdentifiers: orcid
        ? [
            {
              nameIdentifier: `https://orcid.org/${orcid.replace(/^.*\//, '')}`,
              nameIdentifierScheme: 'ORCID',
              schemeUri: 'https://orcid.org',
            },
          ]
        : [],
    })),
    titles: [{ title: `${kind.name} “${facts.title.replace(/<[^>]*>|\.$/g, '')}”`, lang: 'en' }],
    publisher: { name: 'Harbour Data Archive' },
    container: {},
    publicationYear: Number(facts.publishedDay.slice(0, 4)),
    subjects: facts.headings.map(({ ui, term }) => ({
      subject: term,
      subjectScheme: 'MeSH',
      valueUri: `http://id.nlm.nih.gov/mesh/${ui}`,
    })),
    contributors: [],
    dates: [{ date: facts.publishedDay, dateType: 'Issued' }],
    language: 'en',
    types: { resourceTypeGeneral: kind.general, resourceType: kind.own },
    relatedIdentifiers: article.doi
      ? [
          {
            relationType: kind.relation,
            relatedIdentifier: article.doi,
            relatedIdentifierType: 'DOI',
            resourceTypeGeneral: 'JournalArticle',
          },
        ]
      : [],
    rightsList: [
      { rightsUri: 'https://creativecommons.org/licenses/by/4.0/legalcode', rightsIdentifier: 'cc-by-4.0', rightsIdentifierScheme: 'SPDX' },
    ],
    descriptions: facts.abstract.length
      ? [{ description: facts.abstract.map(({ text }) => text.replace(/<[^>]*>/g, '')).join(' '), descriptionType: 'Abstract' }]
      : [],
    version: '1',
    url: `https://archive.example.org/${article.pmid}`,
    schemaVersion: 'http://datacite.org/schema/kernel-4',
    isActive: true,
    state: 'findable',
    created: `${facts.publishedDay}T08:00:00.000Z`,
    registered: `${facts.publishedDay}T08:00:01.000Z`,
  };
  return {
    id,
    attributes,
    client: kind.client,
    type: kind.general.toLowerCase(),
    words: JSON.stringify([attributes.titles, attributes.creators, attributes.descriptions]).toLowerCase(),
    updated,
    order: `${facts.publishedDay} ${id}`,
  };
}

/** What the archive has to the sandbox's articles, and as much more as wanted. */
export const sandboxDois = (generated: number): Doi[] => [...fixtureArticles(), ...generatedArticles(generated)].map(doiOf);
