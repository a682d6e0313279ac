import type { Correction } from '../model/correction.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { keyText, type RecordKey } from '../model/work.ts';
import { correctedRecord } from './corrected-record.ts';
import type { Entry } from './entry.ts';

/** The key of the record that keeps what persons corrected of another one, by the written key of that. */
export const correctionKey = (name: string): RecordKey => ({ authority: 'user', id: name });

/** Whether a record is what persons corrected of another one, and no description of a publication by itself. */
export const isCorrection = ({ key }: Pick<Entry, 'key'>): boolean => key.authority === 'user';

/** What persons corrected, and the record that they corrected it of; absent: that record is not here. */
export interface Correcting {
  readonly entry: Entry;
  readonly home?: string;
}

/**
 * Records, and what persons corrected of them. A correction goes with the record for which it was made, wherever that goes; when that is gone, with
 * the next one that was in the work at that time.
 */
export function withCorrections(entries: readonly Entry[]): {
  readonly plain: readonly Entry[];
  readonly corrections: readonly Correcting[];
} {
  const made = entries.filter(isCorrection);
  if (made.length === 0) return { plain: entries, corrections: [] };
  const plain = entries.filter((entry) => !isCorrection(entry));
  const here = new Set(plain.map(({ key }) => keyText(key)));
  const corrections = made.map((entry): Correcting => {
    const home = [entry.key.id, ...(entry.record.corrects ?? [])].find((name) => here.has(name));
    return { entry, ...(home === undefined ? {} : { home }) };
  });
  return { plain, corrections: corrections.sort((a, b) => (keyText(a.entry.key) < keyText(b.entry.key) ? -1 : 1)) };
}

/** By what records find each other. What a person says of the rest of a publication must not part the records that describe it. */
const joining: ReadonlySet<string> = new Set(['identifiers', 'isbn']);

/** Records as they are compared: with the identifiers that were put right, and with all that was corrected of one record alone. */
export function asCorrected(plain: readonly Entry[], corrections: readonly Correcting[]): readonly Entry[] {
  if (corrections.length === 0) return plain;
  const byHome = new Map<string, Correction[]>();
  for (const { entry, home } of corrections) {
    if (home !== undefined) byHome.set(home, [...(byHome.get(home) ?? []), ...telling(entry)]);
  }
  return plain.map((entry) => {
    const own = byHome.get(keyText(entry.key));
    return own ? { ...entry, record: correctedRecord(entry.record, inTurn(own)) } : entry;
  });
}

const telling = ({ record: { corrections = [] } }: Entry): readonly Correction[] =>
  corrections.filter(({ alone, field }) => alone === true || joining.has(field));

/** The later word counts. */
export const inTurn = (corrections: readonly Correction[]): readonly Correction[] =>
  corrections.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

/** Whether a work is gone at every source: all its records are tombstones, and corrections alone make no publication. */
export const isGone = (group: readonly { readonly key: RecordKey; readonly record: BibliographicRecord }[]): boolean =>
  group.every((each) => isCorrection(each) || each.record.deleted === true);
