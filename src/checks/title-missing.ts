import { makeFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** A record without any title: not even in another language or in the vernacular. */
export const titleMissing: Check = {
  codes: ['title-missing'],
  check: ({ title, titles, vernacularTitle }) =>
    title === undefined && vernacularTitle === undefined && !titles?.length
      ? [makeFinding('title-missing', 'The record has no title')]
      : [],
};
