import type { Run } from './run.ts';

/** An entry of a printed list. */
export interface ListedEntry {
  /** The key by which documents cite it. */
  readonly key: string;
  /** Its number as the style sets it (`1.`, `[1]`); empty in lists by author. */
  readonly label: readonly Run[];
  readonly runs: readonly Run[];
}

interface ListedGroup<Entries> {
  /** Absent: the list is not grouped. */
  readonly heading?: string;
  readonly entries: Entries;
}

/** A citation list as it is to be printed, in whatever form. One that is not put under headings may still be on its way. */
export interface CitationDocument<Entries = readonly ListedEntry[] | AsyncIterable<ListedEntry>> {
  /** BCP 47. */
  readonly locale: string;
  readonly groups: readonly ListedGroup<Entries>[];
}
