import { Misconfigured } from '../../model/errors.ts';
import { fetchedPage } from '../fetched-page.ts';
import type { FetchedPage, Fetcher, FetchTools, Notice } from '../fetcher.ts';
import { requestMark } from '../own-checkpoint.ts';
import { ascending, emptyRound, finishedRound, midRound, type RoundRules, roundStart } from '../round.ts';
import { convert, type IdKind } from './service.ts';
import { type PmcIdConverterSettings, pmcIdConverterSettings } from './settings.ts';

type Given = FetchedPage | Notice;

/** What is asked for by which kind of id: works that lack what the converter could bring. In the order of the round. */
const lists: readonly { readonly kind: IdKind; readonly lacking?: string }[] = [
  { kind: 'pmid', lacking: 'NOT has:pmcid' },
  { kind: 'pmcid', lacking: 'NOT has:pmid' },
  { kind: 'doi', lacking: 'NOT has:pmid AND NOT has:pmcid' },
  { kind: 'mid' },
];

/** Addresses longer than this meet with servers that do not take them. */
const longestList = 3000;

/**
 * Which PMIDs, PMCIDs and DOIs belong together. Works of the library that lack one of them, or given ids, are asked about in rounds: each kind of id
 * in its list, ascending; the next round is due some days later.
 */
export const pmcIdConverter: Fetcher<PmcIdConverterSettings, Given> = {
  id: 'pmc-id-converter',
  title: 'PMC ID converter: PMIDs, PMCIDs and DOIs that belong together',
  config: pmcIdConverterSettings as Fetcher<PmcIdConverterSettings>['config'],
  example: '--query has:doi',
  shared: { email: 'email' },
  announcesDeletions: false,

  async *fetch(config, checkpoint, tools) {
    const rules: RoundRules = { request: requestMark({ ids: config.ids, query: config.query }), recheckDays: config.recheckDays };
    const start = roundStart(checkpoint, rules, tools);
    if (start === 'notDue') return;
    const at =
      start === 'beginning'
        ? 0
        : Math.max(
            0,
            lists.findIndex(({ kind }) => kind === start.list),
          );
    const counts = { asked: 0, found: 0 };
    for (const [index, list] of lists.slice(at).entries()) {
      const after = index === 0 && start !== 'beginning' ? start.after : '';
      for await (const ids of requestsOf(idsOf(config, list, after, tools), config.pageSize, tools)) {
        const { response, found } = await convert(ids, list.kind, config, tools);
        counts.asked += ids.length;
        counts.found += found;
        yield {
          ...fetchedPage(response, 'pmc-id-converter-json'),
          checkpoint: midRound(rules, { list: list.kind, after: ids.at(-1) ?? '' }),
        };
      }
    }
    if (config.ids === undefined && start === 'beginning' && counts.asked === 0) {
      tools.report(emptyRound);
      return;
    }
    if (counts.asked > counts.found) tools.report(`${counts.asked - counts.found} of ${counts.asked} ids have no article in PMC`);
    yield { checkpoint: finishedRound(rules, tools.now()) };
  },

  async *lookup(config, identifiers, tools) {
    for (const { kind } of lists) {
      const ids = ascending(identifiers.flatMap(({ scheme, value }) => (scheme === kind ? [value] : [])));
      for await (const some of requestsOf(ids, config.pageSize, tools)) {
        yield fetchedPage((await convert(some, kind, config, tools)).response, 'pmc-id-converter-json');
      }
    }
  },
};

const kindOf = (id: string): IdKind => {
  if (/^\d+$/.test(id)) return 'pmid';
  if (/^10\./.test(id)) return 'doi';
  return /^PMC\d/i.test(id) ? 'pmcid' : 'mid';
};

async function* idsOf(
  { ids, query }: PmcIdConverterSettings,
  { kind, lacking }: (typeof lists)[number],
  after: string,
  { held }: FetchTools,
): AsyncIterable<string> {
  if (ids !== undefined) {
    yield* ascending(ids.filter((id) => kindOf(id) === kind)).filter((id) => id > after);
    return;
  }
  if (!held) throw new Misconfigured('ids', 'there is no library whose works could be asked about: give ids');
  if (lacking === undefined) return;
  yield* held(kind, { query: query === undefined ? lacking : `(${query}) AND ${lacking}`, after });
}

/** As many ids as one request takes. A few DOIs hold a comma, which the service takes for the end of an id. */
async function* requestsOf(ids: AsyncIterable<string> | Iterable<string>, most: number, { report }: FetchTools): AsyncIterable<string[]> {
  let some: string[] = [];
  let length = 0;
  for await (const id of ids) {
    if (id.includes(',')) {
      report(`the PMC ID converter cannot be asked about ${id}: it holds a comma`);
      continue;
    }
    if (some.length === most || length + id.length > longestList) {
      yield some;
      some = [];
      length = 0;
    }
    some.push(id);
    length += encodeURIComponent(id).length + 3;
  }
  if (some.length > 0) yield some;
}
