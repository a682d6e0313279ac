import type { BibliographicRecord } from '../model/record.ts';
import type { RecordKey } from '../model/work.ts';
import type { Profile } from './profile.ts';

/** A record to be resolved. `work` is the public id of the work that it is in; absent: it is new. */
export interface Entry {
  readonly key: RecordKey;
  readonly record: BibliographicRecord;
  readonly work?: string;
  /** The run that moved it into its work out of another one; absent: it has been there from the first. */
  readonly movedBy?: number;
  /** What of it is compared, where that was worked out already and the record itself is let go. */
  readonly profile?: Profile;
}
