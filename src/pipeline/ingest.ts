import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Format } from '../formats/format.ts';
import type { ArchivedPayload } from '../model/payload.ts';
import { addCounts, noCounts, type RunCounts } from '../model/run.ts';
import { deliveries } from './batches.ts';
import { type InputFile, inputFiles } from './input.ts';
import { takeIn } from './intake.ts';
import type { Library } from './library.ts';
import { formatNamed, formatOfFile, type ReadMeans, readFileRecords } from './read.ts';
import { readings } from './readings.ts';
import { ownKeys } from './reused-keys.ts';
import { beginRunning } from './running.ts';

/** Files above this are referenced where they lie (path and hash) instead of being copied into the archive. */
const copyLimit = 64 * 2 ** 20;

export interface IngestRequest extends ReadMeans {
  readonly paths: readonly string[];
  readonly format?: string;
  /** Names the holder of the files; the record's `source`, and the authority of ids that are the file's own. */
  readonly source?: string;
  readonly now: () => Date;
  readonly report: (message: string) => void;
  readonly progress?: (records: number) => void;
}

export interface RunReport {
  readonly run: number;
  readonly source: string;
  readonly counts: RunCounts;
  readonly merged: number;
  /** Files that no format fits, beside others: nothing of them was read. */
  readonly refused: readonly string[];
  readonly error?: string;
}

/** Files and folders of any known format into the library: one run, a delivery at a time. */
export async function ingest(library: Library, request: IngestRequest): Promise<RunReport> {
  const files = await inputFiles(request.paths);
  const source = request.source ?? 'files';
  const named = request.format === undefined ? undefined : formatNamed(request.format);
  const { store } = library;
  const running = await beginRunning(store, { source, fetcher: 'files', request: { paths: request.paths } }, request.now);
  const run = running.id;
  let counts = noCounts;
  let merged = 0;
  const refused: string[] = [];
  try {
    for (const file of files) {
      const format = named ?? (await formatOfFile(file, files.length === 1, request.report));
      if (!format) {
        refused.push(file.name);
        continue;
      }
      const payload = await archiveFile(library, file, format, request.now());
      const read = readings((means) => readFileRecords(file, format, { ...request, ...means }), {
        format,
        holder: request.source ?? file.name,
        payload: payload.sha256,
        ...(request.source === undefined ? {} : { source: request.source }),
      });
      const before = counts.fetched;
      for await (const delivery of deliveries(read, { payload })) {
        const receipt = await takeIn(store, run, source, { ...delivery, arrivals: await ownKeys(store, delivery.arrivals) });
        counts = addCounts(counts, receipt.counts);
        merged += receipt.merged;
        request.progress?.(counts.fetched);
      }
      if (counts.fetched === before) request.report(`${file.name}: no record in it (read as ${format.id})`);
    }
    const lost = refused.length > 0 || (counts.failed > 0 && counts.failed === counts.fetched);
    await running.end(lost ? 'partial' : 'complete');
  } catch (error) {
    await running.end(request.signal?.aborted ? 'interrupted' : 'failed', error);
    throw error;
  }
  return { run, source, counts, merged, refused };
}

async function archiveFile(library: Library, file: InputFile, format: Format, now: Date): Promise<ArchivedPayload> {
  const about = {
    mediaType: format.mediaTypes[0] ?? 'application/octet-stream',
    url: pathToFileURL(path.resolve(file.path)).href,
    fetchedAt: now.toISOString(),
  };
  if (file.size <= copyLimit) return library.archive.put({ ...about, bytes: await readFile(file.path) });
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file.path)) hash.update(chunk as Uint8Array);
  return { ...about, sha256: hash.digest('hex'), size: file.size };
}
