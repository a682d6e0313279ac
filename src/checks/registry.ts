import type { Finding } from '../model/finding.ts';
import type { BibliographicRecord } from '../model/record.ts';
import type { Check } from './check.ts';

/** Every check, in the order in which findings are listed. */
export const checks: readonly Check[] = [];

/** What the checks find in a normalized record and no earlier stage has found: findings with the same code and path are not repeated. */
export function checkRecord(record: BibliographicRecord): Finding[] {
  const known = new Set((record.findings ?? []).map(keyOf));
  return checks.flatMap((each) => each.check(record)).filter((finding) => !known.has(keyOf(finding)));
}

const keyOf = (finding: Finding) => `${finding.code} ${finding.path ?? ''}`;
