import type { BibliographicRecord } from '../../model/record.ts';
import type { JsonItem, JsonReading } from '../json-item.ts';

/** A CSL-JSON item on its way to a record. */
export interface Reading extends JsonReading {
  readonly type: string;
}

/** A row of the mapping table: the variables it reads, and what it writes. A row that cannot place a variable's value leaves it. */
export interface CslField {
  readonly variables: readonly string[];
  /** True when the value is placed. */
  readonly read: (value: unknown, reading: Reading, variable: string) => boolean;
  readonly write?: (record: BibliographicRecord) => JsonItem;
}
