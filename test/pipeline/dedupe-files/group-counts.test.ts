import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countGroups } from '../../../src/pipeline/dedupe-files/group-counts.ts';

const group = (kept: number, ...sources: string[]) => sources.map((source, at) => ({ source, kept: at === kept }));

test('duplicates within a source are those beyond its first record of a publication, whichever record is kept', () => {
  const { sources, overlaps } = countGroups(
    [group(2, 'medline', 'medline', 'embase'), group(0, 'embase'), group(1, 'medline', 'medline'), group(0, 'medline', 'embase', 'scopus')],
    ['medline', 'embase', 'scopus', 'empty'],
  );
  expect(Object.fromEntries(sources)).toEqual({
    medline: { identified: 5, within: 2, across: 1, kept: 2, publications: 3, onlyHere: 1 },
    embase: { identified: 3, within: 0, across: 1, kept: 2, publications: 3, onlyHere: 1 },
    scopus: { identified: 1, within: 0, across: 1, kept: 0, publications: 1, onlyHere: 0 },
    empty: { identified: 0, within: 0, across: 0, kept: 0, publications: 0, onlyHere: 0 },
  });
  expect(overlaps).toEqual([
    { source: 'medline', other: 'embase', publications: 2 },
    { source: 'medline', other: 'scopus', publications: 1 },
    { source: 'embase', other: 'scopus', publications: 1 },
  ]);
});

test('whatever the groups, what is identified is what is kept and what is removed, of each source and in sum', () => {
  const sources = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 6 });
  const groups = fc.array(sources.chain((names) => fc.nat(names.length - 1).map((kept) => group(kept, ...names))));
  fc.assert(
    fc.property(groups, (given) => {
      const counted = [...countGroups(given, ['a', 'b', 'c']).sources.values()];
      for (const { identified, within, across, kept, publications, onlyHere } of counted) {
        expect(identified).toBe(within + across + kept);
        expect(publications).toBe(identified - within);
        expect(onlyHere).toBeLessThanOrEqual(kept);
      }
      const sum = (count: 'identified' | 'kept') => counted.reduce((before, each) => before + each[count], 0);
      expect([sum('identified'), sum('kept')]).toEqual([given.flat().length, given.length]);
    }),
    { seed: 7, numRuns: 200 },
  );
});
