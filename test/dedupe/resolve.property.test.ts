import fc from 'fast-check';
import { expect, test } from 'vitest';
import { damagedLibrary, damageSettings } from '../../bench/generator/damage/damaged-library.ts';
import { resolve } from '../../src/dedupe/cluster.ts';
import { decidePair } from '../../src/dedupe/decide.ts';
import type { Entry } from '../../src/dedupe/entry.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { type Decision, keyText } from '../../src/model/work.ts';

const settings = { seed: 7, numRuns: 6 };

/** Made records, some of them copies of each other and damaged, a third of families that look alike. */
const pool: readonly Entry[] = await (async () => {
  const made: Entry[] = [];
  for await (const { entry } of damagedLibrary(damageSettings({ records: 160, seed: 11, families: 0.35 }))) made.push(entry);
  return made;
})();

const some = fc.shuffledSubarray([...pool], { minLength: 20 });

/** Groups as sets of keys, whatever their order. */
const groupsOf = (records: readonly Entry[], decisions: readonly Decision[] = []): readonly string[] =>
  resolve({ records, decisions })
    .groups.map((group) =>
      group
        .map(({ key }) => keyText(key))
        .sort()
        .join(' + '),
    )
    .sort();

const inInputOrder = (entries: readonly Entry[]): readonly Entry[] => pool.filter((entry) => entries.includes(entry));

test('the order of the records does not change the groups', () => {
  fc.assert(
    fc.property(some, (entries) => {
      expect(groupsOf(entries)).toEqual(groupsOf(inInputOrder(entries)));
    }),
    settings,
  );
});

test('a record that comes again under another key joins its group, and the groups stay as they are', () => {
  fc.assert(
    fc.property(some, fc.shuffledSubarray([...pool], { minLength: 1, maxLength: 40 }), (entries, chosen) => {
      const again = chosen
        .filter((entry) => entries.includes(entry))
        .map((entry) => ({ ...entry, key: { authority: 'file:again', id: keyText(entry.key) } }));
      const { groups } = resolve({ records: [...entries, ...again], decisions: [] });
      for (const { key } of again) {
        const group = groups.find((each) => each.some((entry) => keyText(entry.key) === keyText(key)));
        expect(group?.map((entry) => keyText(entry.key))).toContain(key.id);
      }
      const originals = groups
        .map((group) => group.filter(({ key }) => key.authority !== 'file:again'))
        .filter((group) => group.length > 0);
      expect(
        originals
          .map((group) =>
            group
              .map(({ key }) => keyText(key))
              .sort()
              .join(' + '),
          )
          .sort(),
      ).toEqual(groupsOf(entries));
    }),
    settings,
  );
});

test('records that come in batches end in the groups of those that come at once', () => {
  fc.assert(
    fc.property(some, fc.array(fc.nat({ max: pool.length }), { maxLength: 3 }), (entries, cuts) => {
      let held: readonly Entry[] = [];
      let decisions: readonly Decision[] = [];
      for (const end of [...cuts.sort((a, b) => a - b), entries.length]) {
        const batch = [...held, ...entries.slice(held.length, Math.max(end, held.length))];
        const resolved = resolve({ records: batch, decisions });
        // What the rules said of the earlier ones stands in the library.
        decisions = resolved.decisions;
        const works = new Map(
          resolved.groups.flatMap((group) => group.map(({ key }) => [keyText(key), `w-${keyText((group[0] as Entry).key)}`] as const)),
        );
        held = batch.map((entry) => ({ ...entry, work: works.get(keyText(entry.key)) ?? '' }));
      }
      expect(groupsOf(held, decisions)).toEqual(groupsOf(entries));
    }),
    settings,
  );
});

/** What is said of a and b, said of b and a. */
function mirrored(verdict: ReturnType<typeof decidePair>): unknown {
  const { relation } = verdict as { relation?: { kind: string; of?: string } };
  return relation?.of === undefined ? verdict : { ...verdict, relation: { ...relation, of: relation.of === 'a' ? 'b' : 'a' } };
}

test('a pair is judged the same in either order', () => {
  for (const [at, { record }] of pool.entries()) {
    // Copies and members of a family are neighbours; farther ones are strangers.
    for (const other of [...pool.slice(at + 1, at + 12), ...pool.slice(at + 60, at + 61)])
      expect(decidePair(record, other.record)).toEqual(mirrored(decidePair(other.record, record)));
  }
});

const pmidsOf = (group: readonly Entry[]): ReadonlySet<string> =>
  new Set(group.flatMap(({ record }) => (record.identifiers ?? []).flatMap(({ scheme, value }) => (scheme === 'pmid' ? [value] : []))));

/** The record under another PMID, in all else the same. */
const underPmid = ({ record }: Entry, pmid: string): Entry => ({
  key: { authority: 'pubmed', id: pmid },
  record: {
    ...record,
    sourceId: pmid,
    identifiers: [...(record.identifiers ?? []).filter(({ scheme }) => scheme !== 'pmid'), { scheme: 'pmid', value: pmid }],
  },
});

test('no group has records of two PMIDs, unless a person said so', () => {
  fc.assert(
    fc.property(some, fc.array(fc.nat({ max: pool.length - 1 }), { minLength: 5, maxLength: 20 }), (entries, chosen) => {
      const others = [...new Set(chosen)].flatMap((at) => (pool[at] ? [underPmid(pool[at], String(99_000_000 + at))] : []));
      for (const group of resolve({ records: [...entries, ...others], decisions: [] }).groups) expect(pmidsOf(group).size).toBeLessThan(2);
    }),
    settings,
  );
  const record: BibliographicRecord = { source: 'nbib', sourceId: '1', title: 'Tidal radium in bone metastases', issued: { year: 2021 } };
  const [a, b] = ['99000001', '99000002'].map((pmid) => underPmid({ key: { authority: 'pubmed', id: pmid }, record }, pmid)) as [
    Entry,
    Entry,
  ];
  const said: Decision = { a: keyText(a.key), b: keyText(b.key), verdict: 'same', by: 'user', reasons: [] };
  expect(resolve({ records: [a, b], decisions: [said] }).groups).toHaveLength(1);
});

test('what persons decided holds, whatever the rules would say', () => {
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.boolean()), (entries, coin) => {
      const decisions = entries.flatMap((entry, at): Decision[] => {
        const other = at % 2 === 0 ? entries[at + 1] : undefined;
        if (other === undefined) return [];
        const verdict = coin.next().value ? 'same' : 'different';
        return [{ a: keyText(entry.key), b: keyText(other.key), verdict, by: 'user', reasons: [], at: '2026-01-01T00:00:00Z' }];
      });
      const { groups } = resolve({ records: entries, decisions });
      const groupOf = new Map(groups.flatMap((group, at) => group.map(({ key }) => [keyText(key), at] as const)));
      for (const { a, b, verdict } of decisions) expect([a, b, groupOf.get(a) === groupOf.get(b)]).toEqual([a, b, verdict === 'same']);
    }),
    settings,
  );
});
