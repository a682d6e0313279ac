import { soughtBy } from '../../dedupe/shared-identifiers.ts';
import { publicationSchemes } from '../../model/identifier.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import { indexedIdentifiers } from '../../store/card/indexed-identifiers.ts';
import { matchNumbers } from '../../store/card/match-numbers.ts';
import type { Arrival } from '../arrival.ts';

/** A record, and the names that it may share with others: `scheme:value` of an identifier, `#number` of a key of comparison. */
export interface LookedAt {
  readonly key: RecordKey;
  /** Maybe unpacked when it is asked for. */
  readonly record: BibliographicRecord;
  /** The identifiers by which to look for others, in every form in which these may carry them. */
  readonly sought: readonly string[];
  /** The identifiers by which the store finds it. */
  readonly filed: readonly string[];
  readonly matchKeys: readonly string[];
}

const namesPublication: ReadonlySet<string> = new Set(publicationSchemes);

export const lookAt = ({ key, record }: { readonly key: RecordKey; readonly record: BibliographicRecord }): LookedAt => ({
  key,
  record,
  sought: soughtBy(record).map(({ scheme, value }) => `${scheme}:${value}`),
  filed: indexedIdentifiers(record).flatMap(({ scheme, value }) => (namesPublication.has(scheme) ? [`${scheme}:${value}`] : [])),
  matchKeys: matchNumbers(record).map(matchName),
});

/** Without unpacking its record. */
export function lookAtArrival(arrival: Arrival): LookedAt {
  const { key, sought, card } = arrival;
  const filed: string[] = [];
  for (let at = 0; at < card.identifiers.length; at += 2) {
    const scheme = card.identifiers[at] ?? '';
    if (namesPublication.has(scheme)) filed.push(`${scheme}:${card.identifiers[at + 1]}`);
  }
  return {
    key,
    sought,
    filed,
    matchKeys: card.matchKeys.map(matchName),
    get record() {
      return arrival.record;
    },
  };
}

/** The name of a key of comparison, told from identifiers: no scheme begins so. */
const matchName = (number: number): string => `#${number}`;
