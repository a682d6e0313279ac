import type { PartialDate } from '../model/dates.ts';
import { present } from '../model/present.ts';
import type { Season } from './months.ts';

/** One end of a date in the reading. */
export interface DatePoint {
  year?: number | undefined;
  month?: number | undefined;
  day?: number | undefined;
  season?: Season | undefined;
}

/** One point, or two, as a date without its raw form; undefined for a year that is none (`0000`, `9999`): the end repeats nothing of the start (`2017 Oct-Dec` has an end month and no end year). */
export function dateRange(from: DatePoint, to: DatePoint = {}): PartialDate | undefined {
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
