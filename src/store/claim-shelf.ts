import type { ClaimLink } from '../model/claim-link.ts';
import type { RecordKey } from '../model/work.ts';

/** Pages and works that came or changed since the claims were held against the library. */
export interface Unlinked {
  readonly pages: readonly RecordKey[];
  /** Public ids. */
  readonly works: readonly string[];
}

/** A page with all that its claims are linked to now, and by what it is found when a work comes. */
export interface LinkedPage {
  readonly page: RecordKey;
  readonly links: readonly ClaimLink[];
  readonly keys: readonly { readonly key: string; readonly claim?: number }[];
}

/** A number that works may report: in that measure, between the bounds, which it may be itself. */
interface SoughtNumber {
  readonly measure: string;
  readonly from: number;
  readonly to: number;
}

/** The part of the store that keeps which claims of pages repeat or contradict which results. */
export interface ClaimShelf {
  /** Some of what is to be linked; undefined when nothing is. */
  unlinked(limit: number): Promise<Unlinked | undefined>;
  /** Pages whose claims are of concern for whatever comes, the first of them. */
  claimingPages(limit: number): Promise<readonly RecordKey[]>;
  /** Those that have one of the keys; of keys that begin with `beginWith`, one claim must have `together` of them. */
  pagesKeyed(keys: readonly string[], several: { readonly beginWith: string; readonly together: number }): Promise<readonly RecordKey[]>;
  /** Works that report a number like that, with the folded name of the endpoint: the oldest of them, as many as `limit`. */
  reporting(number: SoughtNumber, limit: number): Promise<readonly { readonly work: string; readonly endpoint?: string }[]>;
  /**
   * Writes the links of pages in place of those before, and what has been done: all or nothing. Throws StaleBatch when the store has moved on since
   * `revision`, since then other works may be meant.
   */
  keepClaimLinks(linked: { readonly revision: number; readonly done: Unlinked; readonly pages: readonly LinkedPage[] }): Promise<void>;
}
