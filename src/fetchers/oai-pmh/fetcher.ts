import { present } from '../../model/present.ts';
import { fetchedPage } from '../fetched-page.ts';
import type { FetchedPage, Fetcher, FetchTools } from '../fetcher.ts';
import { finished, midWindow, type Place, type Start, startFrom } from './checkpoint.ts';
import { listPages } from './listing.ts';
import { bestOf, formatOf } from './metadata-formats.ts';
import { type Identity, type OaiService, oaiService } from './service.ts';
import { type OaiPmhSettings, oaiPmhSettings } from './settings.ts';

/**
 * Any OAI-PMH 2.0 repository, by ListRecords. A run asks for what changed since the last one began (by the repository's clock, with some
 * days' overlap). `until` is sent only where the configuration has one: a record that is changed during the harvest would leave the
 * window, and servers that page by offset (DSpace) would then skip as many records as have left.
 */
export const oaiPmh: Fetcher<OaiPmhSettings> = {
  id: 'oai-pmh',
  title: 'A repository, by OAI-PMH',
  config: oaiPmhSettings as Fetcher<OaiPmhSettings>['config'],
  example: '--url https://repository.example.org/server/oai/request',
  // By repository: `complete` is given only where Identify does not promise tombstones for ever.
  announcesDeletions: false,

  async *fetch(settings, checkpoint, tools) {
    const service = oaiService(settings, tools);
    const identity = await service.identify();
    const start = startFrom(checkpoint, settings, { clock: clockOf(identity, tools), now: tools.now(), report: tools.report });
    const { until } = settings;
    if (until !== undefined && start.window.from !== undefined && Date.parse(start.window.from) > Date.parse(endOf(until))) return;
    const prefix = start.place?.prefix ?? settings.metadataPrefix ?? bestOf(await service.prefixes());
    yield* fetchWindow({ settings, service, identity, tools, start, prefix, format: formatOf(prefix) });
  },

  async *lookup(settings, identifiers, tools) {
    const service = oaiService(settings, tools);
    const { repositoryIdentifier } = await service.identify();
    const prefix = settings.metadataPrefix ?? bestOf(await service.prefixes());
    for (const { scheme, value } of identifiers) {
      const made = scheme === 'handle' && repositoryIdentifier !== undefined ? `oai:${repositoryIdentifier}:${value}` : undefined;
      const identifier = scheme === 'oai' ? value : made;
      if (identifier === undefined) continue;
      const { response, reply } = await service.ask({ verb: 'GetRecord', identifier, metadataPrefix: prefix });
      if (reply.errors.length === 0) yield fetchedPage(response, formatOf(prefix));
    }
  },
};

interface WindowTask {
  readonly settings: OaiPmhSettings;
  readonly service: OaiService;
  readonly identity: Identity;
  readonly tools: FetchTools;
  readonly start: Start;
  readonly prefix: string;
  readonly format: string;
}

/** The repository's own time; ours where it does not give it. */
function clockOf({ responseDate }: Identity, tools: FetchTools): string {
  const theirs = Date.parse(responseDate ?? '');
  return (Number.isNaN(theirs) ? tools.now() : new Date(theirs)).toISOString();
}

/**
 * The pages of all sets. One page is held back, because the last page of a run carries the finished window and only the absence of a
 * further page (in any set) tells which one is the last.
 */
async function* fetchWindow(task: WindowTask): AsyncIterable<FetchedPage> {
  const { settings, identity, start } = task;
  const fromTheBeginning = start.place === undefined && start.window.from === undefined && settings.until === undefined;
  const progress = { whole: fromTheBeginning && identity.deletedRecord !== 'persistent' };
  let held: FetchedPage | undefined;
  try {
    for await (const page of setPages(task, progress)) {
      if (held) yield held;
      held = page;
    }
  } catch (error) {
    if (held) yield held;
    throw error;
  }
  if (!held) return;
  yield { ...held, checkpoint: finished(settings, start.window), ...(progress.whole ? { complete: true } : {}) };
}

async function* setPages(task: WindowTask, progress: { whole: boolean }): AsyncIterable<FetchedPage> {
  const { settings, service, tools, start, prefix, format } = task;
  const sets: readonly (string | undefined)[] = settings.sets ?? [undefined];
  const begin = Math.max(0, sets.indexOf(start.place?.set));
  let seen = 0;
  for (const [at, set] of sets.entries()) {
    if (at < begin) continue;
    const first = firstRequest(task, set);
    const token = at === begin ? start.place?.token : undefined;
    const listed = new Set<string>();
    let announced = 0;
    for await (const { response, reply } of listPages(service, { first, token, report: tools.report })) {
      if (reply.broken) progress.whole = false;
      if (progress.whole) for (const identifier of reply.identifiers) listed.add(identifier);
      announced = Math.max(announced, reply.token?.completeListSize ?? 0);
      if (announced > 0) tools.expect?.(seen + announced);
      if (reply.identifiers.length === 0 && !reply.broken && reply.token === undefined) continue;
      const place = reply.token && present<Place>({ set, token: reply.token.value, prefix });
      const page = fetchedPage(response, format);
      yield place ? { ...page, checkpoint: midWindow(settings, start.window, place, tools.now()) } : page;
    }
    if (progress.whole && listed.size < announced) {
      // Totals move and are often estimates, but fewer records than announced are no proof that the others are gone.
      tools.report(`the repository announced ${announced} records and listed ${listed.size}: nothing is taken for deleted`);
      progress.whole = false;
    }
    seen += Math.max(announced, listed.size);
  }
}

function firstRequest({ settings, identity, start, prefix }: WindowTask, set: string | undefined): Record<string, string> {
  const from =
    start.window.from === undefined ? undefined : inGranularity(laterOf(start.window.from, identity.earliestDatestamp), identity);
  return present<Record<string, string>>({
    verb: 'ListRecords',
    metadataPrefix: prefix,
    from,
    until: settings.until === undefined ? undefined : inGranularity(endOf(settings.until), identity),
    set,
  });
}

/** Both ends of a window are inclusive and written in the repository's granularity (OAI-PMH 2.0, 2.7.1 and 3.3.1). */
const inGranularity = (at: string, { granularity }: Identity): string =>
  granularity === 'day' ? at.slice(0, 10) : `${new Date(at).toISOString().slice(0, 19)}Z`;

/** Some servers answer badArgument to a `from` before their first record. */
function laterOf(from: string, earliest: string | undefined): string {
  const bound = Date.parse(earliest ?? '');
  return Number.isNaN(bound) || bound <= Date.parse(from) ? from : new Date(bound).toISOString();
}

/** A configured day means the whole of it. */
const endOf = (until: string): string => (until.length === 10 ? `${until}T23:59:59Z` : until);
