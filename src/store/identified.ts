import type { BibliographicRecord } from '../model/record.ts';
import type { RecordKey } from '../model/work.ts';
import type { Query } from '../search/query.ts';

/** A record with the sources that have seen it. */
interface IdentifiedRecord {
  readonly key: RecordKey;
  readonly deleted: boolean;
  readonly sources: readonly string[];
  /** SHA-256 of the payload of its current version. */
  readonly payload?: string;
  /** What it says, where its payload is one of those asked about. */
  readonly record?: BibliographicRecord;
}

/** A work, deleted ones too, with its tags and where each of its records was seen. A person’s corrections are none of the records. */
export interface IdentifiedWork {
  readonly id: string;
  readonly deleted: boolean;
  readonly tags: readonly string[];
  readonly records: readonly IdentifiedRecord[];
}

/** The part of a store that knows by which ways the works came in. */
export interface Identified {
  /** All works, or those that the query finds, in the order in which they were first stored; read in pieces. `told`: payloads whose records are given whole. */
  identified(of: { readonly query?: Query; readonly told: ReadonlySet<string> }): AsyncIterable<IdentifiedWork>;
}
