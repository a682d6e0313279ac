import { createHash } from 'node:crypto';
import type { Format } from '../../formats/format.ts';
import { Malformed, Misconfigured, StaleBatch } from '../../model/errors.ts';
import type { PayloadReading } from '../../model/payload.ts';
import { addCounts, type Checkpoint, noCounts, type RunCounts } from '../../model/run.ts';
import type { RecordKey } from '../../model/work.ts';
import { version } from '../../package-root.ts';
import type { RecordDifference, Store } from '../../store/store.ts';
import { threadsOnCall } from '../bulk/reading-threads.ts';
import type { EndpointModel } from '../endpoint-model/endpoint-model.ts';
import { takeLease } from '../lease.ts';
import type { Library } from '../library.ts';
import { libraryJournals } from '../library-journals.ts';
import { formatNamed, type ReadMeans } from '../read.ts';
import { beginRunning } from '../running.ts';
import { readVocabularyFiles, type VocabularySource, vocabularySource } from '../vocabularies.ts';
import { archiveSource, replayPayload } from './replay-payload.ts';

export interface ReplayRequest {
  /** Only payloads that runs of this source brought. */
  readonly source?: string;
  /** Only payloads that this run brought. */
  readonly run?: number;
  /** Say what would change, and store nothing. */
  readonly dryRun?: boolean;
  /** Told what would change, when nothing is stored. */
  readonly differs?: (difference: RecordDifference) => Promise<void>;
  /** Vocabulary files to read with, in place of those that were given at the time. */
  readonly vocabularyFiles?: readonly string[];
  /** A model of the user's own, asked about each abstract. */
  readonly endpointModel?: EndpointModel;
  /** How many threads read large files. */
  readonly threads: number;
  /** Read everything again, although a replay that was broken off has read some of it. */
  readonly fromStart?: boolean;
  /** The format with that id, where it is not the registry's. */
  readonly formatOf?: (id: string) => Format;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  readonly progress?: (records: number, payloads: number) => void;
}

export interface ReplayReport {
  /** Absent when nothing was to be stored. */
  readonly run?: number;
  readonly payloads: number;
  readonly counts: RunCounts;
  /** Records that their payload gives no more, the first of them; they stay as they are. */
  readonly lost: readonly { readonly key: RecordKey; readonly payload: string }[];
  readonly lostInAll: number;
  /** Payloads that are missing or damaged, or that can no longer be read. */
  readonly faults: readonly { readonly payload: string; readonly fault: string }[];
  /** How many faults, and lost records, were met before a replay was broken off with which this one goes on. */
  readonly earlier?: Earlier;
  /** Records that payloads give and that the library does not have: left out by a selection, or readable only now. */
  readonly unknown: number;
}

interface Earlier {
  readonly faults: number;
  readonly lost: number;
}

/** So many lost records are named. */
const lostNamed = 1000;
/** Counts of records that did not change go to the ledger so many together, with the place from which a replay that is broken off goes on. */
const notedTogether = 5000;

/**
 * Reads the archive again with today's formats, without network: what a record's current version was read from, and nothing else. Where it says something
 * else now, that stands in place of the former reading, which goes to the history. Broken off, it goes on where it was when it is asked for the same again.
 */
export async function replay(library: Library, request: ReplayRequest): Promise<ReplayReport> {
  const { store } = library;
  if (request.run !== undefined && !(await store.run(request.run)))
    throw new Misconfigured('run', `there is no run ${request.run}; \`refmill runs\` lists them`);
  if (request.source !== undefined && !(await store.sources()).includes(request.source))
    throw new Misconfigured('source', `nothing was ever harvested or ingested as ${request.source}`);
  const asked = askedOf(request);
  if (request.dryRun) return replayAll(library, request, { after: undefined, mark: markOf(asked) });
  const lease = await takeLease(store, archiveSource, request.now);
  try {
    // With a vocabulary that was imported since, or another model, what a replay that was broken off has read is read again.
    const held = (await store.vocabularies()).map(({ sha256 }) => sha256);
    const mark = markOf({
      ...asked,
      ...(held.length === 0 ? {} : { held }),
      ...(request.endpointModel ? { model: request.endpointModel.name } : {}),
    });
    const running = await beginRunning(store, { source: archiveSource, fetcher: 'replay', request: asked }, request.now);
    const before = request.fromStart ? undefined : await store.checkpoint(archiveSource);
    const after = before?.mark === mark && typeof before.payload === 'string' ? before.payload : undefined;
    const earlier = after === undefined ? none : earlierIn(before);
    try {
      const report = await replayAll(library, request, { run: running.id, after, mark, earlier });
      await running.end(report.faults.length + earlier.faults > 0 ? 'partial' : 'complete');
      return report;
    } catch (error) {
      await running.end(request.signal?.aborted ? 'interrupted' : 'failed', error);
      throw error;
    }
  } finally {
    await lease.release();
  }
}

/** What stands in the ledger; another version of refmill reads otherwise, so what an older one has read is read again. */
const askedOf = ({ source, run, vocabularyFiles = [] }: ReplayRequest) => ({
  version,
  ...(source === undefined ? {} : { source }),
  ...(run === undefined ? {} : { run }),
  ...(vocabularyFiles.length === 0 ? {} : { vocabulary: vocabularyFiles }),
});

const markOf = (asked: unknown): string => createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 16);

const none: Earlier = { faults: 0, lost: 0 };

/** What the checkpoint of a replay that was broken off tells of it. */
function earlierIn(checkpoint: Checkpoint | undefined): Earlier {
  const number = (value: unknown) => (typeof value === 'number' ? value : 0);
  return { faults: number(checkpoint?.faults), lost: number(checkpoint?.lost) };
}

interface Going {
  readonly run?: number;
  readonly earlier?: Earlier;
  /** The payload behind which to go on. */
  readonly after: string | undefined;
  readonly mark: string;
}

async function replayAll(library: Library, request: ReplayRequest, { run, after, mark, earlier = none }: Going): Promise<ReplayReport> {
  const { store } = library;
  const { source, run: broughtBy, formatOf = formatNamed, signal } = request;
  const threads = threadsOnCall(request.formatOf || request.endpointModel ? 0 : request.threads);
  const means = {
    formatOf,
    meansFor: meansWith(store, request),
    threads,
    ...(run === undefined ? {} : { run }),
    ...(request.differs ? { differs: request.differs } : {}),
  };
  const lost: { key: RecordKey; payload: string }[] = [];
  const faults: { payload: string; fault: string }[] = [];
  let [payloads, lostInAll, unknown] = [0, 0, 0];
  let counts = noCounts;
  let unnoted = noCounts;
  let last = after;
  const note = async (checkpoint: Checkpoint) => {
    if (run === undefined) return;
    await noteDown(store, run, { counts: unnoted, checkpoint });
    unnoted = noCounts;
  };
  const reached = (payload: string) => ({ mark, payload, faults: earlier.faults + faults.length, lost: earlier.lost + lostInAll });
  try {
    const of = {
      ...(after === undefined ? {} : { after }),
      ...(source === undefined ? {} : { source }),
      ...(broughtBy === undefined ? {} : { run: broughtBy }),
    };
    for await (const archived of store.archived(of)) {
      signal?.throwIfAborted();
      const { sha256 } = archived.payload;
      payloads += 1;
      const done = counts.fetched;
      try {
        const read = await replayPayload(library, archived, {
          ...means,
          progress: (records) => request.progress?.(done + records, payloads),
        });
        counts = addCounts(counts, read.counts);
        unnoted = addCounts(unnoted, minus(read.counts, read.stored));
        unknown += read.unknown;
        lostInAll += read.lost.length;
        lost.push(...read.lost.slice(0, Math.max(0, lostNamed - lost.length)).map((key) => ({ key, payload: sha256 })));
      } catch (error) {
        if (!(error instanceof Malformed) && !(error instanceof Misconfigured)) throw error;
        faults.push({ payload: sha256, fault: error.message });
      }
      last = sha256;
      if (unnoted.fetched >= notedTogether) await note(reached(last));
    }
    await note({ mark, finished: true });
  } catch (error) {
    if (last !== undefined) await note(reached(last));
    throw error;
  } finally {
    await threads.close();
  }
  return {
    ...(run === undefined ? {} : { run }),
    payloads,
    counts,
    lost,
    lostInAll,
    faults,
    unknown,
    ...(earlier.faults + earlier.lost > 0 ? { earlier } : {}),
  };
}

function minus(a: RunCounts, b: RunCounts): RunCounts {
  const keys = Object.keys(a) as (keyof RunCounts)[];
  return Object.fromEntries(keys.map((key) => [key, a[key] - b[key]])) as unknown as RunCounts;
}

/** Writes what was counted, and how far the replay has come. */
async function noteDown(store: Store, run: number, noted: { readonly counts: RunCounts; readonly checkpoint: Checkpoint }): Promise<void> {
  const nothing = { seen: [], changes: [], works: [], decisions: [], payloads: [], failures: [] };
  for (;;) {
    try {
      await store.write({ run, source: archiveSource, revision: await store.revision(), ...nothing, ...noted });
      return;
    } catch (error) {
      if (!(error instanceof StaleBatch)) throw error;
    }
  }
}

/** The means to read with: the vocabulary files that are given now, or else those that were given at the time, and what the library holds. */
function meansWith(
  store: Store,
  { vocabularyFiles: given = [], signal, endpointModel }: ReplayRequest,
): (reading: PayloadReading) => ReadMeans {
  const sources = new Map<string, VocabularySource>();
  const journals = libraryJournals(store);
  return ({ vocabularies: then = [] }) => {
    const files = given.length > 0 ? given : then;
    const name = JSON.stringify(files);
    const vocabularies = sources.get(name) ?? vocabularySource(() => readVocabularyFiles(files, signal), store);
    sources.set(name, vocabularies);
    return { ...(signal ? { signal } : {}), ...(endpointModel ? { endpointModel } : {}), vocabularies, journals };
  };
}
