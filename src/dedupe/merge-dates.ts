import type { Dates, PartialDate } from '../model/dates.ts';
import { agreeing, type Candidate, type Chosen, candidatesOf, choose, type FieldRule } from './choose.ts';
import { fromChosen, fromParts, type MergedField } from './merged-field.ts';
import type { Ranked } from './rank.ts';

const written = ({ year, month, day, season, endYear, endMonth, endDay }: PartialDate): string =>
  [year, month, day, season, endYear, endMonth, endDay].map((part) => part ?? '').join('-');

/** How exact a date is: a day says more than a month, and a month more than a season. */
const exactness = ({ year, month, day, season }: PartialDate): number =>
  [year, season ?? month, month, day].filter((part) => part !== undefined).length;

const hasVolume = ({ record }: Ranked): boolean => record.container?.volume !== undefined;

/**
 * The date of an electronic publication gives way to that of the issue: of a record that knows of no volume yet beside one that does and has a later year,
 * or where the year is that of some record's `electronic` date and only a record with a volume says another. Among equals the year that most say, then
 * the exacter date.
 */
const issuedRule: FieldRule<PartialDate> = {
  name: written,
  flaw: ({ value, of }, all) => {
    if (value.year === undefined) return 2;
    const { year } = value;
    const printed = all.filter((each) => hasVolume(each.of) && each.value.year !== undefined && each.value.year > year);
    return !hasVolume(of) && printed.length > 0 && isAhead(year, all, printed) ? 1 : 0;
  },
  among: [agreeing(({ year }) => year?.toString()), ({ value }) => exactness(value)],
};

/** Two years apart something else is wrong, unless a record says that the first is the electronic one. */
const isAhead = (year: number, all: readonly Candidate<PartialDate>[], printed: readonly Candidate<PartialDate>[]): boolean =>
  printed.some((each) => each.value.year === year + 1) ||
  all.some(({ of: { record } }) => record.dates?.electronic?.startsWith(String(year)));

export const mergeIssued = (ranked: readonly Ranked[]): MergedField =>
  fromChosen(
    'issued',
    choose(
      candidatesOf(ranked, ({ record }) => record.issued),
      issuedRule,
    ),
  );

/** Further dates, each by itself: the year that most records of the best rank say, as exact as one of them has it. */
const dateRule: FieldRule<string> = {
  name: (date) => date,
  among: [agreeing((date) => date.slice(0, 4)), ({ value }) => value.length],
};

export function mergeDates(ranked: readonly Ranked[]): MergedField {
  const kinds = new Set(ranked.flatMap(({ record }) => Object.keys(record.dates ?? {}) as (keyof Dates)[]));
  const parts: Record<string, Chosen<string> | undefined> = {};
  for (const kind of kinds)
    parts[kind] = choose(
      candidatesOf(ranked, ({ record }) => record.dates?.[kind]),
      dateRule,
    );
  return fromParts('dates', parts);
}
