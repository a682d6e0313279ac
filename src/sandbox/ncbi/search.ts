import type { Article } from '../articles.ts';
import { escapeXml } from '../fixture.ts';
import { jsonReply, type Reply, xmlReply } from '../reply.ts';
import { runQuery } from './entrez-query.ts';

/** NCBI answers for the first 9,999 records of a result only. */
const usualLimit = 9999;

/** What stands behind a search: the database's name, its records, and how many ids one search gives at most. */
export interface EntrezDatabase {
  readonly db: string;
  readonly articles: readonly Article[];
  readonly limit?: number | undefined;
}

/** esearch.fcgi: `term`, `retmode`, `retstart`, `retmax`, `mindate`, `maxdate`, `datetype`; newest first, as PubMed. */
export function search(parameters: URLSearchParams, { db, articles, limit = usualLimit }: EntrezDatabase): Reply {
  const json = parameters.get('retmode') === 'json';
  const start = Number(parameters.get('retstart') ?? 0);
  if (parameters.get('db') !== db) return searchError(json, 'Invalid db name specified');
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
