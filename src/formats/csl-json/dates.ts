import type { DateKind, PartialDate } from '../../model/dates.ts';
import { isoDate, readPartialDate } from '../../normalizers/partial-date.ts';
import { citeprocDateWords, readCiteprocDate, seasonsInOrder } from '../citeproc-date.ts';
import { addFinding } from '../drafting.ts';
import type { JsonItem } from '../json-item.ts';
import type { CslField } from './reading.ts';

/** Crossref has `[[null]]` for no date, citation.js an empty object. */
const isEmpty = (value: unknown): boolean => /^(?:null|""|\{\}|\{"date-parts":\[(?:\[(?:null)?\])?\]\})$/.test(JSON.stringify(value));

const parts = (...numbers: (number | undefined)[]): number[] => {
  const end = numbers.indexOf(undefined);
  return numbers.slice(0, end < 0 ? undefined : end) as number[];
};

function writeCslDate(date: PartialDate): JsonItem {
  const { year, month, day, season, endYear, endMonth, endDay, raw } = date;
  if (year === undefined) return raw ? { literal: raw } : {};
  const hasEnd = endYear !== undefined || endMonth !== undefined || endDay !== undefined;
  const end = hasEnd ? [parts(endYear ?? year, endMonth ?? (endDay === undefined ? undefined : month), endDay)] : [];
  const dates = { 'date-parts': [parts(year, month, day), ...end] };
  return season ? { ...dates, season: seasonsInOrder.indexOf(season) + 1 } : dates;
}

/** CSL's date variables that the record has a word for. */
const kinds: readonly (readonly [string, DateKind])[] = [
  ['accessed', 'accessed'],
  ['submitted', 'submitted'],
  ['available-date', 'available'],
];

export const dateFields: readonly CslField[] = [
  {
    variables: ['issued'],
    read: (value, reading) => {
      const date = readCiteprocDate(value);
      if (date) reading.draft.issued = date;
      if (date || isEmpty(value)) return true;
      addFinding(reading, 'date-unreadable', 'The date of publication could not be read.', JSON.stringify(value), 'issued');
      const words = citeprocDateWords(value);
      if (words) reading.draft.issued = { raw: words };
      return words !== undefined;
    },
    write: ({ issued }) => (issued ? { issued: writeCslDate(issued) } : {}),
  },
  ...kinds.map(
    ([variable, kind]): CslField => ({
      variables: [variable],
      read: (value, reading) => {
        const date = readCiteprocDate(value);
        const iso = date ? isoDate(date) : undefined;
        if (iso) reading.draft.dates = { ...reading.draft.dates, [kind]: iso };
        return iso !== undefined;
      },
      write: ({ dates }) => {
        const date = readPartialDate(dates?.[kind] ?? '');
        return date ? { [variable]: writeCslDate(date) } : {};
      },
    }),
  ),
];
