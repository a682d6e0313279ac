import type { PartialDate } from '../model/dates.ts';
import { type DatePoint, dateRange } from './date-range.ts';
import { romanMonths } from './months.ts';
import { numberWithin } from './number-within.ts';

/** Numbers alone: `2017-10-01T12:00:00Z`, `2017/10/01/Epub`, `2024///`, `20171001`, `20171000`, `2017.10.01`, `2017-10~`, and day first where it must be. */
const yearFirst = /^(\d{4})[-/.](\d{0,2})(?:[-/.](\d{0,2}))?(?:(?:[T\s]\d{1,2}:|[/\s[(]).*|Z|[?~%]|[+-]\d{2}:\d{2})?$/;
const blanks = /^(\d{4})\s(\d{1,2})(?:\s(\d{1,2}))?$/;
const compact = /^(\d{4})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$|^(\d{4})(0\d|1[0-2])00$/;
const yearLast = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})(?:\s\d{1,2}:.*)?$/;
const monthFirst = /^(\d{1,2})\s?[-/.]\s?(\d{4})$/;
/** `201710` is read where it cannot be 20 January 2010, as `200110` can. */
const compactMonth = /^((?:19|20)(?!0[1-9]|1[0-2])\d{2})(0[1-9]|1[0-2])$/;
const romanMonth = /^(?:(\d{1,2})[\s./-]{1,2})?([IVX]{1,4})[\s./-]{1,2}(\d{4})$/i;
const romanLast = /^(\d{4})[\s./-]{1,2}([IVX]{1,4})(?:[\s./-]{1,2}(\d{1,2}))?$/i;
const eastAsian = /^(\d{4})\s?年(?:\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?)?$/;
const years = /^(\d{4})\s?[-/–]\s?(\d{4}|\d{2})$/;
const interval = /^(\d{4}([-/.])\d{2}(?:\2\d{2})?)\s?(?:\/|-|\sto\s)\s?(\d{4}\2\d{2}(?:\2\d{2})?)$/;

/** A date written in figures (roman ones for the month too), its dashes plain and its blanks single; undefined when words are needed. */
export function readNumericDate(text: string): PartialDate | undefined {
  const between = interval.exec(text);
  if (between) return dateRange(isoPoint(between[1]), isoPoint(between[3]));
  const two = years.exec(text);
  const end = two ? endYearOf(Number(two[1]), two[2] ?? '') : undefined;
  if (end !== undefined) return dateRange({ year: Number(two?.[1]) }, { year: end });
  const first = compact.exec(text) ?? blanks.exec(text) ?? yearFirst.exec(text) ?? compactMonth.exec(text) ?? eastAsian.exec(text);
  if (first) return dateRange(point(first[1] ?? first[4], first[2] ?? first[5], first[3]));
  const last = yearLast.exec(text);
  if (!last) return monthAndYear(text);
  const [, one, separator, other, year] = last;
  if (one === other || separator === '.' || Number(one) > 12) return dateRange(point(year, other, one));
  return dateRange(Number(other) > 12 ? point(year, one, other) : point(year));
}

/** `2017/18`, `1999-00` and `2017-2018` are years; `2017-10` is a month, and `2017-13` neither. */
export function endYearOf(year: number, end: string): number | undefined {
  if (end.length === 4) return Number(end);
  if (end === '00') return year % 100 === 99 ? year + 1 : undefined;
  return Number(end) > 12 && Number(end) > year % 100 ? Math.floor(year / 100) * 100 + Number(end) : undefined;
}

/** `10/2017`, `XI.2017`, `12.XI.2017` and `2017 XI 12`. */
function monthAndYear(text: string): PartialDate | undefined {
  const numeric = monthFirst.exec(text);
  if (numeric) return dateRange(point(numeric[2], numeric[1]));
  const [, day, month, year] = romanMonth.exec(text) ?? [];
  const [, firstYear, between, lastDay] = romanLast.exec(text) ?? [];
  const number = romanMonths.get((month ?? between ?? '').toUpperCase());
  return number === undefined ? undefined : dateRange(point(year ?? firstYear, String(number), day ?? lastDay));
}

const isoPoint = (text = '') => point(...(text.split(/[-/.]/) as [string, string?, string?]));

/** Months and days that no calendar has are left out; a day needs its month. */
function point(year?: string, month?: string, day?: string): DatePoint {
  const monthRead = numberWithin(month, 1, 12);
  return { year: Number(year), month: monthRead, day: monthRead === undefined ? undefined : numberWithin(day, 1, 31) };
}
