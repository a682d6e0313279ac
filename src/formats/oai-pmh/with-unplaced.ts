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
  const names = new Map<string, { readonly first: number; count: number }>();
  for (const [index, { name }] of fields.entries()) {
    const known = names.get(name);
    if (known) known.count += 1;
    else names.set(name, { first: before.length + index, count: 1 });
  }
  const findings = [...names].map(([name, { first, count }]) =>
    makeFinding('field-unplaced', `${name} has no place in the record${count > 1 ? ` (${count} values)` : ''}`, {
      path: `unplaced[${first}]`,
    }),
  );
  return {
    ...record,
    unplaced: [...before, ...fields.map(({ name, value }) => ({ field: name, value }))],
    findings: [...(record.findings ?? []), ...findings],
  };
}
