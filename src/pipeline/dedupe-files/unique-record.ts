import { merge } from '../../dedupe/merge.ts';
import { byRank } from '../../dedupe/rank.ts';
import type { BibliographicRecord, Unplaced } from '../../model/record.ts';
import type { SourceRanks } from '../../model/source-ranks.ts';
import type { KeptGroup } from './count-table.ts';
import type { GatheredRecord } from './gathered-record.ts';

/** Which record of a group is kept: the one whose word counts first where the group's records differ. Its id and source name the group. */
export function keptOf(members: readonly GatheredRecord[], ranks?: SourceRanks): GatheredRecord {
  const [first] =
    members.length === 1
      ? members
      : byRank(
          members.map((each) => ({ key: each.key, record: each.whole() })),
          ranks,
        );
  const best = members.find(({ key }) => key === first?.key);
  if (!best) throw new Error('a group has records');
  return best;
}

/**
 * What the records of a group say together, under the id of the kept one. A record alone stays as it is. What no reader found a place for
 * is kept of every record, since no other field holds it.
 */
export function uniqueRecord({ kept, members }: KeptGroup, ranks?: SourceRanks): BibliographicRecord {
  if (members.length === 1) return kept.whole();
  const best = kept.whole();
  const others = members.filter((each) => each !== kept).map((each) => ({ key: each.key, record: each.whole() }));
  const { citation } = merge([{ key: kept.key, record: best }, ...others], ranks);
  const unplaced = unionOfUnplaced([best, ...others.map(({ record }) => record)]);
  const { source, sourceId, datestamp } = best;
  return {
    source,
    sourceId,
    ...(datestamp === undefined ? {} : { datestamp }),
    ...citation,
    ...(unplaced.length > 0 ? { unplaced } : {}),
  };
}

/** Where in its own text a value stood says nothing of the merged record. */
function unionOfUnplaced(records: readonly BibliographicRecord[]): Unplaced[] {
  const found = new Map<string, Unplaced>();
  for (const { unplaced = [] } of records) {
    for (const { field, value } of unplaced) {
      const name = JSON.stringify([field, value]);
      if (!found.has(name)) found.set(name, field === undefined ? { value } : { field, value });
    }
  }
  return [...found.values()];
}
