import type { Drafting } from '../drafting.ts';
import type { TaggedField } from '../tagged-fields.ts';
import { type Divide, eachValue } from '../tagged-rows.ts';

/** A record in the making. */
export interface Reading extends Drafting {
  /** The database as it calls itself: what an accession number and a heading are depends on it. */
  database?: string;
}

/** A row of the mapping table of Ovid's fields. */
export type OvidField = TaggedField<Reading>;

export const isMedline = ({ database = '' }: Reading): boolean => /\bmedline\b|\bpubmed\b/i.test(database);

/** A row whose every value goes the same way, told of the database. */
export const each = (names: readonly string[], divide: Divide, take: (value: string, reading: Reading) => unknown): OvidField => {
  const row = (reading: Reading) => eachValue(names, divide, (value) => take(value, reading));
  return { tags: names, read: (lines, reading) => row(reading).read(lines, reading) };
};
