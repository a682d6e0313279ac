import { type Decision, type Kinship, keyText } from '../../model/work.ts';
import type { GatheredRecord } from './gathered-record.ts';

/** Two different publications that belong together, as `Kinship` has it: `first` is the preprint (abstract, erratum …) of `second`. */
export interface RelatedPair {
  readonly first: GatheredRecord;
  readonly second: GatheredRecord;
  readonly kind: Kinship['kind'];
  readonly reasons: readonly string[];
}

/** The pairs of different publications that the rules call kin. */
export function relatedPairs(decisions: readonly Decision[], records: ReadonlyMap<string, GatheredRecord>): readonly RelatedPair[] {
  return decisions.flatMap(({ a, b, relation, reasons }) => {
    const [first, second] = relation?.of === 'b' ? [records.get(b), records.get(a)] : [records.get(a), records.get(b)];
    return relation && first && second ? [{ first, second, kind: relation.kind, reasons }] : [];
  });
}

/**
 * The groups as JSON Lines: `{"ids":[…]}` for each of two records or more, then a line for each related pair, whose `ids` are empty since it is
 * no duplicate. `related: 'group'` puts related publications into one group instead.
 */
export function* groupLines(
  groups: readonly (readonly GatheredRecord[])[],
  pairs: readonly RelatedPair[],
  related: 'keep' | 'group',
): Generator<string> {
  const printed = related === 'group' ? joined(groups, pairs) : groups;
  for (const group of printed) if (group.length > 1) yield `${JSON.stringify({ ids: group.map(({ id }) => id) })}\n`;
  if (related === 'group') return;
  for (const { first, second, kind } of pairs) yield `${JSON.stringify({ ids: [], related: [first.id, second.id], kind })}\n`;
}

/** Groups that a related pair ties together, as one; in the order of the first of them. */
function joined(groups: readonly (readonly GatheredRecord[])[], pairs: readonly RelatedPair[]): readonly (readonly GatheredRecord[])[] {
  const groupOf = new Map(groups.flatMap((group, at) => group.map(({ key }) => [keyText(key), at] as const)));
  const leader = groups.map((_, at) => at);
  const find = (at: number): number => {
    let root = at;
    while (leader[root] !== undefined && leader[root] !== root) root = leader[root] ?? root;
    leader[at] = root;
    return root;
  };
  for (const { first, second } of pairs) {
    const [a, b] = [find(groupOf.get(keyText(first.key)) ?? 0), find(groupOf.get(keyText(second.key)) ?? 0)];
    leader[Math.max(a, b)] = Math.min(a, b);
  }
  const together = new Map<number, GatheredRecord[]>();
  for (const [at, group] of groups.entries()) together.set(find(at), [...(together.get(find(at)) ?? []), ...group]);
  return [...together.values()];
}
