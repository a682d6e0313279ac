import type { Entry } from '../../dedupe/entry.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';

/** A record of a file on its way through deduplication: its profile stays in memory, `whole` gives all of it, from where it lies. */
export interface GatheredRecord extends Entry {
  /** As in the groups: its `sourceId`, behind `FILE#` where several files are read. */
  readonly id: string;
  /** The key that it has in a library: persons' decisions name it. */
  readonly libraryKey: RecordKey;
  /** The name of its input. */
  readonly input: string;
  /** The database that it names. */
  readonly database?: string;
  whole(): BibliographicRecord;
}
