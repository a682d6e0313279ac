import { expect, test } from 'vitest';
import { type DamagedRecord, damagedLibrary, damageSettings } from '../../../../bench/generator/damage/damaged-library.ts';
import { accuracyOf } from '../../../../bench/measures/matching/accuracy.ts';
import { keyText } from '../../../../src/model/work.ts';

const made: DamagedRecord[] = [];
for await (const record of damagedLibrary(damageSettings({ records: 600, seed: 3, families: 0.4 }))) made.push(record);
const keys = (records: readonly DamagedRecord[]): readonly string[] => records.map(({ entry }) => keyText(entry.key));

test('the truth itself has every pair and no false one', () => {
  const ids = new Set(made.map(({ publication }) => publication.id));
  const publications = [...ids].map((id) => made.filter(({ publication }) => publication.id === id));
  const { all, falsePairs, byFamily, missed, falsely } = accuracyOf(made, publications.map(keys));
  expect(all.found).toBe(all.pairs);
  expect(all.pairs).toBeGreaterThan(300);
  expect([falsePairs, missed, falsely]).toEqual([0, [], []]);
  expect(Object.keys(byFamily).length).toBeGreaterThan(10);
});

test('a family that is put together makes false pairs of its kind, and pairs that are not found are missed under each of their damages', () => {
  const first = made.find(({ publication }) => publication.family !== undefined) as DamagedRecord;
  const kin = made.filter(({ publication }) => publication.family?.id === first.publication.family?.id);
  const { all, falsePairs, byFamily, byDamage, missed } = accuracyOf(made, [keys(kin)]);
  const publications = new Set(kin.map(({ publication }) => publication.id));
  expect(falsePairs > 0).toBe(publications.size > 1);
  expect(byFamily[first.publication.family?.kind ?? '']?.falsePairs).toBe(falsePairs);
  expect(missed).toHaveLength(all.pairs - all.found);
  for (const { a, b, kinds } of missed) expect([...kinds].sort()).toEqual([...new Set([...a.damages, ...b.damages])].sort());
  expect(Object.values(byDamage).reduce((sum, { pairs, found }) => sum + pairs - found, 0)).toBe(
    missed.reduce((sum, { kinds }) => sum + Math.max(1, kinds.length), 0),
  );
});
