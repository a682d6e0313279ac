import { fixtureArticles, generatedArticles } from '../articles.ts';
import { search } from '../ncbi/search.ts';
import { errorInside, throttled } from '../ncbi/trouble.ts';
import type { SandboxService } from '../service.ts';
import { matchCitations } from './citation-match.ts';
import { fetchArticles } from './e-utilities.ts';

/** A small PubMed: NCBI's E-utilities over the sandbox's articles. */
export const pubmed: SandboxService = {
  id: 'pubmed',
  title: 'PubMed (E-utilities)',
  path: '/entrez/eutils/',
  example: (baseUrl) => `pubmed --query radium --base-url ${baseUrl}`,
  throttled,
  errorInside: errorInside('pubmed'),
  open({ options }) {
    let articles = [...fixtureArticles(), ...generatedArticles(options.generated ?? 0)];
    const mergedInto = new Map<number, number>();
    const remove = (id: string) => {
      articles = articles.filter(({ pmid }) => String(pmid) !== id);
    };
    return {
      answer: ({ path, parameters }) => {
        if (path === 'ecitmatch.cgi') return matchCitations(parameters, articles);
        if (path === 'esearch.fcgi') return search(parameters, { db: 'pubmed', articles, limit: options.searchLimit });
        return path === 'efetch.fcgi'
          ? fetchArticles(parameters, articles, mergedInto)
          : { status: 404, mediaType: 'text/plain', body: 'no such utility' };
      },
      touch(id, at) {
        for (const article of articles) if (String(article.pmid) === id) article.mdat = at.slice(0, 10).replaceAll('-', '/');
      },
      remove,
      merge(id, into) {
        if (!articles.some(({ pmid }) => String(pmid) === id)) return;
        remove(id);
        mergedInto.set(Number(id), Number(into));
      },
    };
  },
};
