import type { BibliographicRecord } from '../model/record.ts';
import { inputFiles } from './input.ts';
import { formatNamed, formatOfFile, isUnreadable, type ReadMeans, readFileRecords } from './read.ts';

/** Which files to read, and how. */
export interface FilesRequest extends ReadMeans {
  readonly paths: readonly string[];
  readonly format?: string;
  /** Told of each record that could not be read (`read` shows it all the same), and of each file among several that fits no format. */
  readonly lost: (message: string) => void;
  /** Told of folders with nothing to read. */
  readonly say?: (message: string) => void;
}

/** The records of files and folders, in input order, without a store. */
export async function* readPaths(request: FilesRequest): AsyncGenerator<BibliographicRecord> {
  const named = request.format === undefined ? undefined : formatNamed(request.format);
  const files = await inputFiles(request.paths, request.say);
  for (const file of files) {
    const format = named ?? (await formatOfFile(file, files.length === 1, request.lost));
    if (!format) continue;
    for await (const record of readFileRecords(file, format, request)) {
      if (isUnreadable(record))
        request.lost(`${record.sourceId} could not be read: ${record.findings?.map((each) => each.message).join('; ')}`);
      yield record;
    }
  }
}
