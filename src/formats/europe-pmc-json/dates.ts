import type { DateKind, Dates, PartialDate } from '../../model/dates.ts';
import { isoDate, readPartialDate } from '../../normalizers/partial-date.ts';
import { addFinding } from '../drafting.ts';
import type { Reading } from './reading.ts';

/**
 * The date of the issue in words (`2025 Sep`, `1998 Dec-1999 Jan`), else the year. Month and year stand there again as numbers. A preprint
 * has its year and the day on which it was posted.
 */
export function readIssued(reading: Reading): PartialDate | undefined {
  const { fields } = reading;
  const info = fields.fields('journalInfo');
  const book = fields.fields('bookOrReportDetails');
  const words = info?.text('dateOfPublication');
  const year = fields.text('pubYear') ?? book?.peek('yearOfPublication') ?? info?.peek('yearOfPublication');
  const posted = words === undefined && book ? fields.peek('firstPublicationDate') : undefined;
  const raw = words ?? (posted?.startsWith(year ?? '') ? posted : year);
  if (raw === undefined) return undefined;
  if (raw === posted) fields.drop('firstPublicationDate');
  const date = readPartialDate(raw);
  if (date === undefined) addFinding(reading, 'date-unreadable', `The date of publication cannot be read: ${raw}`, raw, 'issued');
  for (const part of [info, book]) if (Number(part?.peek('yearOfPublication')) === date?.year) part?.drop('yearOfPublication');
  if (words !== undefined && year !== undefined && Number(year) !== date?.year) fields.giveBack('pubYear', year);
  if (Number(info?.peek('monthOfPublication')) === date?.month) info?.drop('monthOfPublication');
  return date ?? { raw };
}

/** Dates of the entry, by what happened on them; `firstIndexDate` is the day on which Europe PMC took it in. */
const kinds: readonly (readonly [string, DateKind])[] = [
  ['electronicPublicationDate', 'electronic'],
  ['dateOfCreation', 'created'],
  ['dateOfCompletion', 'completed'],
  ['firstIndexDate', 'accessioned'],
  ['embargoDate', 'embargoEnd'],
];

/** All dates but the one of the issue. */
export function readDates(reading: Reading): Dates {
  const { fields, draft } = reading;
  const dates: Dates = {};
  for (const [name, kind] of kinds) {
    const date = readDay(reading, name, fields.text(name));
    if (date) dates[kind] = date;
  }
  const info = fields.fields('journalInfo');
  const print = info?.peek('printPublicationDate');
  if (print && repeats(print, draft.issued)) info?.drop('printPublicationDate');
  else if (print && !isPadded(print, draft.issued))
    dates.print = readDay(reading, 'printPublicationDate', info?.text('printPublicationDate')) ?? print;
  const first = fields.peek('firstPublicationDate');
  if (first && (first === print || first === dates.electronic || repeats(first, draft.issued))) fields.drop('firstPublicationDate');
  else if (first) dates.available = readDay(reading, 'firstPublicationDate', fields.text('firstPublicationDate')) ?? first;
  return dates;
}

/** Europe PMC writes out what the date leaves open: `2025 Sep` is `2025-09-01`, `2000 Spring` some first of a month. */
const isPadded = (day: string, issued: PartialDate | undefined): boolean =>
  issued?.day === undefined && day.endsWith('-01') && day.startsWith(String(issued?.year));

const repeats = (day: string, issued: PartialDate | undefined): boolean => {
  const known = issued && isoDate(issued);
  return known !== undefined && (day === known || day === `${known}-01` || day === `${known}-01-01`);
};

function readDay(reading: Reading, name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const date = readPartialDate(text);
  const day = date && isoDate(date);
  if (day) return day;
  addFinding(reading, 'date-unreadable', `The date ${name} cannot be read: ${text}`, text, 'dates');
  reading.fields.giveBack(name, text);
  return undefined;
}
