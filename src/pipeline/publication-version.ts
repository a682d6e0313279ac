import type { BibliographicRecord } from '../model/record.ts';

/** Where formats keep the number of a version that their source numbers under one id. */
const versionField = 'PMID@Version';

/**
 * Which version of a publication a record is, where its source keeps several under one id, as PubMed does for living reviews and the like (PMID
 * 20029614 has ten): 1 unless it says otherwise. The latest is what the id stands for.
 */
export function versionOf({ unplaced = [] }: BibliographicRecord): number {
  const said = Number(unplaced.find(({ field }) => field === versionField)?.value ?? 1);
  return Number.isInteger(said) && said > 0 ? said : 1;
}

/** What a tombstone says that is meant for one version, which ones without it are not: they are for the first, the only one there mostly is. */
export const asVersion = (version: number): Pick<BibliographicRecord, 'unplaced'> =>
  version === 1 ? {} : { unplaced: [{ field: versionField, value: String(version) }] };
