import { z } from 'zod';
import { resolve } from '../../../src/dedupe/cluster.ts';
import { keyText } from '../../../src/model/work.ts';
import { type DamagedRecord, damagedLibrary, damageSettings } from '../../generator/damage/damaged-library.ts';
import { accuracyOf } from './accuracy.ts';
import { pairCounts } from './pair-counts.ts';

const found = z.strictObject({ pairs: z.int(), found: z.int() });

export const damaged = z.strictObject({
  records: z.int(),
  publications: z.int(),
  counts: pairCounts,
  byDamage: z.record(z.string(), found),
  bySeverity: z.record(z.string(), found),
  byFamily: z.record(z.string(), z.strictObject({ pairs: z.int(), falsePairs: z.int() })),
  /** Pairs that are left to a person, and how many records they have. */
  reviews: z.strictObject({ pairs: z.int(), records: z.int() }),
});

/** How well copies of made publications are told, by what is wrong with them. */
export async function measureDamaged(records: number, seed: number): Promise<z.infer<typeof damaged>> {
  const made: DamagedRecord[] = [];
  for await (const record of damagedLibrary(damageSettings({ records, seed }))) made.push(record);
  const { groups, decisions } = resolve({ records: made.map(({ entry }) => entry), decisions: [] });
  const { publications, all, falsePairs, byDamage, bySeverity, byFamily } = accuracyOf(
    made,
    groups.map((group) => group.map(({ key }) => keyText(key))),
  );
  const reviews = decisions.filter(({ verdict }) => verdict === 'review');
  return {
    records: made.length,
    publications,
    counts: { ...all, falsePairs },
    byDamage,
    bySeverity,
    byFamily,
    reviews: { pairs: reviews.length, records: new Set(reviews.flatMap(({ a, b }) => [a, b])).size },
  };
}
