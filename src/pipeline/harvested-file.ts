import type { FetchedFile, WantedRecords } from '../fetchers/fetcher.ts';
import { makeFinding } from '../model/finding.ts';
import { noCounts, type RunCounts } from '../model/run.ts';
import { archiveFile } from './archive-file.ts';
import type { ThreadsOnCall } from './bulk/reading-threads.ts';
import { fileHash } from './file-hash.ts';
import { bulkSize, type FileReport, ingestFile } from './ingest-file.ts';
import type { InputFile } from './input.ts';
import { takeIn } from './intake.ts';
import type { Library } from './library.ts';
import { formatNamed, formatOfFile, type ReadMeans } from './read.ts';
import type { SelectionTally } from './selection.ts';

/** The run that a file belongs to. */
export interface FileHarvest {
  readonly run: number;
  readonly source: string;
  readonly wanted: WantedRecords;
  readonly tally: SelectionTally;
  readonly threads: ThreadsOnCall;
  readonly now: () => Date;
  readonly report: (message: string) => void;
  /** Records of this file so far. */
  readonly progress: (records: number) => void;
  /** Read it although it was read before. */
  readonly fromStart: boolean;
}

/** What became of a file: what it brought, or that it could not be read and was counted as failed, or nothing, since it was read before. */
export type FileOutcome = { readonly brought: FileReport } | { readonly refused: RunCounts } | 'read before';

/**
 * A file that a source gave, the way `refmill ingest --source` takes files: in pieces and threads where it is large, where it lies, and
 * with its checkpoint in the transaction of its last record. A file that no format fits is a failure of the run, once.
 */
export async function takeFile(library: Library, file: FetchedFile, harvest: FileHarvest, means: ReadMeans): Promise<FileOutcome> {
  const { store } = library;
  const { run, source, tally } = harvest;
  const input: InputFile = { path: file.path, name: file.name, size: file.size, fromFolder: true };
  const checkpoint = file.checkpoint ? { checkpoint: file.checkpoint } : {};
  const refuse = async (message: string, sha256?: string): Promise<FileOutcome> => {
    harvest.report(message);
    const failures = [{ sourceId: file.name, findings: [makeFinding('record-unreadable', message)] }];
    // By its bytes it is known again, and told of no more.
    const known = sha256 === undefined ? {} : { file: { name: file.name, sha256, counts: noCounts } };
    const { counts } = await takeIn(store, run, source, { arrivals: [], failures, payloads: [], ...known, ...checkpoint });
    if (sha256 !== undefined) await file.settled?.('refused');
    return { refused: counts };
  };
  if (file.once) {
    const found = await fileHash(file.path).catch((error: NodeJS.ErrnoException) => error);
    if (found instanceof Error) return refuse(`${file.name}: cannot be read (${found.code}); passed over`);
    if (!harvest.fromStart && (await store.fileRead(source, { name: file.name, sha256: found.sha256 }))) {
      await takeIn(store, run, source, { arrivals: [], failures: [], payloads: [], ...checkpoint });
      await file.settled?.('read');
      return 'read before';
    }
  }
  const said: string[] = [];
  const format = file.format === undefined ? await formatOfFile(input, false, (message) => said.push(message)) : formatNamed(file.format);
  if (!format) return refuse(said.join('; '), (await fileHash(file.path)).sha256);
  const large = format.cutBetween !== undefined && file.size >= bulkSize;
  const threads = large ? harvest.threads.get() : undefined;
  const payload = await archiveFile(library.archive, input, format, {
    now: harvest.now(),
    reference: file.stays === true || large,
    ...(file.url === undefined ? {} : { url: file.url }),
  });
  const brought = await ingestFile(
    library,
    {
      file: input,
      format,
      payload,
      run,
      source,
      named: source,
      selection: harvest.wanted,
      tally,
      progress: ({ fetched }) => harvest.progress(fetched),
      ...(threads ? { threads } : {}),
      ...checkpoint,
    },
    means,
  );
  await file.settled?.('read');
  return { brought };
}
