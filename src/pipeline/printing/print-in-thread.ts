import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Misconfigured } from '../../model/errors.ts';
import type { Journal } from '../../model/journals.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { packageRoot } from '../../package-root.ts';
import type { JournalSource } from '../library-journals.ts';
import type { ListRequest } from '../list-writer.ts';
import type { Printed, PrintJob } from './print-job.ts';
import { printedRecord } from './printed-record.ts';

/** Two thousand works need a fifth of it. */
const threadMemory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 48 };

interface PrintMeans {
  readonly citationKey: (record: BibliographicRecord) => string | undefined;
  /** Absent: there is no library. */
  readonly journals?: JournalSource;
  /** Ends the thread wherever it is. */
  readonly signal: AbortSignal;
}

/**
 * Prints a list in a thread of its own, so that a server hears others meanwhile, and can give up. Throws Misconfigured where nothing can be made of the
 * style, and the signal's reason.
 */
export async function printInThread(
  request: ListRequest,
  records: AsyncIterable<BibliographicRecord>,
  { citationKey, journals, signal }: PrintMeans,
): Promise<readonly (string | Uint8Array)[]> {
  const job = await jobOf(request, records, citationKey, journals);
  signal.throwIfAborted();
  // A built file, also when the caller is a test that reads the sources.
  const worker = new Worker(path.join(packageRoot, 'dist/src/pipeline/printing/printing-thread.js'), {
    workerData: job,
    resourceLimits: threadMemory,
  });
  try {
    const printed = await new Promise<Printed>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the printing thread ended before its work was done')));
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    if ('refused' in printed) throw new Misconfigured(printed.refused.key, printed.refused.message);
    return printed.pieces;
  } finally {
    await worker.terminate();
  }
}

async function jobOf(
  request: ListRequest,
  given: AsyncIterable<BibliographicRecord>,
  citationKey: PrintMeans['citationKey'],
  journals: JournalSource | undefined,
): Promise<PrintJob> {
  const records: BibliographicRecord[] = [];
  const keys: (string | undefined)[] = [];
  const found = new Map<string, Journal>();
  for await (const record of given) {
    records.push(printedRecord(record));
    keys.push(citationKey(record));
    const { title, abbreviation } = record.container ?? {};
    const name = title === undefined || abbreviation === undefined ? (title ?? abbreviation) : undefined;
    const journal = name === undefined ? undefined : (await journals?.())?.lookup(name);
    if (name !== undefined && journal) found.set(name, journal);
  }
  return { request, records, keys, ...(journals ? { journals: found } : {}) };
}
