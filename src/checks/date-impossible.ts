import type { PartialDate } from '../model/dates.ts';
import { type Finding, makeFinding } from '../model/finding.ts';
import type { Check } from './check.ts';

/** Without a clock «in the future» is unknowable; a year beyond this one is a slip of the keys in any case (2107 for 2017). */
const latestYear = 2100;

const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/;

/** Dates that no calendar has (30 February, month 13), that end before they begin, or that lie beyond the year 2100. */
export const dateImpossible: Check = {
  codes: ['date-impossible'],
  check: ({ issued, dates = {} }) => [
    ...(issued ? impossible(issued) : []),
    ...Object.entries(dates).flatMap(([kind, text]) => {
      const [whole, year, month, day] = iso.exec(text) ?? [];
      return whole === undefined || exists(Number(year), numberOf(month), numberOf(day)) ? [] : [finding(`dates.${kind}`, text)];
    }),
  ],
};

const numberOf = (part: string | undefined) => (part === undefined ? undefined : Number(part));

function impossible(date: PartialDate): Finding[] {
  const { year, month, day, endYear = year, endMonth, endDay } = date;
  if (year === undefined || endYear === undefined) return [];
  const start = exists(year, month, day);
  const end = exists(endYear, endMonth ?? (endYear === year ? month : undefined), endDay);
  const order = year * 12 + (month ?? 1) <= endYear * 12 + (endMonth ?? 12);
  return start && end && order ? [] : [finding('issued', date.raw ?? [year, month, day].filter((part) => part !== undefined).join('-'))];
}

const finding = (path: string, raw: string) => makeFinding('date-impossible', `${raw} is not a possible date`, { path, raw });

function exists(year: number, month?: number, day?: number): boolean {
  if (year > latestYear || (month !== undefined && (month < 1 || month > 12))) return false;
  return day === undefined || month === undefined || (day >= 1 && day <= daysIn(year, month));
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
