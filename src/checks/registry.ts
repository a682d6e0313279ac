import type { Finding } from '../model/finding.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { authorContradiction } from './author-contradiction.ts';
import { authorNameUnsplit } from './author-name-unsplit.ts';
import { charactersMisread } from './characters-misread.ts';
import type { Check } from './check.ts';
import { checkDigitWrong } from './check-digit-wrong.ts';
import { dateImpossible } from './date-impossible.ts';
import { expressionOfConcern } from './expression-of-concern.ts';
import { identifierConflict } from './identifier-conflict.ts';
import { identifierShape } from './identifier-shape.ts';
import { intervalAsymmetric } from './interval-asymmetric.ts';
import { intervalReversed } from './interval-reversed.ts';
import { licenceUnknown } from './licence-unknown.ts';
import { pValueContradiction } from './p-value-contradiction.ts';
import { pagesReversed } from './pages-reversed.ts';
import { percentageContradiction } from './percentage-contradiction.ts';
import { resultImpossible } from './result-impossible.ts';
import { retracted } from './retracted.ts';
import { titleContradiction } from './title-contradiction.ts';
import { titleMissing } from './title-missing.ts';
import { valueOutsideInterval } from './value-outside-interval.ts';
import { yearContradiction } from './year-contradiction.ts';
import { yearMissing } from './year-missing.ts';

/** Every check, in the order in which findings are listed: what is grave for a reader first. */
export const checks: readonly Check[] = [
  retracted,
  expressionOfConcern,
  titleMissing,
  titleContradiction,
  charactersMisread,
  authorContradiction,
  authorNameUnsplit,
  yearMissing,
  yearContradiction,
  dateImpossible,
  pagesReversed,
  identifierShape,
  checkDigitWrong,
  identifierConflict,
  resultImpossible,
  valueOutsideInterval,
  intervalReversed,
  intervalAsymmetric,
  percentageContradiction,
  pValueContradiction,
  licenceUnknown,
];

/**
 * What the checks find in a normalized record and no earlier stage has found. A finding is known when one of the same code points at the same
 * value or at a part of it. A record that could not be read has nothing to check.
 */
export function checkRecord(record: BibliographicRecord): Finding[] {
  const known = record.findings ?? [];
  if (record.deleted || known.some((finding) => finding.code === 'record-unreadable')) return [];
  const found = checks.flatMap((each) => each.check(record));
  return known.length === 0 ? found : found.filter((finding) => !known.some((earlier) => says(earlier, finding)));
}

function says(earlier: Finding, later: Finding): boolean {
  const [a, b] = [earlier.path ?? '', later.path ?? ''];
  return earlier.code === later.code && (isPartOf(a, b) || isPartOf(b, a));
}

/** `rights.url` is part of `rights`, `identifiers[1].value` of `identifiers[1]`, `identifiers[10]` not of `identifiers[1`. */
const isPartOf = (path: string, whole: string) =>
  path === whole || (path.startsWith(whole) && (whole === '' || /^[.[]/.test(path.slice(whole.length))));
