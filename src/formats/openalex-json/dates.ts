import type { PartialDate } from '../../model/dates.ts';
import { readPartialDate } from '../../normalizers/partial-date.ts';
import { addFinding } from '../drafting.ts';
import type { Reading } from './reading.ts';

/**
 * The date of publication. OpenAlex writes out what it does not know: the issue of November 1982 is `1982-11-01`, the volume of 1999 is
 * `1999-01-01`. So the first of a month says the month alone, the first of January only the year; `raw` is as sent.
 */
export function readIssued(reading: Reading): PartialDate | undefined {
  const { work } = reading;
  const day = work.text('publication_date');
  const year = work.text('publication_year');
  const raw = day ?? year;
  if (raw === undefined) return undefined;
  const date = readPartialDate(raw.replace(/^(\d{4})-01-01$/, '$1').replace(/^(\d{4}-\d{2})-01$/, '$1'));
  if (date === undefined) addFinding(reading, 'date-unreadable', `The date of publication cannot be read: ${raw}`, raw, 'issued');
  if (day !== undefined && year !== undefined && Number(year) !== date?.year) work.giveBack('publication_year', year);
  return { ...date, raw };
}
