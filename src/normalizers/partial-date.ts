import type { PartialDate } from '../model/dates.ts';
import { type DatePoint, dateRange } from './date-range.ts';
import { foldLetters } from './fold.ts';
import { months, seasons } from './months.ts';
import { endYearOf, readNumericDate } from './numeric-date.ts';
import { foldWhitespace } from './whitespace.ts';

/** The month (1 to 12) that a word or abbreviation names in en, es, pt, fr, de, it, ca, cs, pl, nl, da, sv or nb; undefined for any other word. */
export function monthNumber(word: string): number | undefined {
  return months.get(word.toLowerCase()) ?? months.get(foldLetters(word).replace(/\.$/, ''));
}

/** No date is longer; a paragraph with a year in it is none. */
const longestValue = 200;

/**
 * A publication date as exact as its writing, with `raw`: ISO 8601 with or without a time, PubMed's MedlineDate (`1998 Dec-1999 Jan`,
 * `2000 Spring`, `1976 Aug 28-Sep 3`), RIS (`2024///`), and dates with month names. Undefined when no year is stated: `SEP 22` stays raw.
 * `03/04/2017` gives only the year, because day and month cannot be told apart.
 */
export function readPartialDate(text: string): PartialDate | undefined {
  if (/^\d{4}$/.test(text)) return yearAlone(text);
  if (text.length > longestValue) return undefined;
  const raw = foldWhitespace(text);
  const plain = raw.replace(/[–—−]/g, '-').replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const read = readNumericDate(plain) ?? readWords(plain);
  return read && { ...read, raw };
}

function yearAlone(raw: string): PartialDate | undefined {
  const date = dateRange({ year: Number(raw) });
  return date && { ...date, raw };
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

/** Words that stand between the two ends: `Jan and Feb 2017`, `1 a 3 de octubre de 2017`, `3 bis 5. Mai 2017`. */
const between = /\s?[-/]\s?|\s(?:to|and|y|et|und|bis|e|i|a|al|au|&)\s/i;

/** `22-Sep-2017`, `2017-Oct-01` and `Oct-2017` use the dash as a blank; it is no range there. A decade (`1990s`) is no year. */
function readWords(text: string): PartialDate | undefined {
  const spaced = meantYear(text)
    .replace(/\b(\d{1,2})-(\p{L}{3,12}\.?)-(\d{4})\b/u, '$1 $2 $3')
    .replace(/^(\d{4})-(\p{L}{3,12}\.?)(?:-(\d{1,2}))?(?![\p{L}\d])/u, '$1 $2 $3')
    .replace(/^(\p{L}{3,12}\.?)-(\d{4})$/u, '$1 $2')
    .replace(/\b\d{4}['’]?s\b/g, '')
    .replace(/\b\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\b.*$/, '');
  const [left = '', right] = spaced.split(between);
  const from = pointOf(left);
  const to = right === undefined ? undefined : pointOf(right);
  if (from.season !== undefined && from.year !== undefined && to !== undefined && /^\d{2}$/.test(right ?? '')) {
    return dateRange(from, { year: endYearOf(from.year, right ?? '') });
  }
  if (from.year === undefined && to?.year !== undefined) from.year = to.year;
  if (from.month === undefined && from.day !== undefined && to?.month !== undefined) from.month = to.month;
  return dateRange(from, to);
}

/** Of cataloguers' years the one that they mean: `2017 [i.e. 2018]` is 2018, and beside `2017` a `c2016` is the copyright's. */
function meantYear(text: string): string {
  if (!/\d{4}.*\d{4}/.test(text)) return text;
  const corrected = /\bi\.\s?e\.,?\s(\d{4})\b/.exec(text)?.[1];
  if (corrected !== undefined) return corrected;
  const without = text.replace(/(?:©|℗|\b(?:c|p|cop\.|copyright))\s?\d{4}\b/i, '');
  return /\b\d{4}\b/.test(without) ? without : text;
}

function pointOf(text: string): DatePoint {
  const found: DatePoint = {};
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
