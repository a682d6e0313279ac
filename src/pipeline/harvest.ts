import type { FetchedPage, Fetcher, FetchTools } from '../fetchers/fetcher.ts';
import { Misconfigured } from '../model/errors.ts';
import { addCounts, noCounts, type RunCounts } from '../model/run.ts';
import { arrivalOf } from './arrival.ts';
import { deliveries, usualBatch } from './batches.ts';
import type { RunReport } from './ingest.ts';
import { takeIn } from './intake.ts';
import { type Lease, takeLease } from './lease.ts';
import type { Library } from './library.ts';
import { formatNamed, type ReadMeans, readRecords } from './read.ts';
import { readings } from './readings.ts';
import { beginRunning, type Running } from './running.ts';

export interface HarvestRequest extends ReadMeans {
  /** Id of the source; its checkpoint is kept under it. */
  readonly source: string;
  readonly fetcher: Fetcher;
  /** As the fetcher's schema gave it. */
  readonly config: unknown;
  /** What stands in the ledger of runs: the configuration without secrets. */
  readonly request: Readonly<Record<string, unknown>>;
  readonly tools: FetchTools;
  /** Begin from the beginning, whatever the checkpoint. */
  readonly fromStart?: boolean;
  readonly progress?: (records: number) => void;
}

/**
 * One run of one source: every page is archived, read and stored before the next is asked for, and the checkpoint moves in the
 * transaction that stores the page. Whenever it is killed, the next run goes on from the last page stored.
 */
export async function harvest(library: Library, request: HarvestRequest): Promise<RunReport> {
  const { store } = library;
  const { source, fetcher, tools } = request;
  const lease = await takeLease(store, source, tools.now);
  try {
    const checkpoint = request.fromStart ? undefined : await store.checkpoint(source);
    const running = await beginRunning(store, { source, fetcher: fetcher.id, request: request.request }, tools.now);
    return await followPages(library, request, running, held(lease, fetcher.fetch(request.config, checkpoint, tools)));
  } finally {
    await lease.release();
  }
}

async function followPages(
  library: Library,
  request: HarvestRequest,
  running: Running,
  pages: AsyncIterable<FetchedPage>,
): Promise<RunReport> {
  const { store } = library;
  const { source, tools } = request;
  const run = running.id;
  let counts: RunCounts = noCounts;
  let merged = 0;
  let complete = false;
  const report = (error?: string): RunReport => ({ run, source, counts, merged, refused: [], ...(error === undefined ? {} : { error }) });
  try {
    for await (const page of pages) {
      const payload = await library.archive.put(page.payload);
      const format = formatNamed(page.format);
      const name = `${source}-${payload.sha256.slice(0, 12)}`;
      const read = readings((means) => readRecords(format, [page.payload.bytes], name, { ...request, ...means }), {
        format,
        holder: source,
        source,
        payload: payload.sha256,
      });
      for await (const { last, ...delivery } of deliveries(read, { payload })) {
        const receipt = await takeIn(store, run, source, last && page.checkpoint ? { ...delivery, checkpoint: page.checkpoint } : delivery);
        counts = addCounts(counts, receipt.counts);
        merged += receipt.merged;
        request.progress?.(counts.fetched);
      }
      complete ||= page.complete === true;
    }
    if (complete && !request.fetcher.announcesDeletions) counts = addCounts(counts, await buryUnseen(library, source, run));
    await running.end('complete');
    return report();
  } catch (error) {
    // A wait that was broken off has an error of its own; why it was is in the signal.
    const cause: unknown = tools.signal?.aborted ? tools.signal.reason : error;
    await running.end(tools.signal?.aborted ? 'interrupted' : 'failed', cause);
    if (error instanceof Misconfigured) throw error;
    return report(cause instanceof Error ? cause.message : String(cause));
  }
}

/** Pages as long as the lease is ours. */
async function* held(lease: Lease, pages: AsyncIterable<FetchedPage>): AsyncGenerator<FetchedPage> {
  for await (const page of pages) {
    lease.assertHeld();
    yield page;
  }
}

/** Absence from a full listing makes tombstones of what the source no longer has; they keep what was last known. */
async function buryUnseen(library: Library, source: string, run: number): Promise<Partial<RunCounts>> {
  const gone = await library.store.unseen(source, run);
  let deleted = 0;
  for (let start = 0; start < gone.length; start += usualBatch.records) {
    const arrivals = gone
      .slice(start, start + usualBatch.records)
      .map((key) => arrivalOf(key, { source, sourceId: key.id, deleted: true as const }));
    deleted += (await takeIn(library.store, run, source, { arrivals, failures: [], payloads: [] })).counts.deleted;
  }
  return { deleted };
}
