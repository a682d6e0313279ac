import type { RecordKey } from '../model/work.ts';
import type { Query } from '../search/query.ts';

/** Which records a tag is put on or taken off: all of the works that a query finds, or those named, by works and single records. */
export type Tagged = { readonly query: Query } | { readonly works: readonly string[]; readonly records: readonly RecordKey[] };

/** A tag with the number of works that bear it. */
interface TagCount {
  readonly name: string;
  readonly works: number;
}

/**
 * The part of a store that keeps collections and labels. Tags are kept with records, by their written keys, so that merging, separating and taking back
 * loses none: a work bears the tags of all its records. Names in capitals or not are one; each is written as whoever made it wrote it.
 */
export interface TagShelf {
  /** All or nothing; a tag that is not there is made. The number of works that bear it now and did not before. */
  addTag(name: string, to: Tagged): Promise<number>;
  /** All or nothing. The number of works that bore it and do not any more; undefined when there is no such tag. */
  removeTag(name: string, from: Tagged): Promise<number | undefined>;
  /** By name; those that no work bears at present too. */
  tags(): Promise<readonly TagCount[]>;
  /** The name as it is written now. A tag that has the new name takes the other's works in. Undefined when there is no such tag. */
  renameTag(name: string, to: string): Promise<string | undefined>;
  /** The number of works that bore it; undefined when there is no such tag. */
  deleteTag(name: string): Promise<number | undefined>;
}
