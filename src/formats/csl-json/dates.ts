import type { DateKind, PartialDate } from '../../model/dates.ts';
import { present } from '../../model/present.ts';
import { isoDate, readPartialDate } from '../../normalizers/partial-date.ts';
import { addFinding } from '../drafting.ts';
import { type CslField, type CslItem, textFrom } from './reading.ts';

const seasons = ['Spring', 'Summer', 'Autumn', 'Winter'] as const;

const number = (value: unknown, low: number, high: number): number | undefined => {
  const found = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof found === 'number' && Number.isInteger(found) && found >= low && found <= high ? found : undefined;
};

/** CSL 1.0.2 has seasons 1 to 4; its processors take 13 to 16 and EDTF's 21 to 24 in the month's place. */
function seasonOf(value: unknown): PartialDate['season'] {
  for (const before of [0, 12, 20]) {
    const nth = number(value, before + 1, before + 4);
    if (nth !== undefined) return seasons[nth - before - 1];
  }
  const word = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
  return word === 'fall' ? 'Autumn' : seasons.find((season) => season.toLowerCase() === word);
}

const partsOf = (value: unknown, index: number): unknown[] => {
  const part: unknown = Array.isArray(value) ? value[index] : undefined;
  return Array.isArray(part) ? part : [];
};

/** Crossref has `[[null]]` for no date, citation.js an empty object. */
const isEmpty = (value: unknown): boolean => /^(?:null|""|\{\}|\{"date-parts":\[(?:\[(?:null)?\])?\]\})$/.test(JSON.stringify(value));

const wordsOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null
    ? (textFrom((value as CslItem).raw) ?? textFrom((value as CslItem).literal))
    : textFrom(value);

/** `date-parts` (numbers or their text; one date or a range), else `raw` or `literal` in words; a bare string is words too. */
export function readCslDate(value: unknown): PartialDate | undefined {
  if (typeof value === 'string' || typeof value === 'number') return readPartialDate(String(value));
  if (typeof value !== 'object' || value === null) return undefined;
  const date = value as CslItem;
  const words = wordsOf(date);
  const [year, month, day] = partsOf(date['date-parts'], 0);
  const [endYear, endMonth, endDay] = partsOf(date['date-parts'], 1);
  if (number(year, 1000, 2999) === undefined) return words ? readPartialDate(words) : undefined;
  const read = present<PartialDate>({
    year: number(year, 1000, 2999),
    month: number(month, 1, 12),
    day: number(month, 1, 12) ? number(day, 1, 31) : undefined,
    season: seasonOf(date.season) ?? seasonOf(number(month, 13, 24)),
    endYear: number(endYear, 1000, 2999),
    endMonth: number(endMonth, 1, 12),
    endDay: number(endMonth, 1, 12) ? number(endDay, 1, 31) : undefined,
    raw: words,
  });
  // «2017-10/2017-12» has the year twice; the record says it once.
  if (read.endYear === read.year && (read.endMonth ?? read.endDay) !== undefined) delete read.endYear;
  return read;
}

const parts = (...numbers: (number | undefined)[]): number[] => {
  const end = numbers.indexOf(undefined);
  return numbers.slice(0, end < 0 ? undefined : end) as number[];
};

function writeCslDate(date: PartialDate): CslItem {
  const { year, month, day, season, endYear, endMonth, endDay, raw } = date;
  if (year === undefined) return raw ? { literal: raw } : {};
  const hasEnd = endYear !== undefined || endMonth !== undefined || endDay !== undefined;
  const end = hasEnd ? [parts(endYear ?? year, endMonth ?? (endDay === undefined ? undefined : month), endDay)] : [];
  const dates = { 'date-parts': [parts(year, month, day), ...end] };
  return season ? { ...dates, season: seasons.indexOf(season) + 1 } : dates;
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
      const date = readCslDate(value);
      if (date) reading.draft.issued = date;
      if (date || isEmpty(value)) return true;
      addFinding(reading, 'date-unreadable', 'The date of publication could not be read.', JSON.stringify(value), 'issued');
      const words = wordsOf(value);
      if (words) reading.draft.issued = { raw: words };
      return words !== undefined;
    },
    write: ({ issued }) => (issued ? { issued: writeCslDate(issued) } : {}),
  },
  ...kinds.map(
    ([variable, kind]): CslField => ({
      variables: [variable],
      read: (value, reading) => {
        const date = readCslDate(value);
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
