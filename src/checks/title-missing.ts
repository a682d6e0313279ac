import { bringsOnly } from '../model/bare-record.ts';
import { makeFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** A record without any title: not even in another language or in the vernacular. One that only brings identifiers has no need of any. */
export const titleMissing: Check = {
  codes: ['title-missing'],
  check: (record) => {
    const { title, titles, vernacularTitle } = record;
    const isMissing = title === undefined && vernacularTitle === undefined && !titles?.length;
    return isMissing && !bringsOnly(record) ? [makeFinding('title-missing', 'The record has no title')] : [];
  },
};
