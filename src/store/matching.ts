import type { Identifier } from '../model/identifier.ts';
import type { RecordKey, WorkPlan } from '../model/work.ts';
import type { StoredRecord } from './store.ts';

/** Who carries what was asked for, in the order of the question; undefined: more records than were asked for at most. */
interface Holders {
  readonly identifiers: readonly (readonly RecordKey[] | undefined)[];
  readonly matchKeys: readonly (readonly RecordKey[] | undefined)[];
}

/** Records in the order in which they were first stored. */
interface Stretch {
  readonly records: readonly StoredRecord[];
  /** How many were passed, with those that were not asked for. */
  readonly passed: number;
  /** Written keys of those that share their work with others. */
  readonly accompanied: ReadonlySet<string>;
  /** Behind the last of them; absent: there are no more. */
  readonly end?: number;
}

/** The part of the store by which records are found that may be the same publication, and looked through one after the other. */
export interface Matching {
  /**
   * Whether every record is filed under its keys of comparison, by today's rules. In a library of an older refmill they are not: until they are filed,
   * records are found by their identifiers alone.
   */
  isFiled(): Promise<boolean>;
  /** Files some records, in the order in which they were first stored, from behind `after` on; gives how many, and the place behind the last of them; undefined when all are filed. */
  fileMore(after: number): Promise<{ readonly records: number; readonly end: number } | undefined>;
  /** The records that carry each of the identifiers (of schemes that name publications), or are filed under each of the keys of comparison. */
  holders(of: { readonly identifiers: readonly Identifier[]; readonly matchKeys: readonly number[] }, most: number): Promise<Holders>;
  /**
   * The places of all records that another record may be the same publication as, by what they are filed under: those that share an identifier or a key of
   * comparison, or a work, with another one, or of which something was decided or corrected. Every other record is a work of its own, whatever the rules say.
   */
  meeting(): Promise<ReadonlySet<number>>;
  /** Some records from behind the place `after` on; 0 is before the first. With `among` only those at these places, of so many that are passed. */
  recordsBehind(after: number, limit: number, among?: ReadonlySet<number>): Promise<Stretch>;
  /** Those of the works that stand, and are just what is planned: the same records, which say the same. */
  asPlanned(plans: readonly WorkPlan[]): Promise<ReadonlySet<WorkPlan>>;
}
