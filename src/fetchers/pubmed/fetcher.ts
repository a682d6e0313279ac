import type { HttpResponse } from '../../http/exchange.ts';
import { fetchedPage } from '../fetched-page.ts';
import type { FetchedPage, Fetcher, FetchTools } from '../fetcher.ts';
import { type EUtilities, eUtilities, type NcbiDatabase } from '../ncbi/e-utilities.ts';
import { listIds } from '../ncbi/id-listing.ts';
import { finished, midWindow, startFrom, type Window, windowAfter } from './checkpoint.ts';
import { type PubmedSettings, pubmedSettings } from './settings.ts';

/**
 * PubMed by query or by PMIDs, over ESearch and EFetch. A window (all, or the days since the last run) is listed as PMIDs in ascending
 * order and fetched page by page: the highest PMID stored is all that is needed to go on. A record that is changed meanwhile leaves its
 * window and comes with the next one. Deletions are not announced, and a record that a query no longer finds is not deleted: no listing
 * is ever called complete.
 */
export const pubmed: Fetcher<PubmedSettings> = {
  id: 'pubmed',
  title: 'PubMed, by query or by PMIDs (E-utilities)',
  config: pubmedSettings as Fetcher<PubmedSettings>['config'],
  example: "--query 'radium-223'",
  shared: { email: 'email', apiKey: 'ncbiApiKey' },
  announcesDeletions: false,

  async *fetch(config, checkpoint, tools) {
    const today = tools.now().toISOString().slice(0, 10);
    const service = eUtilities(database, config, tools);
    let { window, cursor } = startFrom(checkpoint, config, today, tools.report);
    // An interrupted window of an earlier day is finished first; what happened since is the next one.
    for (;;) {
      yield* fetchWindow(config, window, cursor, service, tools);
      if (window.until >= today) return;
      window = windowAfter(window.until, config, today);
      cursor = 0;
    }
  },

  async *lookup(config, identifiers, tools) {
    const service = eUtilities(database, config, tools);
    const ids = new Set(identifiers.filter(({ scheme }) => scheme === 'pmid').map(({ value }) => Number(value)));
    const terms = identifiers
      .map(({ scheme, value }) => lookupTerms[scheme]?.(value.replaceAll('"', '')))
      .filter((term) => term !== undefined);
    for (const some of inPieces(terms, 20)) for (const id of (await service.search(some.join(' OR '))).ids) ids.add(id);
    for (const some of inPieces([...ids], config.pageSize)) {
      for (const response of await fetchWhole(some, service, tools)) yield pageOf(response);
    }
  },
};

const database: NcbiDatabase = { db: 'pubmed', name: 'PubMed', root: 'PubmedArticleSet' };

const lookupTerms: Readonly<Record<string, (value: string) => string>> = {
  doi: (value) => `"${value}"[doi]`,
  pmcid: (value) => `${value}[pmcid]`,
};

async function* fetchWindow(
  config: PubmedSettings,
  window: Window,
  cursor: number,
  service: EUtilities,
  tools: FetchTools,
): AsyncIterable<FetchedPage> {
  const ids = await idsOf(config, window, cursor, service, tools);
  tools.expect?.(ids.length);
  const pieces = inPieces(ids, config.pageSize);
  for (const [index, piece] of pieces.entries()) {
    const responses = await fetchWhole(piece, service, tools);
    const state = index === pieces.length - 1 ? finished(config, window) : midWindow(config, window, piece.at(-1) ?? cursor);
    for (const [at, response] of responses.entries()) {
      yield at === responses.length - 1 ? { ...pageOf(response), checkpoint: state } : pageOf(response);
    }
  }
}

/** PMIDs of the window above the cursor, ascending. Listed ids are searched for only when a window of days picks among them. */
async function idsOf(config: PubmedSettings, window: Window, above: number, service: EUtilities, tools: FetchTools): Promise<number[]> {
  const list = (term: string) => listIds(withDates(term, window), service, { above, limit: config.searchLimit, report: tools.report });
  if (config.query !== undefined) return list(config.query);
  const given = [...new Set((config.ids ?? []).map(Number))].filter((id) => id > above).sort((a, b) => a - b);
  if (window.from === undefined) return given;
  const found: number[] = [];
  for (const some of inPieces(given, 200)) found.push(...(await list(some.map((id) => `${id}[UID]`).join(' OR '))));
  return found;
}

/**
 * Entered or modified in the window: a record that is new to PubMed has an entry date, and one that is indexed later only a new
 * modification date. The parameters mindate and maxdate know one kind of date at a time, field tags know both.
 */
function withDates(term: string, { from, until }: Window): string {
  if (from === undefined) return term;
  const days = `${from.replaceAll('-', '/')}:${until.replaceAll('-', '/')}`;
  return `(${term}) AND (${days}[MDAT] OR ${days}[EDAT])`;
}

/** A citation's own PMID is the first after its opening tag; those of cited articles and comments stand further in. */
const ownPmid = /<(?:MedlineCitation|BookDocument)\b[^>]*>\s*<PMID\b[^>]*>(\d+)</g;

/** The answers that hold the ids: EFetch now and then leaves some out without a word, so those are asked for once more. */
async function fetchWhole(ids: readonly number[], service: EUtilities, tools: FetchTools): Promise<HttpResponse[]> {
  const responses: HttpResponse[] = [];
  let missing = ids;
  for (let asked = 0; asked < 2 && missing.length > 0; asked++) {
    const response = await service.fetchArticles(missing);
    if (!response) break;
    const got = new Set([...new TextDecoder().decode(response.bytes).matchAll(ownPmid)].map(([, pmid]) => Number(pmid)));
    if (got.size > 0 || asked === 0) responses.push(response);
    missing = missing.filter((id) => !got.has(id));
  }
  if (missing.length > 0) tools.report(`PubMed gives no record for ${listed(missing)}: deleted, or merged into another one`);
  return responses;
}

const listed = (ids: readonly number[]) => `PMID ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}`;

const pageOf = (response: HttpResponse): FetchedPage => fetchedPage(response, 'pubmed-xml');

function inPieces<T>(values: readonly T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let at = 0; at < values.length; at += size) pieces.push(values.slice(at, at + size));
  return pieces;
}
