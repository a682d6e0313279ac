import type { Article } from '../articles.ts';
import { type Reply, xmlReply } from '../reply.ts';

/**
 * efetch.fcgi: `id`. The order is not that of the ids, unknown ids are left out without a word, and a list of none but those is refused. For an
 * article that was merged into another one that one is given.
 */
export function fetchArticles(parameters: URLSearchParams, articles: readonly Article[], mergedInto: ReadonlyMap<number, number>): Reply {
  const ids = (parameters.get('id') ?? '').split(',').map(Number);
  const asked = new Set(ids.map((id) => mergedInto.get(id) ?? id));
  const found = articles.filter(({ pmid }) => asked.has(pmid)).sort((a, b) => (a.pmid % 7) - (b.pmid % 7) || b.pmid - a.pmid);
  if (found.length === 0) {
    return xmlReply(
      `<?xml version="1.0" ?>\n<eFetchResult>\n\t<ERROR>ID list is empty! Possibly it has no correct IDs.</ERROR>\n</eFetchResult>\n`,
      400,
    );
  }
  return xmlReply(
    `<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n<PubmedArticleSet>\n${found.map(({ xml }) => xml).join('\n')}\n</PubmedArticleSet>\n`,
  );
}
