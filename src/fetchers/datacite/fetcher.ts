import type { CursorRules } from '../cursor-checkpoint.ts';
import { type CursorService, harvestByCursor } from '../cursor-harvest.ts';
import { type DoiAnswer, type DoiService, doisOf, harvestDois } from '../doi-harvest.ts';
import { everyPage } from '../every-page.ts';
import { fetchedPage } from '../fetched-page.ts';
import type { FetchedPage, Fetcher, Notice } from '../fetcher.ts';
import { inPieces } from '../in-pieces.ts';
import { requestMark } from '../own-checkpoint.ts';
import { type DoiList, listOf, listOfDois, updatedSince } from './lists.ts';
import { dataciteService, type ListDois } from './service.ts';
import { type DataciteSettings, dataciteSettings } from './settings.ts';

const format = 'datacite-json';

/** DOIs in one query: addresses have their limits. */
const doisAtOnce = 40;

/**
 * DataCite by search, by DOIs or for the whole library, over its REST API: datasets, software, preprints, theses. A DOI that its repository
 * takes out of sight leaves all lists without a word, and one that a query no longer finds may have been described anew: no listing is ever
 * called complete.
 */
export const datacite: Fetcher<DataciteSettings, FetchedPage | Notice> = {
  id: 'datacite',
  title: 'DataCite, by search, by DOIs or for the library: datasets, software, preprints, theses',
  config: dataciteSettings as Fetcher<DataciteSettings>['config'],
  example: "--query 'radium-223' --resource-type dataset",
  vouchesFor: { schemes: ['doi'], settings: { library: true } },
  shared: { email: 'email' },
  announcesDeletions: false,

  async *fetch(config, checkpoint, tools) {
    const ask = dataciteService(config, tools);
    const rules = rulesOf(config);
    if (config.dois === undefined && config.library !== true) {
      const list = listOf(config);
      const service: CursorService = {
        name: 'DataCite',
        format,
        parts: 1,
        ask: (_, window, cursor) => ask(updatedSince(list, window), cursor),
      };
      yield* harvestByCursor(service, rules, { checkpoint, tools });
      return;
    }
    const dois = await doisOf({ ...(config.dois ? { dois: config.dois } : {}), library: config.libraryQuery }, tools);
    const service: DoiService = {
      name: 'DataCite',
      format,
      authority: 'datacite',
      atOnce: doisAtOnce,
      ask: (some, from) => pagesOf(ask, updatedSince(listOfDois(some), from === undefined ? {} : { from })),
    };
    yield* harvestDois(service, dois, rules, { checkpoint, tools });
  },

  async *lookup(config, identifiers, tools) {
    const ask = dataciteService(config, tools);
    const dois = identifiers.filter(({ scheme }) => scheme === 'doi').map(({ value }) => value);
    for (const some of inPieces(dois, doisAtOnce))
      for await (const { response } of pagesOf(ask, listOfDois(some))) yield fetchedPage(response, format);
  },
};

const rulesOf = ({ since, overlapDays, ...config }: DataciteSettings): CursorRules => {
  const { query, clients, providers, resourceTypes, dois, library, libraryQuery } = config;
  return {
    // A list of DOIs may grow: what is new in it is asked for whole.
    request: requestMark({ query, clients, providers, resourceTypes, byDoi: dois !== undefined || library, libraryQuery }),
    ...(since === undefined ? {} : { since }),
    overlapDays,
    again: 'changes',
  };
};

const pagesOf = (ask: ListDois, list: DoiList): AsyncIterable<DoiAnswer> => everyPage('DataCite', (cursor) => ask(list, cursor));
