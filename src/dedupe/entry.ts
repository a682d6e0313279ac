import type { BibliographicRecord } from '../model/record.ts';
import type { RecordKey } from '../model/work.ts';

/** A record to be resolved. `work` is the public id of the work that it is in; absent: it is new. */
export interface Entry {
  readonly key: RecordKey;
  readonly record: BibliographicRecord;
  readonly work?: string;
}
