import { correctionKey } from '../dedupe/corrections.ts';
import { soughtBy } from '../dedupe/shared-identifiers.ts';
import type { Decision, WorkPlan } from '../model/work.ts';
import { keyText } from '../model/work.ts';
import type { StoredRecord } from '../store/store.ts';
import type { Arrival } from './arrival.ts';

/** A change on its way to the store. */
interface Changing {
  readonly change: 'new' | 'changed' | 'deleted';
  readonly arrival: Arrival;
}

/**
 * Those new records that share no identifier with any other and about which nothing was decided: each is a work of its own, and there is
 * nothing to compare or to merge. Of a bulk load they are nearly all.
 */
export function newcomers(
  changing: readonly Changing[],
  { neighbours, decisions }: { neighbours: readonly StoredRecord[]; decisions: readonly Decision[] },
): ReadonlySet<Arrival> {
  const holders = new Map<string, number>();
  const hold = (identifier: string) => holders.set(identifier, (holders.get(identifier) ?? 0) + 1);
  for (const { arrival } of changing) for (const identifier of arrival.sought) hold(identifier);
  const stored = new Set<string>();
  for (const { key, record } of neighbours) {
    stored.add(keyText(key));
    for (const { scheme, value } of soughtBy(record)) hold(`${scheme}:${value}`);
  }
  const decided = new Set(decisions.flatMap(({ a, b }) => [a, b]));
  const alone = changing.filter(({ arrival: { key, sought } }) => {
    const name = keyText(key);
    return (
      !stored.has(name) &&
      !stored.has(keyText(correctionKey(name))) &&
      !decided.has(name) &&
      sought.every((identifier) => holders.get(identifier) === 1)
    );
  });
  return new Set(alone.map(({ arrival }) => arrival));
}

/** The work that a newcomer is. */
export const workOfItsOwn = ({ key, deleted }: Arrival): WorkPlan => ({ records: [key], absorbs: [], deleted });
