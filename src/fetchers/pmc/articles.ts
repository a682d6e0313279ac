import { fetchedPage } from '../fetched-page.ts';
import type { FetchedPage } from '../fetcher.ts';
import type { EUtilities } from '../ncbi/e-utilities.ts';

/** An article's own PMCID stands in its article-meta; the ids of related articles are attributes, those of references pub-ids. */
const ownPmcid = /<article-id\b[^<>]*pub-id-type="pmc(?:id)?"[^<>]*>\s*(?:PMC)?(\d{1,8})\s*</g;

interface Articles {
  readonly pages: readonly FetchedPage[];
  /** Asked for twice, and not given. */
  readonly missing: readonly number[];
}

/** The answers that hold the articles of these numbers. What an answer lacks is asked for once more. */
export async function fetchArticles(ids: readonly number[], service: EUtilities): Promise<Articles> {
  const pages: FetchedPage[] = [];
  let missing = ids;
  for (let asked = 0; asked < 2 && missing.length > 0; asked++) {
    const { response } = await service.fetchArticles(missing);
    const given = new Set([...new TextDecoder().decode(response.bytes).matchAll(ownPmcid)].map(([, id]) => Number(id)));
    if (given.size > 0) pages.push(fetchedPage(response, 'jats'));
    missing = missing.filter((id) => !given.has(id));
  }
  return { pages, missing };
}
