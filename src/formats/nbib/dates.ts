import type { DateKind } from '../../model/dates.ts';
import { ownValue } from '../../model/own-value.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { numberWithin } from '../../normalizers/number-within.ts';
import { readPartialDate } from '../../normalizers/partial-date.ts';
import { addFinding } from '../drafting.ts';
import { historyKinds } from '../publication-history.ts';
import { type TaggedLine, valueText } from '../tagged-fields.ts';
import { monthNames } from './month-names.ts';
import type { NbibField, Reading } from './reading.ts';

/** DP is the date of the issue as PubMed prints it: `2017 Oct 1`, `2016 Winter`, `1998 Dec-1999 Jan`. */
function readIssued(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) {
    const raw = valueText(line).trim();
    line.used = raw === '' || raw === reading.draft.issued?.raw;
    if (line.used || reading.draft.issued) continue;
    // «2013 06 10» of scripts; PubMed has the month by name.
    const date = readPartialDate(/^\d{4}(?: \d{1,2}){1,2}$/.test(raw) ? raw.replaceAll(' ', '-') : raw);
    if (date?.year === undefined) addFinding(reading, 'date-unreadable', 'The date of publication cannot be read.', raw, 'issued');
    reading.draft.issued = { ...date, raw };
    line.used = true;
  }
}

/** Dates that have a tag of their own, `20160614` or `2015/05/02 06:00`; `DRDT` and `CTDT` are those of books. */
const tagged: readonly (readonly [string, DateKind])[] = [
  ['DEP', 'electronic'],
  ['DA', 'created'],
  ['DCOM', 'completed'],
  ['CTDT', 'contribution'],
  ['DRDT', 'updated'],
];

/** These repeat entries of the history: the history is read first. CDAT was the former name of CRDT. */
const repeated: readonly (readonly [string, DateKind])[] = [
  ['EDAT', 'pubmed'],
  ['MHDA', 'medline'],
  ['CRDT', 'entrez'],
  ['CDAT', 'entrez'],
  ['PMCR', 'pmcRelease'],
];

/** The day of a record's revision, which is its datestamp; of a book PubMed has none but the author's revision. */
const revisions: readonly string[] = ['LR', 'DRDT'];

const compact = /^(\d{4})(?:(\d{2})(\d{2})?)?$/;
const slashed = /^(\d{4})\/(\d{1,2})(?:\/(\d{1,2}))?(?: (\d{1,2}):(\d{2}))?$/;

/** Only of these PubMed knows the hour; of the publisher's dates, and of most in `pubmed`, `00:00` fills the place of one. */
const timed: ReadonlySet<DateKind> = new Set(['entrez', 'medline']);

/** ISO 8601 of a date under one of these tags; undefined for what is none. */
function readStamp(text: string, kind: DateKind | undefined): string | undefined {
  const [, year, month, day, hour, minute] = compact.exec(text) ?? slashed.exec(text) ?? [];
  if (numberWithin(year, 1000, 2999) === undefined) return undefined;
  if (month !== undefined && numberWithin(month, 1, 12) === undefined) return undefined;
  if (day !== undefined && numberWithin(day, 1, 31) === undefined) return undefined;
  const date = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
  const clock = hour !== undefined && numberWithin(hour, 0, 23) !== undefined ? `T${hour.padStart(2, '0')}:${minute}` : '';
  return clock === 'T00:00' && !(kind && timed.has(kind)) ? date : `${date}${day ? clock : ''}`;
}

/** Places a date as its kind, unless another one stands there; says whether it stands there now. */
function placeDate({ draft }: Reading, kind: DateKind | undefined, date: string): boolean {
  if (!kind) return false;
  if (draft.dates?.[kind] === undefined) draft.dates = { ...draft.dates, [kind]: date };
  // «EDAT- 1996/07/09» beside «1996/07/09 06:00 [pubmed]» is no other date.
  return draft.dates[kind] === date || draft.dates[kind]?.startsWith(`${date}T`) === true;
}

function readDates(lines: readonly TaggedLine[], reading: Reading): void {
  const ofTag = (tag: string) => lines.filter((line) => line.tag === tag);
  const take = (line: TaggedLine, text: string, kind: DateKind | undefined): void => {
    const date = readStamp(text, kind);
    if (date === undefined && text) addFinding(reading, 'date-unreadable', `The date under ${line.tag} cannot be read.`, text, 'dates');
    line.used = text === '' || (date !== undefined && placeDate(reading, kind, date));
    if (date !== undefined && revisions.includes(line.tag)) {
      reading.draft.datestamp ??= date;
      line.used ||= reading.draft.datestamp === date;
    }
  };
  for (const line of ofTag('LR')) take(line, valueText(line).trim(), undefined);
  for (const [tag, kind] of tagged) for (const line of ofTag(tag)) take(line, valueText(line).trim(), kind);
  for (const line of ofTag('PHST')) {
    const text = valueText(line).trim();
    const [, date, status = ''] = /^(.*?) ?\[([\w-]+)\]$/.exec(text) ?? [];
    take(line, date ?? text, ownValue(historyKinds, status));
  }
  for (const [tag, kind] of repeated) for (const line of ofTag(tag)) take(line, valueText(line).trim(), kind);
}

/** `2017-10-01T06:00` as `2017/10/01 06:00`, with the hour that PubMed gives to all but its own (`00:00`). */
function writeStamp(date: string, kind?: DateKind): string {
  const [day = '', clock] = date.split('T');
  const hour = clock?.slice(0, 5) ?? (kind === undefined || timed.has(kind) || day.length < 10 ? undefined : '00:00');
  return [day.replaceAll('-', '/'), hour].filter(Boolean).join(' ');
}

const writeCompact = (date: string | undefined): string | undefined => date?.split('T')[0]?.replaceAll('-', '');

const statuses = Object.entries(historyKinds);
const ownTag = new Set(tagged.map(([, kind]) => kind));

function* writeDates({ dates = {}, datestamp }: BibliographicRecord): Iterable<readonly [string, string | undefined]> {
  yield ['LR', datestamp !== undefined && datestamp === dates.updated ? undefined : writeCompact(datestamp)];
  for (const [tag, kind] of tagged) yield [tag, writeCompact(dates[kind])];
  for (const [tag, kind] of repeated) if (tag !== 'CDAT') yield [tag, dates[kind] && writeStamp(dates[kind], kind)];
  for (const [kind, date] of Object.entries(dates) as [DateKind, string][]) {
    const status = ownTag.has(kind) ? undefined : statuses.find(([, known]) => known === kind)?.[0];
    if (status) yield ['PHST', `${writeStamp(date, kind)} [${status}]`];
  }
}

export const issuedFields: readonly NbibField[] = [
  { tags: ['DP'], read: readIssued, write: ({ issued }) => [['DP', issued && writeIssued(issued)]] },
];

/** What needs no rewriting: `2017`, `2017 Oct 1`, `2000 Spring-Summer`. */
const asPubmed = /^\d{4}(?: [A-Z][a-z]{2,5}\b[\w ,/-]{0,60})?$/;

/** As PubMed writes dates, `2017 Oct 1`, `2017 Oct-2018 Jan`, `2016 Winter`. */
function writeIssued({
  year,
  month,
  day,
  season,
  endYear,
  endMonth,
  endDay,
  raw,
}: NonNullable<BibliographicRecord['issued']>): string | undefined {
  if (year === undefined || (raw && asPubmed.test(raw))) return raw;
  const name = (number: number | undefined) => (number === undefined ? undefined : monthNames[number - 1]);
  const from = [year, name(month) ?? season, day].filter((part) => part !== undefined).join(' ');
  const to = [endYear, name(endMonth), endDay].filter((part) => part !== undefined).join(' ');
  return to ? `${from}-${to}` : from;
}

export const dateFields: readonly NbibField[] = [
  {
    tags: ['LR', 'PHST', ...tagged.map(([tag]) => tag), ...repeated.map(([tag]) => tag)],
    read: readDates,
    write: writeDates,
  },
];
