import type { PartialDate } from '../../model/dates.ts';
import { dateKinds } from '../../model/dates.ts';
import { present } from '../../model/present.ts';
import { numberWithin } from '../../normalizers/number-within.ts';
import { isoDate, monthNumber, readPartialDate } from '../../normalizers/partial-date.ts';
import { addFinding } from '../drafting.ts';
import { nameOf, type TaggedLine, valueText } from '../tagged-fields.ts';
import type { Reading, ReferenceField } from './reading.ts';

/**
 * `YYYY/MM/DD/other`, each part may be missing («2024///», «2016/12//», «2015/october», «2001/00/00/»); `other` is a season or the
 * date in words, for what the parts cannot say («2017/10//2017 Oct-Dec»). Everything else is read as any date is.
 */
export function readReferenceDate(text: string): PartialDate | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  const [year, month, day, ...rest] = text.split('/').map((part) => part.trim());
  const words = rest.join('/').trim();
  if (month === undefined || !/^\d{4}$/.test(year ?? '')) return readPartialDate(text);
  const fromWords = words ? (readPartialDate(words) ?? readPartialDate(`${year} ${words}`)) : undefined;
  const date = present<PartialDate>({
    ...fromWords,
    year: numberWithin(year, 1000, 2999),
    month: numberWithin(month, 1, 12) ?? (month ? monthNumber(month) : undefined) ?? fromWords?.month,
    day: numberWithin(day, 1, 31) ?? fromWords?.day,
    raw: fromWords && /\d{4}/.test(words) ? words : text,
  });
  if (date.month === undefined) delete date.day;
  return date.year === undefined ? undefined : date;
}

const plain = (date: PartialDate): boolean =>
  date.season === undefined && date.endYear === undefined && date.endMonth === undefined && date.endDay === undefined;

const two = (number: number | undefined): string => (number === undefined ? '' : String(number).padStart(2, '0'));

/** The same date as RIS has it; words follow only where the parts do not say it all. */
export function writeReferenceDate(date: PartialDate): string {
  const words = plain(date) ? '' : (date.raw ?? date.season ?? '');
  return `${date.year ?? ''}/${two(date.month)}/${two(date.day)}/${words}`;
}

const exactness = (date: PartialDate): number => (date.month || date.season ? 1 : 0) + (date.day ? 1 : 0) + (plain(date) ? 0 : 1);

/** PMC: «PY  - 2013/02/15/received». */
const history = /^(\d{4}\/\d{0,2}\/\d{0,2})\/(received|accepted|revised)$/;

function readIssued(lines: readonly TaggedLine[], reading: Reading): void {
  const candidates: { date: PartialDate; line: TaggedLine }[] = [];
  const year = lines
    .map(valueText)
    .find((value) => /^\d{4}\b/.test(value))
    ?.slice(0, 4);
  for (const line of lines) {
    const value = valueText(line).trim();
    if (!/[\p{L}\p{N}]/u.test(value)) {
      line.used = true;
      continue;
    }
    const past = history.exec(value);
    const when = past?.[1] && readReferenceDate(past[1]);
    const iso = when ? isoDate(when) : undefined;
    if (past?.[2] && iso) {
      reading.draft.dates = { ...reading.draft.dates, [past[2]]: iso };
      line.used = true;
      continue;
    }
    // Web of Science and PubMed through EndNote: the year stands in PY, month and day («SEP 22», «Jul-Aug», «Mar 16») in DA.
    const date =
      (line.tag === 'DA' && year && !/\d{4}/.test(value) ? readReferenceDate(`${year} ${value}`) : undefined) ?? readReferenceDate(value);
    if (date) candidates.push({ date, line });
    if (date || line.tag === 'DA') line.used = date !== undefined;
    if (!date) addFinding(reading, 'date-unreadable', `The date under ${nameOf(line)} could not be read.`, value, 'issued');
  }
  const first = candidates.find(({ line }) => line.tag === 'PY') ?? candidates[0];
  if (!first) {
    // «in press»: no date, but the source's own words for when.
    const words = lines.find((line) => !line.used && ['PY', 'Y1'].includes(line.tag));
    if (words) reading.draft.issued = { raw: valueText(words).trim() };
    for (const line of lines) line.used ||= valueText(line).trim() === reading.draft.issued?.raw;
    return;
  }
  const agreeing = candidates.filter(({ date }) => date.year === first.date.year);
  reading.draft.issued = agreeing.reduce((best, next) => (exactness(next.date) > exactness(best.date) ? next : best), first).date;
  for (const { date, line } of candidates)
    if (date.year !== first.date.year)
      addFinding(
        reading,
        'year-contradiction',
        `The year under ${nameOf(line)} is not that of the publication.`,
        valueText(line),
        'issued',
      );
}

/** EndNote's PubMed import keeps the day of the electronic publication as edition: «ET  - 2012/03/20». Editions have no slashes. */
function readElectronic(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) {
    const date = /^\d{4}\/\d{2}\/\d{2}$/.test(valueText(line)) ? readReferenceDate(valueText(line)) : undefined;
    if (date) addDate(reading, 'electronic', date, line);
  }
}

function addDate(reading: Reading, kind: 'electronic' | 'accessed' | 'aheadOfPrint', date: PartialDate, line: TaggedLine): void {
  const iso = isoDate(date);
  if (!iso) return;
  reading.draft.dates = { ...reading.draft.dates, [kind]: iso };
  line.used = true;
}

/** Ovid repeats the year of publication in Y2; everybody else has the day of access there (Dimensions: of the export). */
function readAccessed(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) {
    const date = readReferenceDate(valueText(line));
    if (date && date.year === reading.draft.issued?.year && date.month === undefined) line.used = true;
    else if (date) addDate(reading, 'accessed', date, line);
  }
}

/** «N1  - Dates: received 2017-01-02; accepted 2017-03»: what RIS has no tag for, in the record's own words. */
export function readDatesNote(text: string): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (const part of text.split(';')) {
    const [kind, date, more] = part.trim().split(' ');
    if (!kind || !date || more || !dateKinds.includes(kind as (typeof dateKinds)[number]) || !/^\d{4}/.test(date)) return undefined;
    found[kind] = date;
  }
  return found;
}

export const dateFields: readonly ReferenceField[] = [
  {
    tags: ['PY', 'Y1', 'DA', 'PD'],
    read: readIssued,
    *write({ issued }) {
      if (issued?.year === undefined) {
        yield ['PY', issued?.raw];
        return;
      }
      yield ['PY', String(issued.year)];
      yield ['DA', issued.month === undefined && plain(issued) ? undefined : writeReferenceDate(issued)];
    },
  },
  {
    tags: ['Y2'],
    read: readAccessed,
    write: ({ dates }) => [['Y2', /^\d{4}-\d{2}-\d{2}$/.test(dates?.accessed ?? '') ? dates?.accessed?.replaceAll('-', '/') : undefined]],
  },
  { tags: ['ET'], read: readElectronic },
  {
    // Web of Science: the month of early access. EndNote has a manuscript number there.
    tags: ['C6'],
    read: (lines, reading) => {
      for (const line of lines) {
        const date = /^[A-Z]{3}(?: \d{1,2})?,? \d{4}$/.test(valueText(line)) ? readPartialDate(valueText(line)) : undefined;
        if (!date) continue;
        addDate(reading, 'aheadOfPrint', date, line);
        // Without volume and year yet it is the only date of publication that there is.
        reading.draft.issued ??= date;
      }
    },
  },
];
