import { factsOf } from '../article-facts.ts';
import { type Article, fixtureArticles } from '../articles.ts';
import { jsonReply } from '../reply.ts';
import type { SandboxService } from '../service.ts';

/** Unpaywall over the sandbox's articles: those of PMC are open, the others closed. */
export const unpaywall: SandboxService = {
  id: 'unpaywall',
  title: 'Unpaywall',
  path: '/unpaywall/v2/',
  example: (baseUrl) => `unpaywall --dois 10.5555/jir.2021.0101 --base-url ${baseUrl}`,
  open() {
    const articles = new Map(fixtureArticles().flatMap((article) => (article.doi === undefined ? [] : [[article.doi, article] as const])));
    return {
      answer: ({ path, parameters }) => {
        if (!parameters.get('email')?.includes('@')) return complaint(422, 'Email address required in API call');
        const doi = decodeURIComponent(path).toLowerCase();
        const article = articles.get(doi);
        return article ? jsonReply(JSON.stringify(objectOf(doi, article))) : complaint(404, `'${doi}' isn't in Unpaywall.`);
      },
    };
  },
};

const complaint = (status: number, message: string) =>
  jsonReply(JSON.stringify({ HTTP_status_code: status, error: true, message }), status);

function objectOf(doi: string, article: Article): Record<string, unknown> {
  const { title, journal, issn, publishedDay, authors } = factsOf(article);
  const page = `https://pmc.ncbi.nlm.nih.gov/articles/${article.pmcid?.toUpperCase()}`;
  const open = article.pmcid === undefined ? undefined : placeAt(page);
  return {
    doi,
    doi_url: `https://doi.org/${doi}`,
    title,
    genre: 'journal-article',
    is_paratext: false,
    published_date: publishedDay,
    year: Number(publishedDay.slice(0, 4)),
    journal_name: journal,
    journal_issns: issn,
    journal_issn_l: issn,
    journal_is_oa: false,
    journal_is_in_doaj: false,
    publisher: 'Invented Publishers',
    is_oa: open !== undefined,
    oa_status: open ? 'green' : 'closed',
    has_repository_copy: open !== undefined,
    best_oa_location: open ?? null,
    first_oa_location: open ?? null,
    oa_locations: open ? [open] : [],
    updated: `${article.mdat.replaceAll('/', '-')}T04:05:06.070809`,
    data_standard: 2,
    z_authors: authors.map(({ family, given, collective }, at) => ({
      ...(collective ? { name: collective } : { given, family }),
      sequence: at === 0 ? 'first' : 'additional',
    })),
  };
}

const placeAt = (page: string) => ({
  endpoint_id: null,
  evidence: 'oa repository (via pmcid lookup)',
  host_type: 'repository',
  is_best: true,
  license: 'cc-by',
  oa_date: null,
  pmh_id: null,
  repository_institution: null,
  updated: '2024-05-06T07:08:09.101112',
  url: page,
  url_for_landing_page: page,
  url_for_pdf: null,
  version: 'publishedVersion',
});
