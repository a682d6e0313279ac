import { compare, type Evidence } from '../../dedupe/compare.ts';
import { compareTitles } from '../../dedupe/compare-titles.ts';
import { decidePair } from '../../dedupe/decide.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { VerificationOutcome } from '../../model/verification.ts';

/**
 * Whether what an identifier's source gave is the publication of the record that carries the identifier. Titles decide; where they
 * cannot (a translation, a title that is missing), authors, year and pages do, by the rules of deduplication. A repository gives the title in its own
 * language and no pages: then the first author and the year are a reason not to call it another publication, but to leave it to a person.
 */
export function judge(record: BibliographicRecord, found: BibliographicRecord): Exclude<VerificationOutcome, 'unknown'> {
  const { verdict } = decidePair(record, found);
  if (verdict === 'same') return 'agrees';
  const title = compareTitles(record, found);
  if (title === 'same' || title === 'similar') return 'agrees';
  return title === 'unknown' || (title === 'different' && isMaybeTranslated(compare(record, found))) ? 'unsure' : 'elsewhere';
}

const isMaybeTranslated = ({ names, years, place, conflicts }: Evidence): boolean =>
  names.first === 'agree' && years !== undefined && years <= 1 && place.pages !== 'differ' && conflicts.length === 0;
