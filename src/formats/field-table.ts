import type { BibliographicRecord } from '../model/record.ts';

/** One small function a field of the record; the order is the order of the printed record. */
export type FieldTable<Source> = {
  readonly [Field in keyof BibliographicRecord]?: (source: Source) => BibliographicRecord[Field] | undefined;
};

/** Every field of the table that has a value: no empty strings, no empty lists, no empty objects. */
export function readFields<Source>(table: FieldTable<Source>, source: Source): Partial<BibliographicRecord> {
  const fields: Record<string, unknown> = {};
  for (const name in table) {
    const read = table[name as keyof BibliographicRecord] as (source: Source) => unknown;
    const value = read(source);
    if (!isEmpty(value)) fields[name] = value;
  }
  return fields;
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === undefined || value === '';
  for (const _ in value) return false;
  return true;
}
