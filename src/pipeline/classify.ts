import { isEarlier } from '../model/datestamp.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { sayTheSame } from '../store/card/written-record.ts';
import type { KnownRecord, RecordChange } from '../store/store.ts';
import { isAbridged } from './abridged.ts';
import { type Arrival, arrivalOf, originOf } from './arrival.ts';
import { versionOf } from './publication-version.ts';

/** What an arrival is, and for a change the arrival as it shall be stored. */
export type Classified =
  | { readonly change: 'unchanged' | 'older' }
  | {
      readonly change: RecordChange['change'];
      readonly arrival: Arrival;
      /** The payload of the current version was read again. */
      readonly reread?: true;
    };

/**
 * What an arrival means beside what is known of its key. The datestamp decides first: an older one never replaces a newer one,
 * however different (baseline files are read after updates), but a later version of the publication does, and an earlier one never; of one datestamp
 * the short form never replaces the full one. A tombstone keeps what was last known of the record. `before`: the record
 * as it is stored, to be given for a deletion and where the hashes differ.
 */
export function classify(arrived: Arrival, known: KnownRecord | undefined, before: BibliographicRecord | undefined): Classified {
  const arrival = arrived.deleted && before ? buried(arrived, before) : arrived;
  const { hash, datestamp, deleted } = arrival;
  if (!known) return { change: deleted ? 'deleted' : 'new', arrival };
  if (known.hash === hash || (deleted && known.deleted)) return { change: 'unchanged' };
  if (before && sayTheSame(before, arrival.record)) return { change: 'unchanged' };
  const newer = before ? versionOf(arrived.record) - versionOf(before) : 0;
  // PubMed deletes single versions of an article that has several under one PMID: the one that we have is still there.
  if (deleted && newer !== 0) return { change: 'unchanged' };
  if (newer < 0) return { change: 'older' };
  const earlier = known.datestamp !== undefined && datestamp !== undefined && isEarlier(datestamp, known.datestamp);
  if (earlier && newer === 0) return { change: 'older' };
  // MEDLINE text of the revision that is here from PubMed's XML says less of it, and nothing else.
  const sameRevision = datestamp === undefined || datestamp === known.datestamp;
  if (before && sameRevision && !known.deleted && isAbridged(arrival.record) && !isAbridged(before)) return { change: 'unchanged' };
  // Two files tell one version of a PMID differently (EFetch and the baseline do). Their bytes again are no news, however often.
  const readBefore = (rival: KnownRecord['rivals'][number]) =>
    rival.hash === hash && rival.payload !== undefined && rival.payload === arrival.payload;
  if (known.datestamp === datestamp && known.rivals.some(readBefore)) return { change: 'unchanged' };
  return { change: deleted ? 'deleted' : 'changed', arrival };
}

/** What was last known, with what the deletion itself says: when it was, and what the record was merged into. */
export function buried(tombstone: Arrival, before: BibliographicRecord): Arrival {
  const { key, datestamp } = tombstone;
  const told = tombstone.record.relations ?? [];
  const record: BibliographicRecord = {
    ...before,
    ...(datestamp === undefined ? {} : { datestamp }),
    ...(told.length > 0 ? { relations: [...(before.relations ?? []), ...told] } : {}),
    deleted: true,
  };
  return arrivalOf(key, record, originOf(tombstone));
}
