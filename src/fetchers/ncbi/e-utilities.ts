import type { HttpRequest, HttpResponse } from '../../http/exchange.ts';
import { Unavailable } from '../../model/errors.ts';
import type { FetchTools } from '../fetcher.ts';
import { readSearchReply, type SearchReply } from './search-reply.ts';
import { errorIn } from './service-error.ts';
import type { EUtilitiesSettings } from './settings.ts';

/** A database of NCBI: its name in requests and for people, and the root element of what EFetch gives. */
export interface NcbiDatabase {
  readonly db: string;
  readonly name: string;
  readonly root: string;
}

/** What EFetch answers: a whole set of records, which may lack some that were asked for, or that it knows none of the ids (then there is nothing to read in it). */
interface FetchAnswer {
  readonly response: HttpResponse;
  readonly knowsNone: boolean;
}

/** ESearch and EFetch on one database. */
export interface EUtilities {
  readonly database: NcbiDatabase;
  search(term: string): Promise<SearchReply>;
  fetchArticles(ids: readonly number[]): Promise<FetchAnswer>;
  /** ECitMatch: the PMIDs of what is cited by `journal|year|volume|first page|author`, any part of it empty; none when it is not found, or found too often to be named. */
  matchCitation(parts: readonly string[]): Promise<readonly number[]>;
}

/** Longer requests go by POST: NCBI answers 414 to long addresses and asks for POST above 200 ids. */
const longestGet = 1800;
const mostIdsByGet = 200;

/** EFetch rejects a list of which it knows no id with status 400; a list with one known id among them is answered without a word. */
const noneKnown = /id list is empty|no correct ids/i;

export function eUtilities(database: NcbiDatabase, config: EUtilitiesSettings, tools: FetchTools): EUtilities {
  const base = config.baseUrl.endsWith('/') ? config.baseUrl : `${config.baseUrl}/`;
  const common = {
    db: database.db,
    tool: config.tool,
    ...(config.email === undefined ? {} : { email: config.email }),
    ...(config.apiKey === undefined ? {} : { api_key: config.apiKey }),
  };
  const request = (program: string, parameters: Record<string, string>, post: boolean): HttpRequest => ({
    url: `${base}${program}`,
    parameters: { ...common, ...parameters },
    method: post ? 'POST' : 'GET',
    // NCBI wraps its own trouble (a backend's 502, a wrong key) in status 400: the body says which.
    acceptStatuses: [400],
    ...(tools.signal ? { signal: tools.signal } : {}),
  });

  return {
    database,
    async search(term) {
      let reply: SearchReply | undefined;
      await tools.http.send(
        request('esearch.fcgi', { term, retmode: config.retmode, retmax: String(config.searchLimit) }, term.length > longestGet),
        (response) => {
          const read = readSearchReply(textOf(response), database.name);
          if (read.ids.length < Math.min(read.count, config.searchLimit)) {
            throw new Unavailable(`NCBI counts ${read.count} records and names ${read.ids.length}`);
          }
          reply = read;
        },
      );
      if (!reply) throw new Unavailable('NCBI’s answer was not looked at');
      return reply;
    },
    async fetchArticles(ids) {
      let knowsNone = false;
      const response = await tools.http.send(
        request('efetch.fcgi', { id: ids.join(','), retmode: 'xml' }, ids.length > mostIdsByGet),
        (answer) => {
          const text = textOf(answer);
          knowsNone = noneKnown.test(text.slice(0, 1000));
          if (!knowsNone) inspectArticles(text, database.root);
        },
      );
      return { response, knowsNone };
    },
    async matchCitation(parts) {
      const key = 'refmill';
      // Bars part the fields and a carriage return the citations: neither can be quoted.
      const bdata = `${[...parts, key].map((part) => part.replace(/[|\s]+/g, ' ').trim()).join('|')}|`;
      let ids: readonly number[] = [];
      await tools.http.send(request('ecitmatch.cgi', { retmode: 'xml', bdata }, bdata.length > longestGet), (response) => {
        ids = readMatch(textOf(response), key);
      });
      return ids;
    },
  };
}

/**
 * ECitMatch answers in lines of text whatever retmode says: what was asked, and behind it the PMID, `NOT_FOUND`, `NOT_FOUND;INVALID_JOURNAL`, `AMBIGUOUS (783 citations)` or
 * `AMBIGUOUS 99000001,99000002`. Of a miss the key may be left out.
 */
function readMatch(text: string, key: string): readonly number[] {
  const error = errorIn(text);
  if (error) throw error;
  const line = text.split(/[\r\n]/).find((each) => each.includes('|'));
  if (line === undefined) throw new Unavailable('NCBI sent something else than a matched citation');
  const said = line.slice(line.lastIndexOf('|') + 1).trim();
  if (/^(?:AMBIGUOUS )?[1-9]\d{0,7}(?:,[1-9]\d{0,7})*$/.test(said)) return (said.match(/\d+/g) ?? []).map(Number);
  if (said === '' || said === key) throw new Unavailable('NCBI sent only a part of a matched citation');
  return [];
}

const textOf = (response: HttpResponse) => new TextDecoder().decode(response.bytes);

function inspectArticles(text: string, root: string): void {
  if (text.trim() === '') throw new Unavailable('NCBI sent an empty answer instead of articles');
  const error = errorIn(text);
  if (error) throw error;
  const head = text.slice(0, 2000);
  const whole = new RegExp(`<${root}\\s*/>`).test(head) || (head.includes(`<${root}`) && text.trimEnd().endsWith(`</${root}>`));
  if (!whole) throw new Unavailable('NCBI sent something else than a whole set of articles');
}
