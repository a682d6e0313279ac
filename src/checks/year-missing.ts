import { bringsOnly } from '../model/bare-record.ts';
import { makeFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** A record without a year of publication. Dates of other kinds (received, available in the repository) are no substitute. One that only brings identifiers has no need of any. */
export const yearMissing: Check = {
  codes: ['year-missing'],
  check: (record) =>
    record.issued?.year === undefined && !bringsOnly(record)
      ? [makeFinding('year-missing', 'The record has no year of publication', { path: 'issued', raw: record.issued?.raw })]
      : [],
};
