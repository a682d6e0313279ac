import type { PartialDate } from '../model/dates.ts';
import { present } from '../model/present.ts';
import { foldLetters } from './fold.ts';
import { months, type Season, seasons } from './months.ts';
import { numberWithin } from './number-within.ts';
import { foldWhitespace } from './whitespace.ts';

/** The month (1 to 12) that a word or abbreviation names in en, es, pt, fr, de, it, ca or cs; undefined for any other word. */
export function monthNumber(word: string): number | undefined {
  return months.get(word.toLowerCase()) ?? months.get(foldLetters(word).replace(/\.$/, ''));
}

/** No date is longer; a paragraph with a year in it is none. */
const longestValue = 200;

interface Point {
  year?: number | undefined;
  month?: number | undefined;
  day?: number | undefined;
  season?: Season | undefined;
}

/** Numbers alone: `2017-10-01T12:00:00Z`, `2017/10/01/Epub`, `2024///`, `20171001`, `2017.10.01`, and day first where it must be. */
const yearFirst = /^(\d{4})[-/.](\d{0,2})(?:[-/.](\d{0,2}))?(?:(?:[T\s]\d{1,2}:|[/\s[(]).*)?$/;
const blanks = /^(\d{4})\s(\d{2})(?:\s(\d{2}))?$/;
const compact = /^(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const yearLast = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})(?:\s\d{1,2}:.*)?$/;
const years = /^(\d{4})\s?[-/–]\s?(\d{4}|\d{2})$/;
const interval = /^(\d{4}-\d{2}(?:-\d{2})?)\/(\d{4}-\d{2}(?:-\d{2})?)$/;

/**
 * A publication date as exact as its writing, with `raw`: ISO 8601 with or without a time, PubMed's MedlineDate (`1998 Dec-1999 Jan`,
 * `2000 Spring`, `1976 Aug 28-Sep 3`), RIS (`2024///`), and dates with month names. Undefined when no year is stated: `SEP 22` stays raw.
 * `03/04/2017` gives only the year, because day and month cannot be told apart.
 */
export function readPartialDate(text: string): PartialDate | undefined {
  if (text.length > longestValue) return undefined;
  const raw = foldWhitespace(text);
  const plain = raw.replace(/[–—−]/g, '-');
  const read = readNumbers(plain) ?? readWords(plain);
  return read && { ...read, raw };
}

/** ISO 8601 of the (first) day, as exact as the date: `2017`, `2017-10`, `2017-10-01`; undefined without a year. */
export function isoDate(date: PartialDate): string | undefined {
  if (date.year === undefined) return undefined;
  const year = String(date.year).padStart(4, '0');
  if (date.month === undefined) return year;
  const month = `${year}-${twoDigits(date.month)}`;
  return date.day === undefined ? month : `${month}-${twoDigits(date.day)}`;
}

const twoDigits = (part: number): string => String(part).padStart(2, '0');

function readNumbers(text: string): PartialDate | undefined {
  const between = interval.exec(text);
  if (between) return range(isoPoint(between[1]), isoPoint(between[2]));
  const two = years.exec(text);
  if (two && (two[2]?.length === 4 || Number(two[2]) > 12)) {
    const year = Number(two[1]);
    const end = Number(two[2]?.length === 2 ? `${two[1]?.slice(0, 2)}${two[2]}` : two[2]);
    return range({ year }, { year: end });
  }
  const first = compact.exec(text) ?? blanks.exec(text) ?? yearFirst.exec(text);
  if (first) return range(point(first[1], first[2], first[3]));
  const last = yearLast.exec(text);
  if (!last) return undefined;
  const [, one, separator, other, year] = last;
  if (one === other || separator === '.' || Number(one) > 12) return range(point(year, other, one));
  return range(Number(other) > 12 ? point(year, one, other) : point(year));
}

const isoPoint = (text = '') => point(...(text.split('-') as [string, string?, string?]));

/** Months and days that no calendar has are left out; a day needs its month. */
function point(year?: string, month?: string, day?: string): Point {
  const monthRead = numberWithin(month, 1, 12);
  return { year: Number(year), month: monthRead, day: monthRead === undefined ? undefined : numberWithin(day, 1, 31) };
}

/** `22-Sep-2017`, `2017-Oct-01` and `Oct-2017` use the dash as a blank; it is no range there. */
function readWords(text: string): PartialDate | undefined {
  const spaced = text
    .replace(/\b(\d{1,2})-(\p{L}{3,12}\.?)-(\d{4})\b/u, '$1 $2 $3')
    .replace(/\b(\d{4})-(\p{L}{3,12}\.?)(?:-(\d{1,2}))?\b/u, '$1 $2 $3')
    .replace(/^(\p{L}{3,12}\.?)-(\d{4})$/u, '$1 $2')
    .replace(/\b\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\b.*$/, '');
  const [left = '', right] = spaced.split(/\s?[-/]\s?|\sto\s/);
  const from = pointOf(left);
  const to = right === undefined ? undefined : pointOf(right);
  if (from.year === undefined && to?.year !== undefined) from.year = to.year;
  if (from.month === undefined && from.day !== undefined && to?.month !== undefined) from.month = to.month;
  return range(from, to);
}

function pointOf(text: string): Point {
  const found: Point = {};
  for (const [word] of text.matchAll(/\p{L}+|\d+/gu)) {
    if (/^\d{4}$/.test(word)) found.year ??= Number(word);
    else if (/^\d{1,2}$/.test(word)) found.day ??= Number(word) >= 1 && Number(word) <= 31 ? Number(word) : undefined;
    else if (/^\p{L}/u.test(word)) {
      found.month ??= monthNumber(word);
      found.season ??= seasons.get(foldLetters(word));
    }
  }
  return found;
}

/** One point, or two: the end repeats nothing of the start (`2017 Oct-Dec` has an end month and no end year). */
function range(from: Point, to: Point = {}): PartialDate | undefined {
  if (from.year === undefined || from.year < 1000 || from.year > 2999) return undefined;
  const endYear = to.year !== undefined && to.year !== from.year && to.year >= 1000 && to.year <= 2999 ? to.year : undefined;
  const endMonth = to.month !== undefined && (to.month !== from.month || endYear !== undefined) ? to.month : undefined;
  const day = from.month === undefined ? undefined : from.day;
  return present<PartialDate>({
    year: from.year,
    month: from.month,
    day,
    season: from.month === undefined ? (from.season ?? to.season) : undefined,
    endYear,
    endMonth,
    endDay: day === undefined || to.day === undefined || (to.day === day && endMonth === undefined) ? undefined : to.day,
    raw: undefined,
  });
}
