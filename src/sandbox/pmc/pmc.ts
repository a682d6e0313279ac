import { search } from '../ncbi/search.ts';
import { errorInside, throttled } from '../ncbi/trouble.ts';
import { type Reply, xmlReply } from '../reply.ts';
import type { SandboxService } from '../service.ts';
import { pmcArticles } from './articles.ts';

/** A small PubMed Central: NCBI's E-utilities over the articles of the sandbox's library that are there. */
export const pmc: SandboxService = {
  id: 'pmc',
  title: 'PubMed Central (E-utilities)',
  path: '/pmc/entrez/eutils/',
  example: (baseUrl) => `pmc --query radiopharm --base-url ${baseUrl}`,
  throttled,
  errorInside: errorInside('pmc'),
  open({ options }) {
    let articles = pmcArticles();
    return {
      answer: ({ path, parameters }) => {
        if (path === 'esearch.fcgi') return search(parameters, { db: 'pmc', articles, limit: options.searchLimit });
        return path === 'efetch.fcgi'
          ? fetchArticles(parameters, articles)
          : { status: 404, mediaType: 'text/plain', body: 'no such utility' };
      },
      /** Releases an article anew: PMC knows no other date that can be asked for. */
      touch(id, at) {
        for (const article of articles) if (`PMC${article.pmid}` === id) article.edat = at.slice(0, 10).replaceAll('-', '/');
      },
      remove(id) {
        articles = articles.filter(({ pmid }) => `PMC${pmid}` !== id);
      },
    };
  },
};

/** efetch.fcgi: `id`, numbers with or without PMC before them. An article that is not there is told by an element of its own. */
function fetchArticles(parameters: URLSearchParams, articles: readonly { readonly pmid: number; readonly xml: string }[]): Reply {
  const ids = (parameters.get('id') ?? '').split(',').map((id) => Number(id.replace(/^PMC/i, '')));
  const parts = ids.map(
    (id) => articles.find(({ pmid }) => pmid === id)?.xml ?? `<error id="${id}">The following PMCID is not available: ${id}</error>`,
  );
  return xmlReply(
    `<?xml version="1.0" ?>\n<!DOCTYPE pmc-articleset PUBLIC "-//NLM//DTD ARTICLE SET 2.0//EN" "https://dtd.nlm.nih.gov/ncbi/pmc/articleset/nlm-articleset-2.0.dtd">\n<pmc-articleset>${parts.join('\n')}</pmc-articleset>\n`,
  );
}
