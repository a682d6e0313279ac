import { expect, test } from 'vitest';
import { families } from '../../../../bench/generator/damage/all-families.ts';
import { type DamagedRecord, damagedLibrary, damageSettings } from '../../../../bench/generator/damage/damaged-library.ts';
import { damages } from '../../../../bench/generator/damage/damages.ts';
import { bibliographicRecord } from '../../../../src/model/record.ts';
import { keyText } from '../../../../src/model/work.ts';

async function library(records: number, seed: number): Promise<readonly DamagedRecord[]> {
  const made: DamagedRecord[] = [];
  for await (const record of damagedLibrary(damageSettings({ records, seed }))) made.push(record);
  return made;
}

const made = await library(4_000, 5);

test('the same settings make the same records, and another seed others', async () => {
  const some = await library(300, 5);
  expect(await library(300, 5)).toEqual(some);
  expect(await library(300, 6)).not.toEqual(some);
});

test('every kind of damage and of family occurs, and each record is whole by the schema, under a key of its own', () => {
  const done = new Set(made.flatMap((record) => record.damages));
  expect(damages.filter(({ kind }) => !done.has(kind)).map(({ kind }) => kind)).toEqual([]);
  const kin = new Set(made.map(({ publication }) => publication.family?.kind));
  expect(families.filter(({ kind }) => !kin.has(kind)).map(({ kind }) => kind)).toEqual([]);
  for (const { entry } of made) expect(bibliographicRecord.safeParse(entry.record).error).toBeUndefined();
  expect(new Set(made.map(({ entry }) => keyText(entry.key))).size).toBe(made.length);
});

test('a publication has one PMID, which no other has, and no two publications share a DOI but those that shall', () => {
  const holders = new Map<string, Set<number>>();
  for (const { publication } of made) {
    for (const name of [publication.pmid, publication.doi]) {
      if (name === undefined || publication.family?.kind.endsWith('its DOI')) continue;
      holders.set(name, (holders.get(name) ?? new Set()).add(publication.id));
    }
  }
  expect([...holders].filter(([, ids]) => ids.size > 1)).toEqual([]);
});

test('a copy that nothing happened to says what the publication says', () => {
  const whole = made.filter(({ damages: done, database }) => done.length === 0 && database === 'proquest');
  expect(whole.length).toBeGreaterThan(50);
  for (const { publication, entry } of whole) {
    expect([entry.record.title, entry.record.issued?.year]).toEqual([publication.title, publication.year]);
    expect(entry.record.contributors?.map(({ family, given }) => [family, given])).toEqual(
      publication.authors.map(({ family, given }) => [family, given]),
    );
  }
});
