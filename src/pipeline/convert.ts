import type { Format } from '../formats/format.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { isUnreadable } from './read.ts';
import { type FilesRequest, readPaths } from './read-paths.ts';

/** One format into another: what could not be read or was deleted at its source has nothing to write. */
export function convert(request: FilesRequest, to: Format & { write: NonNullable<Format['write']> }): AsyncIterable<string> {
  return to.write(writable(readPaths(request)));
}

async function* writable(records: AsyncIterable<BibliographicRecord>): AsyncGenerator<BibliographicRecord> {
  for await (const record of records) if (!record.deleted && !isUnreadable(record)) yield record;
}
