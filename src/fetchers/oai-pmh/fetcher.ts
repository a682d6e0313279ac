import { Misconfigured, Rejected } from '../../model/errors.ts';
import { present } from '../../model/present.ts';
import { fetchedPage } from '../fetched-page.ts';
import type { FetchedPage, Fetcher, FetchTools } from '../fetcher.ts';
import { firstFew } from '../first-few.ts';
import { finished, midWindow, type Place, type Start, startFrom } from './checkpoint.ts';
import type { Identity } from './identity.ts';
import { listPages } from './listing.ts';
import { lookUp } from './lookup.ts';
import { type ChosenFormat, configuredFormat, type OfferedFormat, rankFormats } from './metadata-formats.ts';
import { ArgumentRefused, FormatRefused } from './protocol-error.ts';
import { type OaiService, oaiService } from './service.ts';
import { type OaiPmhSettings, oaiPmhSettings } from './settings.ts';
import { endOf, windowDates } from './window-dates.ts';

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
  vouchesFor: { schemes: ['handle', 'oai'] },
  // By repository: `complete` is given only where Identify does not promise tombstones for ever.
  announcesDeletions: false,

  async *fetch(settings, checkpoint, tools) {
    const service = oaiService(settings, tools);
    const identity = await service.identify();
    const start = startFrom(checkpoint, settings, { clock: clockOf(identity, tools), now: tools.now(), report: tools.report });
    const { until } = settings;
    if (until !== undefined && start.window.from !== undefined && Date.parse(start.window.from) > Date.parse(endOf(until))) return;
    const formats = start.place ? [{ prefix: start.place.prefix, format: start.place.format }] : await formatsOf(service, settings, tools);
    yield* inFirstGranted(formats, (format) => fetchWindow({ settings, service, identity, tools, start, format }), tools);
  },

  lookup: (settings, identifiers, tools) =>
    lookUp(oaiService(settings, tools), identifiers, {
      formats: (service) => formatsOf(service, settings, tools),
      report: tools.report,
    }),
};

/** What to ask for, best first: the configured format alone, or all that the repository offers and refmill reads. */
async function formatsOf(service: OaiService, settings: OaiPmhSettings, tools: FetchTools): Promise<readonly ChosenFormat[]> {
  const offered = await service.formats().catch((error: unknown): OfferedFormat[] => {
    // A repository that cannot tell its formats has oai_dc at least, and may have the one that was asked for.
    if (!(error instanceof Rejected)) throw error;
    tools.report(`the repository does not tell its metadata formats (${error.message})`);
    return [];
  });
  return settings.metadataPrefix === undefined ? rankFormats(offered) : [configuredFormat(settings.metadataPrefix, offered)];
}

/** Some repositories offer formats that they then do not give: the next best one is asked for, unless records have come already. */
async function* inFirstGranted<T>(
  formats: readonly ChosenFormat[],
  run: (format: ChosenFormat) => AsyncIterable<T>,
  tools: FetchTools,
): AsyncIterable<T> {
  for (const [at, format] of formats.entries()) {
    let begun = false;
    try {
      for await (const each of run(format)) {
        begun = true;
        yield each;
      }
      return;
    } catch (error) {
      if (!(error instanceof FormatRefused) || begun || at + 1 >= formats.length) throw error;
      tools.report(`the repository offers ${format.prefix} and does not give it; asking for ${formats[at + 1]?.prefix}`);
    }
  }
}

interface WindowTask {
  readonly settings: OaiPmhSettings;
  readonly service: OaiService;
  readonly identity: Identity;
  readonly tools: FetchTools;
  readonly start: Start;
  readonly format: ChosenFormat;
}

/** The repository's own time; ours where it does not give it, and where its clock is fast: once it is set, its records would be older than the window. */
function clockOf({ responseDate }: Identity, tools: FetchTools): string {
  const theirs = Date.parse(responseDate ?? '');
  const ours = tools.now().getTime();
  return new Date(Number.isNaN(theirs) ? ours : Math.min(theirs, ours)).toISOString();
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
  const { settings, service, tools, start, format } = task;
  const sets: readonly (string | undefined)[] = settings.sets ?? [undefined];
  const begin = Math.max(0, sets.indexOf(start.place?.set));
  let seen = 0;
  for (const [at, set] of sets.entries()) {
    if (at < begin) continue;
    const token = at === begin ? start.place?.token : undefined;
    const listed = new Set<string>();
    let announced = 0;
    let empty = token === undefined;
    let isFirst = token === undefined;
    const pages = listPages(service, {
      first: firstRequests(task, set),
      token,
      report: tools.report,
      lacking: tools.lacking ?? tools.report,
    });
    for await (const { response, reply } of orUnknownSet(pages, service, set)) {
      if (reply.broken) progress.whole = false;
      if (reply.identifiers.length > 0 || reply.broken) empty = false;
      if (progress.whole) for (const identifier of reply.identifiers) listed.add(identifier);
      announced = Math.max(announced, reply.token?.completeListSize ?? 0);
      if (isFirst) tools.searched?.({ strategy: response.url, ...(announced > 0 ? { found: announced } : {}) });
      isFirst = false;
      if (announced > 0) tools.expect?.(seen + announced);
      if (reply.identifiers.length === 0 && !reply.broken && reply.token === undefined) continue;
      const place = reply.token && present<Place>({ set, token: reply.token.value, prefix: format.prefix, format: format.format });
      const page = fetchedPage(response, format.format);
      yield place ? { ...page, checkpoint: midWindow(settings, start.window, place, tools.now()) } : page;
    }
    if (empty && set !== undefined && start.window.from === undefined) await checkSet(service, set);
    if (progress.whole && listed.size < announced) {
      // Totals move and are often estimates, but fewer records than announced are no proof that the others are gone.
      tools.report(`the repository announced ${announced} records and listed ${listed.size}: nothing is taken for deleted`);
      progress.whole = false;
    }
    seen += Math.max(announced, listed.size);
  }
}

/** Some servers call a set that they do not have a bad argument: then that is said. */
async function* orUnknownSet<T>(pages: AsyncIterable<T>, service: OaiService, set: string | undefined): AsyncIterable<T> {
  try {
    yield* pages;
  } catch (error) {
    if (error instanceof ArgumentRefused && set !== undefined) await checkSet(service, set);
    throw error;
  }
}

/** Many servers answer noRecordsMatch to a set that they do not have: a mistyped name would harvest nothing for ever. */
async function checkSet(service: OaiService, set: string): Promise<void> {
  const known = await service.sets().catch((error: unknown) => {
    if (error instanceof Rejected) return undefined;
    throw error;
  });
  // A set in a hierarchy (`a:b`) need not be listed beside the one that holds it.
  if (!known?.all || known.names.some((name) => name === set || set.startsWith(`${name}:`))) return;
  const names = firstFew(known.names, 20);
  throw new Misconfigured('sets', `the repository has no set ${set}; it has ${names === '' ? 'none' : names}`);
}

const firstRequests = ({ settings, identity, start, format }: WindowTask, set: string | undefined) =>
  windowDates({ from: start.window.from, until: settings.until }, identity).map((dates) =>
    present<Record<string, string>>({ verb: 'ListRecords', metadataPrefix: format.prefix, ...dates, set }),
  );
