import type { BibliographicRecord } from '../../model/record.ts';

/** One small function a field of the record; the order is the order of the printed record. */
export type FieldTable<Source> = {
  readonly [Field in keyof BibliographicRecord]?: (source: Source) => BibliographicRecord[Field] | undefined;
};

/** Every field of the table that has a value: no empty strings, no empty lists, no empty objects. */
export function readFields<Source>(table: FieldTable<Source>, source: Source): Partial<BibliographicRecord> {
  const fields: Record<string, unknown> = {};
  for (const [name, read] of Object.entries(table)) {
    const value = (read as (source: Source) => unknown)(source);
    if (!isEmpty(value)) fields[name] = value;
  }
  return fields;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
