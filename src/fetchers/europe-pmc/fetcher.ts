import type { CursorRules } from '../cursor-checkpoint.ts';
import { type CursorService, harvestByCursor } from '../cursor-harvest.ts';
import { everyPage } from '../every-page.ts';
import { fetchedPage } from '../fetched-page.ts';
import type { FetchedPage, Fetcher, Notice } from '../fetcher.ts';
import { inPieces } from '../in-pieces.ts';
import { requestMark } from '../own-checkpoint.ts';
import { termOf, termsOf, withDates } from './query.ts';
import { europePmcSearch } from './service.ts';
import { type EuropePmcSettings, europePmcSettings } from './settings.ts';

const format = 'europe-pmc-json';

/** Ids asked for in one query. */
const idsAtOnce = 50;

/**
 * Europe PMC by query or by ids, over its search. Later runs ask for what was updated or taken in since. Deletions are not announced, and a
 * record that a query no longer finds is not deleted: no listing is ever called complete.
 */
export const europePmc: Fetcher<EuropePmcSettings, FetchedPage | Notice> = {
  id: 'europe-pmc',
  title: 'Europe PMC, by query or by ids: PubMed, preprints, PMC, theses, patents',
  config: europePmcSettings as Fetcher<EuropePmcSettings>['config'],
  example: "--query 'radium-223 AND SRC:PPR'",
  shared: { email: 'email' },
  announcesDeletions: false,

  async *fetch(config, checkpoint, tools) {
    const search = europePmcSearch(config, tools);
    const queries = config.query === undefined ? queriesOf(config.ids?.map(termOf) ?? []) : [config.query];
    const service: CursorService = {
      name: 'Europe PMC',
      format,
      parts: queries.length,
      sent: (part, window) => withDates(queries[part] ?? '', window),
      ask: (part, window, cursor) => search(withDates(queries[part] ?? '', window), cursor),
    };
    yield* harvestByCursor(service, rulesOf(config), { checkpoint, tools });
  },

  async *lookup(config, identifiers, tools) {
    const search = europePmcSearch(config, tools);
    for (const query of queriesOf(termsOf(identifiers)))
      for await (const { response } of everyPage('Europe PMC', (cursor) => search(query, cursor))) yield fetchedPage(response, format);
  },
};

const rulesOf = ({ query, ids, resultType, synonym, since, overlapDays }: EuropePmcSettings): CursorRules => ({
  request: requestMark({ query, ids, resultType, synonym }),
  ...(since === undefined ? {} : { since }),
  overlapDays,
  again: 'changes',
});

const queriesOf = (terms: readonly string[]): string[] => inPieces(terms, idsAtOnce).map((some) => some.join(' OR '));
