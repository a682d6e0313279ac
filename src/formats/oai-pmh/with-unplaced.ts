import { type Finding, makeFinding } from '../../model/finding.ts';
import type { Unplaced } from '../../model/record.ts';
import type { MetadataField } from '../dublin-core/metadata-field.ts';

interface Keeping {
  readonly unplaced?: Unplaced[];
  readonly findings?: Finding[];
}

/** The same with further values that have no place, and one finding for each of their names. */
export function withUnplaced<T extends Keeping>(record: T, fields: readonly MetadataField[]): T {
  if (fields.length === 0) return record;
  const before = record.unplaced ?? [];
  const findings = [...new Set(fields.map(({ name }) => name))].map((name) => {
    const count = fields.filter((field) => field.name === name).length;
    const at = before.length + fields.findIndex((field) => field.name === name);
    return makeFinding('field-unplaced', `${name} has no place in the record${count > 1 ? ` (${count} values)` : ''}`, {
      path: `unplaced[${at}]`,
    });
  });
  return {
    ...record,
    unplaced: [...before, ...fields.map(({ name, value }) => ({ field: name, value }))],
    findings: [...(record.findings ?? []), ...findings],
  };
}
