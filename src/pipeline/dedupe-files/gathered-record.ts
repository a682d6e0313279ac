import type { Entry } from '../../dedupe/entry.ts';
import type { Abstract } from '../../model/abstract.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';

/** A record of a file on its way through deduplication. `record` is what of it is compared; `whole` gives all of it, from where it lies. */
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

/**
 * What of a record is compared. Abstracts are asked for where the rest leaves a doubt, so they are fetched then: in memory they would be
 * half of it.
 */
export function comparedPart(record: BibliographicRecord, whole: () => BibliographicRecord): BibliographicRecord {
  const compared: BibliographicRecord = { ...record };
  for (const field of unasked) delete compared[field];
  if (record.contributors?.some(({ affiliations }) => affiliations))
    compared.contributors = record.contributors.map(({ affiliations: _, ...person }) => person);
  if (record.abstracts)
    Object.defineProperty(compared, 'abstracts', {
      enumerable: true,
      configurable: true,
      get: (): Abstract[] | undefined => whole().abstracts,
    });
  return compared;
}
