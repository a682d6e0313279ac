import type { BibliographicRecord } from '../../model/record.ts';
import type { JsonReading } from '../json-item.ts';

/** An item of Zotero on its way to a record. */
export interface ZoteroReading extends JsonReading {
  readonly itemType: string;
}

/** A row of the mapping table: a field of Zotero, under whatever name the item's type has it. A row that cannot place a value leaves it. */
export interface ZoteroField {
  readonly field: string;
  /** True when the value is placed. */
  readonly read: (value: unknown, reading: ZoteroReading) => boolean;
  readonly write?: (record: BibliographicRecord) => string | undefined;
}
