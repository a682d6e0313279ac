import { Misconfigured } from '../../model/errors.ts';
import { fetchedPage } from '../fetched-page.ts';
import type { FetchedPage, Fetcher, FetchTools, Notice } from '../fetcher.ts';
import { requestMark } from '../own-checkpoint.ts';
import { ascending, emptyRound, finishedRound, midRound, type RoundRules, roundStart } from '../round.ts';
import { unpaywall as askUnpaywall } from './service.ts';
import { type UnpaywallSettings, unpaywallSettings } from './settings.ts';

type Given = FetchedPage | Notice;

/** After so many DOIs in a row that Unpaywall does not have, how far it got is stored all the same. */
const mostUnknownInARow = 100;

/**
 * Where the works of the library, or given DOIs, can be read. Each is asked about once in a round, in ascending order; the next round is due
 * some days later. DOIs that Unpaywall does not have are counted, and asked about again in the next round.
 */
export const unpaywall: Fetcher<UnpaywallSettings, Given> = {
  id: 'unpaywall',
  title: 'Unpaywall: where the works of the library can be read',
  config: unpaywallSettings as Fetcher<UnpaywallSettings>['config'],
  example: '--query has:doi',
  shared: { email: 'email' },
  announcesDeletions: false,

  async *fetch(config, checkpoint, tools) {
    const ask = askUnpaywall(config, tools);
    const rules: RoundRules = { request: requestMark({ dois: config.dois, query: config.query }), recheckDays: config.recheckDays };
    const start = roundStart(checkpoint, rules, tools);
    if (start === 'notDue') return;
    const counts = { asked: 0, unknown: 0 };
    let inARow = 0;
    for await (const doi of doisOf(config, start === 'beginning' ? '' : start.after, tools)) {
      const response = await ask(doi);
      const checkpoint = midRound(rules, { list: 'doi', after: doi });
      counts.asked += 1;
      if (response) {
        inARow = 0;
        yield { ...fetchedPage(response, 'unpaywall-json'), checkpoint };
        continue;
      }
      counts.unknown += 1;
      inARow += 1;
      if (inARow % mostUnknownInARow === 0) yield { checkpoint };
    }
    if (start === 'beginning' && counts.asked === 0) {
      tools.report(emptyRound);
      return;
    }
    if (counts.unknown > 0)
      tools.report(`Unpaywall does not have ${counts.unknown} of ${counts.asked} DOIs: it has those of Crossref alone`);
    yield { checkpoint: finishedRound(rules, tools.now()) };
  },

  async *lookup(config, identifiers, tools) {
    const ask = askUnpaywall(config, tools);
    for (const doi of ascending(identifiers.flatMap(({ scheme, value }) => (scheme === 'doi' ? [value.toLowerCase()] : [])))) {
      const response = await ask(doi);
      if (response) yield fetchedPage(response, 'unpaywall-json');
    }
  },
};

async function* doisOf({ dois, query }: UnpaywallSettings, after: string, { held }: FetchTools): AsyncIterable<string> {
  if (dois !== undefined) {
    yield* ascending(dois).filter((doi) => doi > after);
    return;
  }
  if (!held) throw new Misconfigured('dois', 'there is no library whose works could be asked about: give dois');
  yield* held('doi', { ...(query === undefined ? {} : { query }), after });
}
