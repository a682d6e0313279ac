import { type ArticleFacts, factsOf } from '../article-facts.ts';
import type { Article } from '../articles.ts';
import type { Ordered } from '../cursor-list.ts';

/** An article as OpenAlex holds it. */
export interface Work extends Ordered {
  /** `W99000001` */
  readonly id: string;
  readonly article: Article;
  readonly day: string;
  /** ISO 8601. */
  updated: string;
}

export function workOf(article: Article): Work {
  const { publishedDay } = factsOf(article);
  return {
    id: `W${article.pmid}`,
    article,
    day: publishedDay,
    updated: `${article.mdat.replaceAll('/', '-')}T06:07:08.123456`,
    order: `${publishedDay} ${article.pmid}`,
  };
}

const bare = (text: string): string => text.replace(/<[^>]*>/g, '');

/** Each word at the places where it stands: OpenAlex may not give the text itself. */
function invertedIndex(text: string): Record<string, number[]> | null {
  const index = new Map<string, number[]>();
  for (const [place, word] of text.split(/\s+/).filter(Boolean).entries()) index.set(word, [...(index.get(word) ?? []), place]);
  return index.size ? Object.fromEntries(index) : null;
}

/** The work as the API writes it, but for what OpenAlex computes. */
export function workJson({ id, article, day, updated }: Work): Record<string, unknown> {
  const facts = factsOf(article);
  const doi = article.doi === undefined ? null : `https://doi.org/${article.doi}`;
  const [first, last] = facts.pages.split('-');
  const location = locationOf(facts, doi);
  return {
    id: `https://openalex.org/${id}`,
    doi,
    title: bare(facts.title),
    display_name: bare(facts.title),
    publication_year: Number(day.slice(0, 4)),
    publication_date: day,
    ids: {
      openalex: `https://openalex.org/${id}`,
      ...(doi ? { doi } : {}),
      pmid: `https://pubmed.ncbi.nlm.nih.gov/${article.pmid}`,
      ...(article.pmcid ? { pmcid: `https://www.ncbi.nlm.nih.gov/pmc/articles/${article.pmcid.slice(3)}` } : {}),
    },
    language: 'en',
    primary_location: location,
    type: facts.publicationTypes.includes('Review') ? 'review' : 'article',
    type_crossref: 'journal-article',
    indexed_in: ['crossref', 'pubmed'],
    open_access: { is_oa: article.pmcid !== undefined, oa_status: article.pmcid ? 'green' : 'closed', oa_url: null },
    authorships: facts.authors.map(authorship),
    biblio: { volume: facts.volume || null, issue: facts.issue || null, first_page: first || null, last_page: last || first || null },
    is_retracted: facts.publicationTypes.includes('Retracted Publication'),
    is_paratext: false,
    cited_by_count: 0,
    locations_count: 1,
    locations: [location],
    mesh: facts.headings.flatMap(meshLines),
    referenced_works: [],
    related_works: [],
    abstract_inverted_index: invertedIndex(facts.abstract.map(({ label, text }) => bare(label ? `${label}: ${text}` : text)).join(' ')),
    updated_date: updated,
    created_date: article.edat.replaceAll('/', '-'),
  };
}

const locationOf = ({ journal, issn }: ArticleFacts, doi: string | null): Record<string, unknown> => ({
  is_oa: false,
  landing_page_url: doi,
  pdf_url: null,
  source: journal ? { display_name: journal, issn_l: issn || null, issn: issn ? [issn] : null, type: 'journal' } : null,
  license: null,
  version: null,
});

const authorship = ({ family, given, orcid, collective, affiliations }: ArticleFacts['authors'][number]): Record<string, unknown> => ({
  author: {
    display_name: collective || `${given} ${family}`.trim(),
    orcid: orcid ? `https://orcid.org/${orcid.replace(/^.*\//, '')}` : null,
  },
  institutions: [],
  raw_author_name: collective || `${given} ${family}`.trim(),
  raw_affiliation_strings: affiliations,
});

/** One line for each qualifier, or one for a descriptor alone. */
function meshLines({ ui, term, major, qualifiers }: ArticleFacts['headings'][number]): Record<string, unknown>[] {
  const line = { descriptor_ui: ui, descriptor_name: term };
  return qualifiers.length
    ? qualifiers.map((each) => ({ ...line, qualifier_ui: each.ui, qualifier_name: each.term, is_major_topic: each.major || major }))
    : [{ ...line, qualifier_ui: '', qualifier_name: null, is_major_topic: major }];
}
