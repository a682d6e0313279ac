import { makeFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** A record without a year of publication. Dates of other kinds (received, available in the repository) are no substitute. */
export const yearMissing: Check = {
  codes: ['year-missing'],
  check: ({ issued }) =>
    issued?.year === undefined
      ? [makeFinding('year-missing', 'The record has no year of publication', { path: 'issued', raw: issued?.raw })]
      : [],
};
