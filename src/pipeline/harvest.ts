import path from 'node:path';
import type { AnyFetcher, Fetched, FetchedFile, FetchedPage, FetchTools, Notice } from '../fetchers/fetcher.ts';
import { redactText, redactUrl } from '../http/redaction.ts';
import { circumstanceInWords } from '../model/circumstance.ts';
import { Misconfigured, Throttled } from '../model/errors.ts';
import { addCounts, noCounts, type RunCounts, type SentSearch } from '../model/run.ts';
import { deliveries } from './batches.ts';
import { type ThreadsOnCall, threadsOnCall, usualThreads } from './bulk/reading-threads.ts';
import { tombstonesOf } from './gone.ts';
import { takeFile } from './harvested-file.ts';
import type { RunReport } from './ingest.ts';
import type { FileReport } from './ingest-file.ts';
import { takeIn } from './intake.ts';
import { type Lease, takeLease } from './lease.ts';
import type { Library } from './library.ts';
import { libraryJournals } from './library-journals.ts';
import { formatNamed, type ReadMeans, readRecords } from './read.ts';
import { type Reading, readings } from './readings.ts';
import { beginRunning, type Running } from './running.ts';
import type { SelectionTally } from './selection.ts';
import { selectionQuery } from './selection-query.ts';
import { buryUnseen } from './unseen.ts';
import { vocabularySource } from './vocabularies.ts';

export interface HarvestRequest extends ReadMeans {
  /** Id of the source; its checkpoint is kept under it. */
  readonly source: string;
  readonly fetcher: AnyFetcher;
  /** As the fetcher's schema gave it. */
  readonly config: unknown;
  /** What stands in the ledger of runs: the configuration without secrets. */
  readonly request: Readonly<Record<string, unknown>>;
  readonly tools: FetchTools;
  /** Begin from the beginning, whatever the checkpoint. */
  readonly fromStart?: boolean;
  readonly progress?: (records: number) => void;
  /** Told of each file when it is done. */
  readonly fileDone?: (file: FileReport) => void;
  /** How many threads read large files; 0: none. */
  readonly threads?: number;
}

/**
 * One run of one source: every page is archived, read and stored before the next is asked for, and the checkpoint moves in the
 * transaction that stores the page. Whenever it is killed, the next run goes on from the last page stored.
 */
export async function harvest(library: Library, request: HarvestRequest): Promise<RunReport> {
  const { store } = library;
  const { source, fetcher } = request;
  const { query } = fetcher.wanted?.(request.config) ?? {};
  // What is no query shall be said before anything is begun.
  if (query !== undefined) await selectionQuery(store, query);
  // Entries of a list may be addresses with a password in them, and fetchers name entries.
  const say = (message: string) => request.tools.report(redactText(message));
  const lacking: string[] = [];
  const searches: SentSearch[] = [];
  const tools: FetchTools = {
    given: (authority) => store.given(source, authority),
    folder: folderOf(library, source),
    ...request.tools,
    report: say,
    searched: (search) => searches.push(redactSearch(search)),
    lacking(message) {
      say(message);
      lacking.push(redactText(message));
    },
  };
  const lease = await takeLease(store, source, tools.now);
  try {
    const checkpoint = request.fromStart ? undefined : await store.checkpoint(source);
    const running = await beginRunning(store, { source, fetcher: fetcher.id, request: request.request }, tools.now);
    const pages = held(lease, fetcher.fetch(request.config, checkpoint, tools));
    return await follow(
      library,
      { vocabularies: vocabularySource([], store), journals: libraryJournals(store), ...request, tools },
      running,
      { pages, lacking, searches },
    );
  } finally {
    await lease.release();
  }
}

interface Tally {
  counts: RunCounts;
  merged: number;
  complete: boolean;
  readonly files: FileReport[];
  readonly refused: string[];
  readonly selection: SelectionTally;
}

interface Given {
  readonly pages: AsyncIterable<Fetched>;
  /** What the service counts and did not give, as far as the fetcher has noticed by then. */
  readonly lacking: readonly string[];
  /** Searches that were sent and do not stand in the ledger yet. */
  readonly searches: SentSearch[];
}

/** Addresses have keys and the addresses of persons in them, which are no part of a strategy. */
const redactSearch = ({ strategy, ...search }: SentSearch): SentSearch => ({
  ...search,
  ...(strategy === undefined
    ? {}
    : {
        strategy: /^https?:\/\//i.test(strategy)
          ? redactUrl(strategy)
              .replace(/(?<=[?&])[^=&]{1,100}=\*\*\*(?:&|$)/g, '')
              .replace(/[?&]$/, '')
          : redactText(strategy),
      }),
});

async function follow(
  library: Library,
  request: HarvestRequest,
  running: Running,
  { pages, lacking, searches }: Given,
): Promise<RunReport> {
  const { source, fetcher, tools } = request;
  const tally: Tally = {
    counts: noCounts,
    merged: 0,
    complete: false,
    files: [],
    refused: [],
    selection: { taken: 0, passedOver: 0 },
  };
  const threads = threadsOnCall(request.endpointModel ? 0 : (request.threads ?? usualThreads()));
  const report = (error?: string): RunReport => {
    const { counts, merged, files, refused, selection } = tally;
    return {
      run: running.id,
      source,
      counts,
      merged,
      refused,
      ...(files.length > 0 ? { files } : {}),
      ...(selection.passedOver > 0 ? { passedOver: selection.passedOver } : {}),
      ...(lacking.length > 0 ? { lacking } : {}),
      ...(error === undefined ? {} : { error }),
    };
  };
  const noteSearches = () => library.store.noteSearches(running.id, searches.splice(0));
  try {
    for await (const each of pages) {
      await noteSearches();
      if ('path' in each) await readFile(library, request, running.id, { file: each, tally, threads });
      else await readPage(library, request, running.id, { page: each, tally });
      if ('complete' in each) tally.complete ||= each.complete === true;
    }
    if (tally.complete && !fetcher.announcesDeletions && lacking.length === 0) {
      const listing = { run: running.id, source, fetcher: fetcher.id, request: request.request, counts: tally.counts };
      const buried = await buryUnseen(library.store, {
        ...listing,
        fromStart: request.fromStart ?? false,
        doubt: tools.lacking ?? tools.report,
      });
      tally.counts = addCounts(tally.counts, buried);
    }
    await noteSearches();
    await running.end(
      tally.refused.length + lacking.length > 0 ? 'partial' : 'complete',
      lacking.length > 0 ? lacking.join('; ') : undefined,
    );
    return report();
  } catch (error) {
    // A wait that was broken off has an error of its own; why it was is in the signal.
    const cause: unknown = tools.signal?.aborted ? tools.signal.reason : error;
    const throttled = cause instanceof Throttled;
    const why = redactText(circumstanceInWords(cause, library.location) ?? (cause instanceof Error ? cause.message : String(cause)));
    // What ended the run may be the store itself.
    await noteSearches().catch(() => undefined);
    await running.end(tools.signal?.aborted ? 'interrupted' : throttled ? 'throttled' : 'failed', why);
    return {
      ...report(why),
      ...(throttled ? { throttled } : {}),
      ...(cause instanceof Misconfigured ? { misconfigured: true as const } : {}),
    };
  } finally {
    await threads.close();
  }
}

/** A page, or what was learned without one: archived, read and stored, with the tombstones and the checkpoint in the last transaction. */
async function readPage(
  library: Library,
  request: HarvestRequest,
  run: number,
  { page, tally }: { readonly page: FetchedPage | Notice; readonly tally: Tally },
): Promise<void> {
  const { store } = library;
  const { source } = request;
  const kept = page.payload && (await library.archive.put(page.payload));
  const origin = kept ? { payload: kept.sha256 } : {};
  const name = kept ? `${source}-${kept.sha256.slice(0, 12)}` : source;
  const payload = kept && 'format' in page ? { ...kept, reading: { format: page.format, name, source } } : kept;
  async function* arriving(): AsyncGenerator<Reading> {
    if ('format' in page && payload) {
      const format = formatNamed(page.format);
      const read = (means: Pick<ReadMeans, 'locate'>) =>
        readRecords(format, [page.payload.bytes], name, { ...request, ...means, url: page.payload.url });
      yield* readings(read, { format, holder: source, source, ...origin });
    }
    for (const arrival of await tombstonesOf(store, page.gone ?? [], source, origin)) yield { arrival };
  }
  for await (const { last, ...delivery } of deliveries(arriving(), payload ? { payload } : {})) {
    const receipt = await takeIn(store, run, source, last && page.checkpoint ? { ...delivery, checkpoint: page.checkpoint } : delivery);
    tally.counts = addCounts(tally.counts, receipt.counts);
    tally.merged += receipt.merged;
    request.progress?.(tally.counts.fetched);
    // Not only between pages, which may be large: what is stored stays, and the page is asked for again.
    request.tools.signal?.throwIfAborted();
  }
}

async function readFile(
  library: Library,
  request: HarvestRequest,
  run: number,
  { file, tally, threads }: { readonly file: FetchedFile; readonly tally: Tally; readonly threads: ThreadsOnCall },
): Promise<void> {
  const { source, fetcher, config, tools } = request;
  const before = tally.counts.fetched;
  const { query, ...wanted } = fetcher.wanted?.(config) ?? {};
  const outcome = await takeFile(
    library,
    file,
    {
      run,
      source,
      threads,
      tally: tally.selection,
      wanted: { ...wanted, ...(query === undefined ? {} : { query: await selectionQuery(library.store, query) }) },
      now: tools.now,
      report: tools.report,
      fromStart: request.fromStart ?? false,
      progress: (records) => request.progress?.(before + records),
    },
    { ...request, ...(tools.signal ? { signal: tools.signal } : {}) },
  );
  if (outcome === 'read before') return;
  if ('refused' in outcome) {
    tally.refused.push(file.name);
    tally.counts = addCounts(tally.counts, outcome.refused);
    return;
  }
  const { brought } = outcome;
  tally.counts = addCounts(tally.counts, brought.counts);
  tally.merged += brought.merged;
  tally.files.push(brought);
  request.fileDone?.(brought);
}

/** Beside the library, and nowhere else whatever the source is called. */
const folderOf = ({ location }: Library, source: string) =>
  path.join(`${location}.files`, encodeURIComponent(source).replaceAll('.', '%2E'));

/** What is given, as long as the lease is ours. */
async function* held(lease: Lease, pages: AsyncIterable<Fetched>): AsyncGenerator<Fetched> {
  for await (const page of pages) {
    lease.assertHeld();
    yield page;
  }
}
