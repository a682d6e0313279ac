import type { PartialDate } from '../../model/dates.ts';
import { present } from '../../model/present.ts';
import { numberWithin } from '../../normalizers/number-within.ts';
import { isoDate, readPartialDate } from '../../normalizers/partial-date.ts';
import { addFinding } from '../drafting.ts';
import type { BibValue } from './entry.ts';
import { readLatex, readVerbatim } from './latex-text.ts';
import type { BibField, Reading } from './reading.ts';
import { takeText } from './reading.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Year divisions of ISO 8601-2. */
const seasons = ['Spring', 'Summer', 'Autumn', 'Winter'] as const;

const point = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:[T ][\d:.Z+-]{2,20})?[~?%]{0,2}$/;

/** One end of BibLaTeX's `date`: `2017`, `2017-10`, `2017-21` (spring), `2017-10-01T12:00`, `2017~`. */
function readPoint(text: string): PartialDate | undefined {
  const [, year, month, day] = point.exec(text) ?? [];
  const season = seasons[Number(month) - 21];
  const date = present<PartialDate>({
    year: numberWithin(year, 1000, 2999),
    season,
    month: season ? undefined : numberWithin(month, 1, 12),
    day: season ? undefined : numberWithin(day, 1, 31),
  });
  if (date.month === undefined) delete date.day;
  return date.year === undefined ? undefined : date;
}

/** `date` of BibLaTeX (EDTF): a point, or two with a slash; an open end (`2017/`, `2017/..`) says nothing more. What is no EDTF is read as any date is. */
export function readBiblatexDate(text: string): PartialDate | undefined {
  const [first = '', second = '', ...more] = text.split('/').map((part) => part.trim());
  const from = more.length ? undefined : readPoint(first);
  if (!from) return readPartialDate(text);
  const to = readPoint(second);
  if (second && !to && !/^(?:\.\.|open|unknown)$/.test(second)) return readPartialDate(text) ?? { ...from, raw: text };
  return present<PartialDate>({
    ...from,
    endYear: to?.year === from.year ? undefined : to?.year,
    endMonth: to?.month,
    endDay: to?.day,
    raw: text,
  } as PartialDate);
}

/** The same in the other direction. */
export function writeBiblatexDate(date: PartialDate): string | undefined {
  if (date.year === undefined) return undefined;
  const from = date.season ? `${date.year}-${21 + seasons.indexOf(date.season)}` : isoDate(date);
  const { endYear, endMonth, endDay } = date;
  if (endYear === undefined && endMonth === undefined && endDay === undefined) return from;
  const until = { year: endYear ?? date.year, month: endMonth ?? (endDay === undefined ? undefined : date.month), day: endDay };
  return `${from}/${isoDate(present<PartialDate>(until as PartialDate))}`;
}

const rangeIn = (text: string): string => text.replace(/\s*[–—]\s*/g, '-').replace(/--+/g, '-');

/** `year`, `month` («jan», «March», «9~sep», «Jul-Aug», «SEP 22», «03», «apr 1») and JabRef's `day` as one date. */
function readParts(year: string, month: string, day: string): PartialDate | undefined {
  const alone = readPartialDate(year);
  const number = /^\d{1,2}$/.test(month) ? months[Number(month) - 1] : undefined;
  const words = rangeIn(number ?? month).replace(/\./g, ' ');
  if (!words.trim() || alone?.year === undefined) return alone;
  const whole = readPartialDate(`${alone.year} ${words}${/^\d{1,2}$/.test(day) && !/\d/.test(words) ? ` ${day}` : ''}`);
  if (!whole || (whole.month === undefined && whole.season === undefined)) return { ...alone, raw: `${year} ${month}`.trim() };
  return { ...whole, ...(alone.endYear === undefined || whole.endYear !== undefined ? {} : { endYear: alone.endYear }) };
}

function readIssued(values: readonly BibValue[], reading: Reading): void {
  const date = takeText(values, ['date', 'issued'], readVerbatim);
  const year = takeText(values, ['year', 'publicationyear']);
  const month = takeText(values, ['month']) ?? '';
  const day = takeText(values, ['day']) ?? '';
  const exact = date === undefined ? undefined : readBiblatexDate(date);
  const parts = year === undefined ? undefined : readParts(year, month, day);
  // Exports that fill in both give the day in one of them (Mendeley, Better BibTeX for Hayagriva).
  const issued = exact ?? parts;
  const words = [date ?? year, issued || !month ? '' : month].filter(Boolean).join(' ');
  if (issued) reading.draft.issued = issued;
  else if (words) reading.draft.issued = { raw: words };
  else if (month) addFinding(reading, 'date-unreadable', 'A month or day stands without its year.', month, 'issued');
  if (!issued && words) addFinding(reading, 'date-unreadable', 'The date could not be read.', words, 'issued');
  if (exact?.year !== undefined && parts?.year !== undefined && exact.year !== parts.year && exact.endYear !== parts.year)
    addFinding(reading, 'year-contradiction', 'The fields date and year name two years.', year ?? '', 'issued');
  // Nothing is done with a month or a day that has no year.
  if (!issued && !words) for (const value of values) if (value.name === 'month' || value.name === 'day') value.used = false;
}

function* writeParts({ year, month, day, raw }: PartialDate): Iterable<readonly [string, string | undefined]> {
  yield ['year', year === undefined ? raw : String(year)];
  if (year === undefined || month === undefined) return;
  yield ['month', months[month - 1]];
  yield ['day', day === undefined ? undefined : String(day)];
}

const accessNames = ['urldate', 'accessdate', 'accessed', 'lastchecked', 'visited', 'access_date'];

/** The day on which somebody looked at the page. */
const accessField: BibField = {
  names: accessNames,
  read: (values, { draft }) => {
    for (const value of values) {
      const date = readBiblatexDate(readLatex(value.tex).replace(/^accessed:?\s/i, ''));
      const iso = date && isoDate(date);
      if (!iso || (draft.dates?.accessed !== undefined && draft.dates.accessed !== iso)) continue;
      draft.dates = { ...draft.dates, accessed: iso };
      value.used = true;
    }
  },
  write: ({ dates }) => [['urldate', /^\d{4}(?:-\d{2}){0,2}$/.test(dates?.accessed ?? '') ? dates?.accessed : undefined]],
};

export const dateFields: readonly BibField[] = [
  {
    names: ['date', 'issued', 'year', 'publicationyear', 'month', 'day'],
    read: readIssued,
    *write({ issued }, { id }) {
      if (!issued) return;
      const date = id === 'biblatex' ? writeBiblatexDate(issued) : undefined;
      if (date) yield ['date', date];
      else yield* writeParts(issued);
    },
  },
  accessField,
  {
    // When the record was changed: BibDesk, JabRef 5 and DBLP; the day on which it came into the library is nobody's business.
    names: ['date-modified', 'modificationdate', 'timestamp'],
    read: (values, { draft }) => {
      for (const value of values) {
        const day = /^\s*(\d{4}-\d{2}-\d{2})(?:[T ][\d:.]{5,15}(?:Z|\s?[+-]\d{2}:?\d{2})?)?\s*$/.exec(value.tex)?.[1];
        if (!day || value.name === 'timestamp') continue;
        draft.datestamp ??= day;
        value.used = draft.datestamp === day && value.tex.trim().length === 10;
      }
    },
    write: ({ datestamp }) => [['date-modified', /^\d{4}-\d{2}-\d{2}$/.test(datestamp ?? '') ? datestamp : undefined]],
  },
];
