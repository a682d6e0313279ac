import type { PartialDate } from '../model/dates.ts';
import { present } from '../model/present.ts';
import { readPartialDate } from '../normalizers/partial-date.ts';
import { itemFrom, textFrom } from './json-item.ts';

/** As CSL-JSON numbers them. */
export const seasonsInOrder = ['Spring', 'Summer', 'Autumn', 'Winter'] as const;

const number = (value: unknown, low: number, high: number): number | undefined => {
  const found = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof found === 'number' && Number.isInteger(found) && found >= low && found <= high ? found : undefined;
};

/** CSL 1.0.2 has seasons 1 to 4; its processors take 13 to 16 and EDTF's 21 to 24 in the month's place. */
function seasonOf(value: unknown): PartialDate['season'] {
  for (const before of [0, 12, 20]) {
    const nth = number(value, before + 1, before + 4);
    if (nth !== undefined) return seasonsInOrder[nth - before - 1];
  }
  const word = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
  return word === 'fall' ? 'Autumn' : seasonsInOrder.find((season) => season.toLowerCase() === word);
}

const partsOf = (value: unknown, index: number): unknown[] => {
  const part: unknown = Array.isArray(value) ? value[index] : undefined;
  return Array.isArray(part) ? part : [];
};

/** A date's `raw` or `literal`, or the text that stands in the place of a date. */
export function citeprocDateWords(value: unknown): string | undefined {
  const date = itemFrom(value);
  return date ? (textFrom(date.raw) ?? textFrom(date.literal)) : textFrom(value);
}

/**
 * A date as citation processors have it, which Crossref's API took over: `date-parts` (numbers or their text; one date or a range), else
 * `raw` or `literal` in words; a bare string is words too. Undefined for `[[null]]`, Crossref's word for no date.
 */
export function readCiteprocDate(value: unknown): PartialDate | undefined {
  if (typeof value === 'string' || typeof value === 'number') return readPartialDate(String(value));
  const date = itemFrom(value);
  if (!date) return undefined;
  const words = citeprocDateWords(date);
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
