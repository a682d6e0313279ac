import type { HttpResponse } from '../../http/exchange.ts';
import type { Identifier } from '../../model/identifier.ts';
import type { CursorRules } from '../cursor-checkpoint.ts';
import { type CursorPage, type CursorService, harvestByCursor } from '../cursor-harvest.ts';
import { everyPage } from '../every-page.ts';
import { fetchedPage } from '../fetched-page.ts';
import type { FetchedPage, Fetcher, Notice } from '../fetcher.ts';
import { requestMark } from '../own-checkpoint.ts';
import { listOf, listsOfIds, schemeOf, withDates } from './lists.ts';
import { openAlexService } from './service.ts';
import { type OpenAlexSettings, openAlexSettings } from './settings.ts';

const format = 'openalex-json';

/**
 * Works of OpenAlex by filter, by words or by ids. Which works were changed since a day OpenAlex tells to paid plans alone: without one a later
 * run lists everything again, and what is unchanged costs nothing but the listing. A work that a filter no longer finds is not deleted (its
 * affiliations were read anew, or its topics): no listing is ever called complete.
 */
export const openAlex: Fetcher<OpenAlexSettings, FetchedPage | Notice> = {
  id: 'openalex',
  title: 'OpenAlex, works by filter, by words or by ids',
  config: openAlexSettings as Fetcher<OpenAlexSettings>['config'],
  example: "--search 'radium-223' --filter from_publication_date:2024-01-01",
  shared: { apiKey: 'openAlexApiKey', email: 'email' },
  announcesDeletions: false,

  async *fetch(config, checkpoint, tools) {
    const api = openAlexService(config, tools);
    const { lists, alone } = listsOfIds((config.ids ?? []).map((id) => [schemeOf(id), id] as const));
    const all = config.ids === undefined ? [listOf(config)] : lists;
    const service: CursorService = {
      name: 'OpenAlex',
      format,
      parts: all.length + alone.length,
      async ask(part, window, cursor) {
        const list = all[part];
        return list ? api.list(withDates(list, window), cursor) : pageOfOne(await api.work(alone[part - all.length] ?? ''));
      },
    };
    yield* harvestByCursor(service, rulesOf(config), { checkpoint, tools });
  },

  async *lookup(config, identifiers, tools) {
    const api = openAlexService(config, tools);
    const { lists, alone } = listsOfIds(identifiers.flatMap(idOf));
    for (const list of lists)
      for await (const { response } of everyPage('OpenAlex', (cursor) => api.list(list, cursor))) yield fetchedPage(response, format);
    for (const doi of alone) {
      const response = await api.work(doi);
      if (response) yield fetchedPage(response, format);
    }
  },
};

const idOf = ({ scheme, value }: Identifier): (readonly ['doi' | 'pmid' | 'pmcid', string])[] =>
  scheme === 'doi' || scheme === 'pmid' || scheme === 'pmcid' ? [[scheme, value]] : [];

/** A work that was asked for alone. What OpenAlex does not have is no page. */
const pageOfOne = (response: HttpResponse | undefined): CursorPage =>
  response ? { response, ids: ['one'], total: 1, next: undefined } : { ids: [], total: 0, next: undefined };

const rulesOf = ({ filter, search, ids, changesOnly, since, overlapDays }: OpenAlexSettings): CursorRules => ({
  request: requestMark({ filter, search, ids, changesOnly }),
  ...(since === undefined ? {} : { since }),
  overlapDays,
  again: changesOnly ? 'changes' : 'everything',
});
