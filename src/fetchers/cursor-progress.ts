import { present } from '../model/present.ts';
import type { CursorPlace } from './cursor-checkpoint.ts';

/** What a page of a list says: the ids of its records, how many the whole list has, and the cursor of the next page where there is one. */
export interface ListedIds {
  readonly ids: readonly string[];
  readonly total: number;
  readonly next: string | undefined;
}

/** Indexes move while they are listed: so many records may be missing at the end, or this part of all. Of a short list one, or a tenth. More is not believed. */
const mostMissing = 20;
const largestMissingPart = 0.01;
const largestMissingPartOfFew = 0.1;

/** Whether so many records are missing of so many counted that a list is not taken for whole. */
export const isMuch = (missing: number, counted: number): boolean =>
  missing > Math.max(1, counted * largestMissingPart, Math.min(mostMissing, counted * largestMissingPartOfFew));

/** How far a list has been read: what has come, of how many, and with which cursor to go on. */
export class CursorProgress {
  /** Where to go on. */
  place: CursorPlace;
  #came: number;
  #total = 0;
  /** Of a list that an earlier run began it is not known which records came last: they may come again, and be counted twice. */
  readonly #isWhole: boolean;
  #previous: ReadonlySet<string> = new Set();
  readonly #cursors = new Set<string>();

  constructor(from: CursorPlace) {
    this.place = from;
    this.#came = from.came ?? 0;
    this.#isWhole = from.cursor === undefined;
  }

  /** Counts a page in; true when it is the last one: there is no cursor behind it, or one that leads nowhere, or all has come. */
  take({ ids, total, next }: ListedIds): boolean {
    // Pages that overlap repeat what the one before had.
    this.#came += ids.filter((id) => !this.#previous.has(id)).length;
    this.#previous = new Set(ids);
    this.#total = total;
    const { part, cursor, counted = total } = this.place;
    const leadsOn = next !== undefined && next !== cursor && !this.#cursors.has(next);
    if (leadsOn) this.#cursors.add(next);
    this.place = present<CursorPlace>({ part, cursor: leadsOn ? next : cursor, came: this.#came, counted });
    return ids.length === 0 || !leadsOn || (this.#isWhole && this.#came >= total);
  }

  /** What did not come of what was counted on the first page, or on the last one where that counts less. */
  shortfall(): { readonly missing: number; readonly isMuch: boolean; readonly counts: string } {
    const counted = Math.min(this.place.counted ?? this.#total, this.#total);
    const missing = Math.max(0, counted - this.#came);
    return {
      missing,
      isMuch: isMuch(missing, counted),
      counts: `counts ${counted} records and gave ${this.#came}`,
    };
  }
}
