import type { Finding, FindingCode } from '../model/finding.ts';
import type { BibliographicRecord } from '../model/record.ts';

/** One rule of data quality over a whole, normalized record. Pure: the same record gives the same findings. */
export interface Check {
  /** The codes that it raises; no other check raises them. */
  readonly codes: readonly FindingCode[];
  check(record: BibliographicRecord): Finding[];
}
