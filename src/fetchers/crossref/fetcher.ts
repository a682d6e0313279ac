import type { CursorRules } from '../cursor-checkpoint.ts';
import { type CursorService, harvestByCursor } from '../cursor-harvest.ts';
import { type DoiAnswer, type DoiService, doisOf, harvestDois } from '../doi-harvest.ts';
import { everyPage } from '../every-page.ts';
import { fetchedPage } from '../fetched-page.ts';
import type { FetchedPage, Fetcher, Notice } from '../fetcher.ts';
import { inPieces } from '../in-pieces.ts';
import { requestMark } from '../own-checkpoint.ts';
import { type CrossrefService, crossrefService } from './service.ts';
import { type CrossrefSettings, crossrefSettings } from './settings.ts';
import { changedSince, fitsFilter, listOf, listOfDois, type WorkList } from './works.ts';

const format = 'crossref-json';

/** DOIs in one filter: addresses have their limits. */
const doisAtOnce = 40;

/**
 * Crossref by search, by DOIs or for the whole library, over its REST API. Of DOIs that are known the notices come as well: a retraction is a
 * publication of its own, which updates the other. Deletions are not announced (a deleted DOI is moved into a listing and read as a tombstone),
 * and a work that a query no longer finds is not deleted: no listing is ever called complete.
 */
export const crossref: Fetcher<CrossrefSettings, FetchedPage | Notice> = {
  id: 'crossref',
  title: 'Crossref, by search, by DOIs or for the library: records, retractions, corrections',
  config: crossrefSettings as Fetcher<CrossrefSettings>['config'],
  example: '--filter issn:1569-8041,from-pub-date:2024-01-01',
  vouchesFor: { schemes: ['doi'], settings: { library: true } },
  shared: { email: 'email' },
  announcesDeletions: false,

  async *fetch(config, checkpoint, tools) {
    const api = crossrefService(config, tools);
    const rules = rulesOf(config);
    if (config.dois === undefined && config.library !== true) {
      const list = listOf(config);
      const service: CursorService = {
        name: 'Crossref',
        format,
        parts: 1,
        ask: (_, window, cursor) => api.list(changedSince(list, window, config), cursor),
      };
      yield* harvestByCursor(service, rules, { checkpoint, tools });
      return;
    }
    const dois = await doisOf({ ...(config.dois ? { dois: config.dois } : {}), library: config.libraryQuery }, tools);
    yield* harvestDois(doiService(api, config), dois, rules, { checkpoint, tools });
  },

  async *lookup(config, identifiers, tools) {
    const api = crossrefService(config, tools);
    const dois = identifiers.filter(({ scheme }) => scheme === 'doi').map(({ value }) => value);
    for (const some of inPieces(dois, doisAtOnce)) for await (const { response } of worksOf(api, some)) yield fetchedPage(response, format);
  },

  async *search(config, { text, title }, tools) {
    // Without a title anything that shares a year and a name fits as well as the publication.
    if (title === undefined) return;
    const { response, ids } = await crossrefService(config, tools).cited(text.slice(0, longestCited), candidatesAtMost);
    if (ids.length > 0) yield fetchedPage(response, format);
  },
};

/** Works looked at for a citation, and how much of it is sent. */
const candidatesAtMost = 5;
const longestCited = 600;

const rulesOf = ({ since, overlapDays, ...config }: CrossrefSettings): CursorRules => {
  const { query, bibliographic, author, containerTitle, filter, dois, library, libraryQuery, notices, changedBy } = config;
  return {
    // A list of DOIs may grow: what is new in it is asked for whole.
    request: requestMark({
      query,
      bibliographic,
      author,
      containerTitle,
      filter,
      byDoi: dois !== undefined || library,
      libraryQuery,
      notices,
      changedBy,
    }),
    ...(since === undefined ? {} : { since }),
    overlapDays,
    again: 'changes',
  };
};

function doiService(api: CrossrefService, config: CrossrefSettings): DoiService {
  return {
    name: 'Crossref',
    format,
    authority: 'crossref',
    atOnce: doisAtOnce,
    async *ask(dois, from) {
      const since = (list: WorkList) => changedSince(list, from === undefined ? {} : { from }, config);
      yield* worksOf(api, dois, since);
      if (config.notices) yield* pagesOf(api, since(listOfDois('updates', dois)));
    },
  };
}

/** The works with these DOIs, in lists as far as lists can name them. */
async function* worksOf(
  api: CrossrefService,
  dois: readonly string[],
  since: (list: WorkList) => WorkList = (list) => list,
): AsyncIterable<DoiAnswer> {
  yield* pagesOf(api, since(listOfDois('doi', dois)));
  for (const doi of dois) {
    const answer = fitsFilter(doi) ? undefined : await api.work(doi);
    if (answer) yield answer;
  }
}

/** Every page of a list that names something: without a filter it would be all of Crossref. */
async function* pagesOf(api: CrossrefService, list: WorkList): AsyncIterable<DoiAnswer> {
  if (list.filters.some((filter) => /^(?:doi|updates):/.test(filter))) yield* everyPage('Crossref', (cursor) => api.list(list, cursor));
}
