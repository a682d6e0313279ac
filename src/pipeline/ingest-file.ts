import type { Format } from '../formats/format.ts';
import type { ArchivedPayload, PayloadReading } from '../model/payload.ts';
import { present } from '../model/present.ts';
import { addCounts, type Checkpoint, noCounts, type RunCounts, type RunFile } from '../model/run.ts';
import { type BatchLimits, deliveries, usualBatch } from './batches.ts';
import { bulkReadings } from './bulk/bulk-readings.ts';
import type { ReadingThreads } from './bulk/reading-threads.ts';
import type { InputFile } from './input.ts';
import { takeIn } from './intake.ts';
import type { Library } from './library.ts';
import { type ReadMeans, readFileRecords } from './read.ts';
import { type Reading, readings } from './readings.ts';
import { ownKeys } from './reused-keys.ts';
import { marking, type Selection, type SelectionTally, selected } from './selection.ts';

/** From so many bytes on it pays to start threads, and a file that they read is referenced and not copied. */
export const bulkSize = 8 * 2 ** 20;

/** Batches of a bulk load: each ends with a piece of the full-text index, and fewer pieces are less to merge. */
const bulkBatch: BatchLimits = { records: 1000, text: 16 * 2 ** 20 };

/** One file on its way into the library. */
export interface FileIntake {
  readonly file: InputFile;
  readonly format: Format;
  readonly payload: ArchivedPayload;
  readonly run: number;
  readonly source: string;
  /** The record's `source`, and the authority of ids that are the file's own; else the format's and the file's name. */
  readonly named?: string;
  readonly selection: Selection;
  readonly tally: SelectionTally;
  /** Reads with them, where the format can be cut. */
  readonly threads?: ReadingThreads;
  readonly progress?: (counts: RunCounts) => void;
  /** Files of the vocabularies that it is read with. */
  readonly vocabularyFiles?: readonly string[];
  /** Where its source has got with it. */
  readonly checkpoint?: Checkpoint;
}

/** What a file brought. */
export interface FileReport extends RunFile {
  /** Works that its records joined into one. */
  readonly merged: number;
}

/** Reads a file and stores its records, a delivery at a time; that the file is done stands in the transaction of the last one. */
export async function ingestFile({ store }: Library, intake: FileIntake, means: ReadMeans): Promise<FileReport> {
  const { file, format, run, source, selection, tally, threads } = intake;
  const reading = present<PayloadReading>({
    format: format.id,
    name: file.name,
    source: intake.named,
    vocabularies: intake.vocabularyFiles,
  });
  const payload = { ...intake.payload, reading };
  const about = { name: file.name, sha256: payload.sha256 };
  let counts = noCounts;
  let merged = 0;
  const read = selected(readingsOf(intake, means), selection, store, tally);
  for await (const { last, ...delivery } of deliveries(read, { payload, limits: threads ? bulkBatch : usualBatch })) {
    const arrivals = await ownKeys(store, delivery.arrivals);
    // A file that the limit cut short is not done.
    const done = last && tally.taken < (selection.limit ?? Number.POSITIVE_INFINITY);
    const end = done ? { file: { ...about, counts }, ...(intake.checkpoint ? { checkpoint: intake.checkpoint } : {}) } : {};
    const receipt = await takeIn(store, run, source, { ...delivery, arrivals, ...end });
    counts = addCounts(counts, receipt.counts);
    merged += receipt.merged;
    intake.progress?.(counts);
  }
  return { ...about, counts, merged };
}

function readingsOf({ file, format, payload, named, selection, threads }: FileIntake, means: ReadMeans): AsyncGenerator<Reading> {
  const provenience = {
    format,
    holder: named ?? file.name,
    payload: payload.sha256,
    ...(named === undefined ? {} : { source: named }),
  };
  const { cutBetween } = format;
  if (threads && cutBetween) return bulkReadings(file, { ...provenience, cutBetween }, threads, { ...means, selection });
  const inOneGo = readings((own) => readFileRecords(file, format, { ...means, ...own }), provenience);
  return marking(inOneGo, selection, named ?? format.id);
}
