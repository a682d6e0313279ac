import { compareTitles } from '../../dedupe/compare-titles.ts';
import { decidePair } from '../../dedupe/decide.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { VerificationOutcome } from '../../model/verification.ts';

/**
 * Whether what an identifier's source gave is the publication of the record that carries the identifier. Titles decide; where they
 * cannot (a translation, a title that is missing), authors, year and pages do, by the rules of deduplication.
 */
export function judge(record: BibliographicRecord, found: BibliographicRecord): Exclude<VerificationOutcome, 'unknown'> {
  const { verdict } = decidePair(record, found);
  if (verdict === 'same') return 'agrees';
  const titles = compareTitles(record, found);
  if (titles === 'same' || titles === 'similar') return 'agrees';
  return titles === 'unknown' ? 'unsure' : 'elsewhere';
}
