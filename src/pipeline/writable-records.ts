import type { BibliographicRecord } from '../model/record.ts';
import { isUnreadable } from './read.ts';
import { type FilesRequest, readPaths } from './read-paths.ts';

/** The records of files that another list can have: what could not be read or was deleted at its source has nothing to write. */
export async function* writableRecords(request: FilesRequest): AsyncGenerator<BibliographicRecord> {
  for await (const record of readPaths(request)) if (!record.deleted && !isUnreadable(record)) yield record;
}
