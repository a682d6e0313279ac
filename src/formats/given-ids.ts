import type { BibliographicRecord } from '../model/record.ts';

/** The ids that one file has given so far. Reference numbers restart when files are joined (rispy's specimen has 12345 twice): an id that is taken names nothing. */
export class GivenIds {
  readonly #seen = new Set<string>();

  has(id: string): boolean {
    return this.#seen.has(id);
  }

  /** The record, under the fallback id where its own is taken. */
  settle(record: BibliographicRecord, fallbackId: string): BibliographicRecord {
    if (this.#seen.has(record.sourceId)) record.sourceId = fallbackId;
    this.#seen.add(record.sourceId);
    return record;
  }
}
