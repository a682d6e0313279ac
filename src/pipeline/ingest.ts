import path from 'node:path';
import type { Format } from '../formats/format.ts';
import { addCounts, noCounts, type RunCounts, type RunFile } from '../model/run.ts';
import { archiveFile } from './archive-file.ts';
import { type ReadingThreads, startReadingThreads } from './bulk/reading-threads.ts';
import { filesDone } from './files-done.ts';
import { bulkSize, type FileReport, ingestFile } from './ingest-file.ts';
import { type InputFile, inputFiles } from './input.ts';
import type { Library } from './library.ts';
import { libraryJournals } from './library-journals.ts';
import { formatNamed, formatOfFile, type ReadMeans } from './read.ts';
import { beginRunning, type Running } from './running.ts';
import type { Selection } from './selection.ts';
import { selectionQuery } from './selection-query.ts';
import { readVocabularyFiles, vocabularySource } from './vocabularies.ts';

export interface IngestRequest extends Omit<ReadMeans, 'vocabularies'> {
  readonly paths: readonly string[];
  readonly format?: string;
  /** The files are copies of what somebody sent, and go when they are read: ledger and archive know them by their names alone, and the archive keeps them all. */
  readonly uploaded?: true;
  /** Names the holder of the files; the record's `source`, and the authority of ids that are the file's own. */
  readonly source?: string;
  readonly selection?: Selection;
  /** What else the run is asked for, as it shall stand in the ledger: by all of that a run that was broken off is known. */
  readonly asked?: Readonly<Record<string, unknown>>;
  /** Vocabulary files to read with, beside those that the library holds; they are named again when the files are read again. */
  readonly vocabularyFiles?: readonly string[];
  /** How many threads read, when there is much to read; 0: none, all is read in this one. */
  readonly threads?: number;
  /** Read everything, although a run that was broken off has read some of the files. */
  readonly fromStart?: boolean;
  readonly now: () => Date;
  readonly report: (message: string) => void;
  readonly progress?: (progress: IngestProgress) => void;
  /** Told of each file when it is done, and how many of them there are. */
  readonly fileDone?: (file: FileReport & { readonly number: number; readonly of: number }) => void;
}

export interface IngestProgress {
  readonly records: number;
  /** Bytes that were read, of all that there are to read, packed or not. */
  readonly bytes: number;
  readonly totalBytes: number;
}

export interface RunReport {
  readonly run: number;
  readonly source: string;
  readonly counts: RunCounts;
  readonly merged: number;
  /** What each file brought, in the order in which they were read. */
  readonly files?: readonly FileReport[];
  /** Files that no format fits, beside others: nothing of them was read. */
  readonly refused: readonly string[];
  /** Records that the selection left out. */
  readonly passedOver?: number;
  /** Files that an earlier run, which was broken off, had read already. */
  readonly doneBefore?: number;
  /** What the service counts and did not give. */
  readonly lacking?: readonly string[];
  /** Why it did not come to its end. */
  readonly error?: string;
  /** The service asked for more patience than a run has: nothing has failed, and the next run goes on. */
  readonly throttled?: true;
  /** The user must change something before it can. */
  readonly misconfigured?: true;
}

/** Files and folders of any known format into the library: one run, a delivery at a time. */
export async function ingest(library: Library, request: IngestRequest): Promise<RunReport> {
  const { selection = {} } = request;
  // What is no query shall be said before anything is begun.
  const wanted = selection.query === undefined ? {} : { query: await selectionQuery(library.store, selection.query) };
  const named = request.format === undefined ? undefined : formatNamed(request.format);
  const files = await inputFiles(request.paths, request.report);
  const given = await readVocabularyFiles(request.vocabularyFiles ?? [], request.signal);
  const source = request.source ?? 'files';
  const asked = {
    ...request.asked,
    paths: request.uploaded ? request.paths.map((each) => path.basename(each)) : request.paths,
    ...(request.format === undefined ? {} : { format: request.format }),
    ...selection,
  };
  const running = await beginRunning(library.store, { source, fetcher: 'files', request: asked }, request.now);
  const before = request.fromStart ? [] : await filesDone(library.store, { run: running.id, source, request: asked });
  const threads = threadsFor(files, request);
  try {
    const report = await ingestFiles(
      library,
      {
        ...request,
        selection: { ...selection, ...wanted },
        vocabularies: vocabularySource(given, library.store),
        journals: libraryJournals(library.store),
      },
      { files, named, running, source, threads, before },
    );
    const { counts, refused } = report;
    const lost = refused.length > 0 || (counts.failed > 0 && counts.failed === counts.fetched);
    await running.end(lost ? 'partial' : 'complete');
    return report;
  } catch (error) {
    await running.end(request.signal?.aborted ? 'interrupted' : 'failed', error);
    throw error;
  } finally {
    await threads?.close();
  }
}

interface FilesToRead {
  readonly files: readonly InputFile[];
  readonly named: Format | undefined;
  readonly running: Running;
  readonly source: string;
  readonly threads: ReadingThreads | undefined;
  readonly before: readonly RunFile[];
}

async function ingestFiles(
  library: Library,
  request: IngestRequest & Pick<ReadMeans, 'vocabularies' | 'journals'> & { readonly selection: Selection },
  { files, named, running, source, threads, before }: FilesToRead,
): Promise<RunReport> {
  const { selection, report } = request;
  let totalBytes = files.reduce((sum, { size }) => sum + size, 0);
  const done = new Map(before.map((file) => [`${file.sha256} ${file.name}`, file]));
  const tally = { taken: 0, passedOver: 0 };
  const refused: string[] = [];
  const reports: FileReport[] = [];
  let counts = noCounts;
  let merged = 0;
  let bytes = 0;
  let doneBefore = 0;
  for (const [index, file] of files.entries()) {
    request.signal?.throwIfAborted();
    if (tally.taken >= (selection.limit ?? Number.POSITIVE_INFINITY)) break;
    const format = named ?? (await formatOfFile(file, files.length === 1, report));
    if (!format) {
      refused.push(file.name);
      totalBytes -= file.size;
      continue;
    }
    const cut = threads !== undefined && format.cutBetween !== undefined;
    const reference = cut && file.size >= bulkSize;
    const kept = request.uploaded ? { reference: false, goes: true, url: `upload:${encodeURIComponent(file.name)}` } : { reference };
    const payload = await archiveFile(library.archive, file, format, { now: request.now(), ...kept });
    const finished = done.get(`${payload.sha256} ${file.name}`);
    if (finished) {
      doneBefore += 1;
      totalBytes -= file.size;
      tally.taken += finished.counts.fetched;
      continue;
    }
    const earlier = counts;
    const { passedOver } = tally;
    const intake = {
      file,
      format,
      payload,
      run: running.id,
      source,
      selection,
      tally,
      progress: (ofFile: RunCounts) => request.progress?.({ records: earlier.fetched + ofFile.fetched, bytes, totalBytes }),
      ...(cut ? { threads } : {}),
      ...(request.vocabularyFiles ? { vocabularyFiles: request.vocabularyFiles } : {}),
      ...(request.source === undefined ? {} : { named: request.source }),
    };
    const consumed = (more: number) => {
      bytes += more;
    };
    const brought = await ingestFile(library, intake, { ...request, consumed });
    counts = addCounts(counts, brought.counts);
    merged += brought.merged;
    if (brought.counts.fetched === 0 && tally.passedOver === passedOver) report(`${file.name}: no record in it (read as ${format.id})`);
    reports.push(brought);
    request.fileDone?.({ ...brought, number: index + 1, of: files.length });
  }
  const left = tally.passedOver > 0 ? { passedOver: tally.passedOver } : {};
  return { run: running.id, source, counts, merged, files: reports, refused, ...left, ...(doneBefore > 0 ? { doneBefore } : {}) };
}

/** Threads where they pay. */
function threadsFor(files: readonly InputFile[], { threads, endpointModel }: IngestRequest): ReadingThreads | undefined {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (!threads || endpointModel || total < bulkSize) return undefined;
  return startReadingThreads(threads);
}
