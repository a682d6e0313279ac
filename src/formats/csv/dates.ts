import type { PartialDate } from '../../model/dates.ts';
import { numberWithin } from '../../normalizers/number-within.ts';
import { isoDate, monthNumber, readPartialDate } from '../../normalizers/partial-date.ts';
import { addFinding } from '../drafting.ts';
import { type Cell, type CsvField, isNothing, type Reading, takeFirst, wholeNumber } from './reading.ts';

const exactness = (date: PartialDate): number => (date.month || date.season ? 1 : 0) + (date.day ? 1 : 0) + (date.endMonth ? 1 : 0);

/** The year, and the date as exact as any other column of the row says it. */
function readYear(cells: readonly Cell[], reading: Reading): void {
  for (const cell of cells) {
    const value = wholeNumber(cell.value);
    cell.used = true;
    if (isNothing(value) || value === '0') continue;
    const date = readPartialDate(value);
    if (date) settle(date, cell, reading);
    else if (reading.draft.issued === undefined) {
      addFinding(reading, 'date-unreadable', `The date under ${cell.heading} could not be read.`, value, 'issued');
      reading.draft.issued = { raw: value };
    } else cell.used = false;
  }
}

function settle(date: PartialDate, { heading, value }: Cell, reading: Reading): void {
  const known = reading.draft.issued;
  if (known?.year === undefined) reading.draft.issued = date;
  else if (known.year !== date.year)
    addFinding(reading, 'year-contradiction', `The year under ${heading} is not that of the publication.`, value, 'issued');
  else if (exactness(date) > exactness(known)) reading.draft.issued = date;
}

/** `SEP 22`, `Jul-Aug`, `03/30` (RefWorks), `2` beside the year of another column. */
function readMonth(cells: readonly Cell[], reading: Reading): void {
  const year = reading.draft.issued?.year;
  for (const cell of cells) {
    const value = wholeNumber(cell.value);
    const [, month, day] = /^(\d{1,2})(?:[/-](\d{1,2}))?$/.exec(value) ?? [];
    const alone = month ? numberWithin(month, 1, 12) : monthNumber(value);
    const raw = day ? `${year}-${two(month)}-${two(day)}` : alone ? `${year}-${two(String(alone))}` : `${value} ${year}`;
    const date = year === undefined ? undefined : (readPartialDate(raw) ?? readPartialDate(`${year} ${value}`));
    cell.used = isNothing(value) || value === '0' || date !== undefined;
    if (date && date.year === year) settle(date, cell, reading);
  }
}

function readDay(cells: readonly Cell[], reading: Reading): void {
  const value = wholeNumber(takeFirst(cells) ?? '');
  const { year, month, day } = reading.draft.issued ?? {};
  const read = numberWithin(value, 1, 31);
  if (!value || value === '0') return;
  if (year !== undefined && month !== undefined && read !== undefined) {
    const date = readPartialDate(`${year}-${two(String(month))}-${two(value)}`);
    if (date?.day) reading.draft.issued = date;
    if (date?.day) return;
  }
  for (const cell of cells) cell.used = cell.used && day === read;
}

const two = (number: string | undefined): string => (number ?? '').padStart(2, '0');

const dateOf = (heading: string, names: string, kind: 'accessed' | 'created' | 'electronic'): CsvField => ({
  heading,
  names,
  read: (cells, reading) => {
    for (const cell of cells) {
      const date = readPartialDate(cell.value);
      const iso = date && isoDate(date);
      cell.used = isNothing(cell.value) || (iso !== undefined && reading.draft.dates?.[kind] === undefined);
      if (iso && cell.used) reading.draft.dates = { ...reading.draft.dates, [kind]: iso };
    }
  },
  ...(kind === 'accessed' ? { write: ({ dates }) => dates?.accessed } : {}),
});

const isPlain = ({ season, endYear, endMonth, endDay }: PartialDate): boolean => !(season || endYear || endMonth || endDay);

export const dateFields: readonly CsvField[] = [
  {
    heading: 'year',
    names: `year publicationyear pubyear publishedyear yearpublished yearofpublication py jahr erscheinungsjahr publikationsjahr annee anneedepublication
      ano anodepublicacion anopublicacion anodepublicacao anopublicacao anno annodipubblicazione jaar rok 年 年份 year年`,
    read: readYear,
    write: ({ issued }) => (issued?.year === undefined ? issued?.raw : String(issued.year)),
  },
  {
    heading: 'date',
    names: `date publicationdate datepublished dateofpublication pubdate publisheddate publishedon coverdate issuedate issued da pd datum erscheinungsdatum
      fecha fechadepublicacion fechapublicacion data datadepublicacao datepublication datedepublication datadipubblicazione 发表时间 出版日期 pubtime发表时间`,
    // Web of Science’s table has no year in its «Publication Date»: `SEP 22`.
    read: (cells, reading) => {
      const isPart = ({ value }: Cell): boolean =>
        reading.draft.issued?.year !== undefined && /^[A-Z]{3}\b/i.test(value) && !/\d{4}/.test(value);
      readYear(
        cells.filter((cell) => !isPart(cell)),
        reading,
      );
      readMonth(cells.filter(isPart), reading);
    },
    write: ({ issued }) => {
      if (issued?.year === undefined || issued.month === undefined || !isPlain(issued))
        return isPlain(issued ?? {}) ? undefined : issued?.raw;
      return isoDate(issued);
    },
  },
  {
    heading: 'month',
    names: 'month pd da publishedmonth publicationmonth pubmonth pubmonthday monat mes mois pubdatefreefrom',
    read: readMonth,
  },
  { heading: 'day', names: 'day publishedday publicationday tag dia jour', read: readDay },
  dateOf(
    'accessed',
    'accessed accessdate dateaccessed retrieveddate y2 zugriffsdatum fechadeacceso dateconsultation datadeacesso',
    'accessed',
  ),
  dateOf('created', 'createdate', 'created'),
  dateOf('electronic', 'dateofelectronicpublication epubdate onlinedate publicationdateonline', 'electronic'),
];
