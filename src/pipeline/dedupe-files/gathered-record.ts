import type { Entry } from '../../dedupe/entry.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import { packJson, unpackJson } from '../../store/card/packed-json.ts';

/** A record of a file on its way through deduplication. `record` is what of it is compared; `whole` gives all of it. */
export interface GatheredRecord extends Entry {
  /** As in the groups: its `sourceId`, behind `FILE#` where several files are read. */
  readonly id: string;
  /** The key that it has in a library: persons' decisions name it. */
  readonly libraryKey: RecordKey;
  /** The name of its input. */
  readonly input: string;
  /** The database that it names. */
  readonly database?: string;
  whole(): BibliographicRecord;
}

/** Fields that matching never asks for; they and their strings are most of what a record weighs. */
const unasked = [
  ...['references', 'endpoints', 'results', 'claims', 'spans', 'unplaced', 'findings', 'chemicals', 'grants', 'dataBanks'],
  ...['headings', 'keywords', 'locations', 'rights', 'notes', 'citationAsGiven'],
] as const satisfies readonly (keyof BibliographicRecord)[];

/** Puts all of a record where it takes little room (packed), if anybody will ask for it, and the rest where it can be compared. */
export function gatherRecord(
  record: BibliographicRecord,
  about: Omit<GatheredRecord, 'record' | 'whole'>,
  { keepWhole }: { readonly keepWhole: boolean },
): GatheredRecord {
  const compared: BibliographicRecord = { ...record };
  for (const field of unasked) delete compared[field];
  const packed = keepWhole ? packJson(record) : undefined;
  return { ...about, record: compared, whole: () => (packed ? unpackJson<BibliographicRecord>(packed) : compared) };
}
