import type { Article } from '../articles.ts';
import { escapeXml } from '../fixture.ts';
import { jsonReply, type Reply, xmlReply } from '../reply.ts';
import { runQuery } from './pubmed-query.ts';

/** PubMed answers for the first 9,999 records of a result only. */
export const pubmedSearchLimit = 9999;

/** esearch.fcgi: `term`, `retmode`, `retstart`, `retmax`, `mindate`, `maxdate`, `datetype`; newest first, as PubMed. */
export function search(parameters: URLSearchParams, articles: readonly Article[], limit: number): Reply {
  const json = parameters.get('retmode') === 'json';
  const start = Number(parameters.get('retstart') ?? 0);
  if (parameters.get('db') !== 'pubmed') return searchError(json, 'Invalid db name specified');
  if (!parameters.get('term')?.trim()) return searchError(json, 'Empty term and query_key - nothing todo');
  // The line break makes the JSON invalid: NCBI sends it so.
  if (start >= limit) return searchError(json, `Search Backend failed: Exception:\n'retstart' cannot be larger than ${limit - 1}.`);
  const { found, phrasesNotFound, fieldsNotFound } = runQuery(datedTerm(parameters), articles);
  const shown = Math.min(Number(parameters.get('retmax') ?? 20), limit - start);
  const ids = [...found]
    .sort((a, b) => b.pmid - a.pmid)
    .slice(start, start + shown)
    .map(({ pmid }) => String(pmid));
  const term = parameters.get('term') ?? '';
  if (json) {
    const troubled = phrasesNotFound.length + fieldsNotFound.length > 0;
    return jsonReply(
      JSON.stringify({
        header: { type: 'esearch', version: '0.3' },
        esearchresult: {
          count: String(found.length),
          retmax: String(ids.length),
          retstart: String(start),
          idlist: ids,
          translationset: [],
          querytranslation: term,
          ...(troubled ? { errorlist: { phrasesnotfound: phrasesNotFound, fieldsnotfound: fieldsNotFound } } : {}),
        },
      }),
    );
  }
  const elements = (name: string, values: readonly string[]) => values.map((value) => `<${name}>${escapeXml(value)}</${name}>`).join('');
  const errors = elements('PhraseNotFound', phrasesNotFound) + elements('FieldNotFound', fieldsNotFound);
  return xmlReply(
    `<?xml version="1.0" encoding="UTF-8" ?>\n<!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch 20060628//EN" "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd">\n<eSearchResult><Count>${found.length}</Count><RetMax>${ids.length}</RetMax><RetStart>${start}</RetStart><IdList>\n${elements('Id', ids)}\n</IdList><TranslationSet/><QueryTranslation>${escapeXml(term)}</QueryTranslation>${errors ? `<ErrorList>${errors}</ErrorList>` : ''}</eSearchResult>\n`,
  );
}

const searchError = (json: boolean, says: string): Reply =>
  json
    ? jsonReply(`{"header":{"type":"esearch","version":"0.3"},"esearchresult":{"ERROR":"${says}"}}`)
    : xmlReply(`<?xml version="1.0" encoding="UTF-8" ?>\n<eSearchResult>\n\t<ERROR>${escapeXml(says)}</ERROR>\n</eSearchResult>\n`);

function datedTerm(parameters: URLSearchParams): string {
  const term = parameters.get('term') ?? '';
  const [low, high] = [parameters.get('mindate'), parameters.get('maxdate')];
  return low && high ? `(${term}) AND ${low}:${high}[${parameters.get('datetype') ?? 'edat'}]` : term;
}

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
