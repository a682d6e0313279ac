import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDate, readPartialDate } from '../../src/normalizers/partial-date.ts';

const settings = { seed: 5, numRuns: 500 };
const two = (part: number) => String(part).padStart(2, '0');
const days = fc.record({
  year: fc.integer({ min: 1000, max: 2999 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
});
type Day = typeof days extends fc.Arbitrary<infer T> ? T : never;

const monthIn = (language: string, width: 'long' | 'short', month: number) =>
  new Intl.DateTimeFormat(language, { month: width, day: 'numeric', timeZone: 'UTC' })
    .formatToParts(new Date(Date.UTC(2017, month - 1, 15)))
    .find((part) => part.type === 'month')?.value ?? '';

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

const writings: readonly ((date: Day) => string)[] = [
  ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`,
  ({ year, month, day }) => `${year}-${two(month)}-${two(day)}T12:30:00.000+02:00`,
  ({ year, month, day }) => `${year}/${month}/${day}`,
  ({ year, month, day }) => `${year}${two(month)}${two(day)}`,
  ({ year, month, day }) => `${two(day)}.${two(month)}.${year}`,
  ({ year, month, day }) => `${day}.${roman[month - 1]}.${year}`,
  ({ year, month, day }) => `${year}年${month}月${day}日`,
  ...['en', 'es', 'pt', 'fr', 'de', 'it', 'cs', 'pl', 'nl', 'da', 'sv', 'nb'].map(
    (language) =>
      ({ year, month, day }: Day) =>
        `${day} ${monthIn(language, 'long', month)} ${year}`,
  ),
  ({ year, month, day }) => `${year} ${monthIn('en', 'short', month)} ${day}`,
  ({ year, month, day }) => `${monthIn('en', 'long', month)} ${day}, ${year}`,
  ({ year, month, day }) => `${day} de ${monthIn('es', 'long', month)} de ${year}`,
  ({ year, month, day }) => `${day}º de ${monthIn('pt', 'long', month)} de ${year}`,
  ({ year, month, day }) => `${day}. ${monthIn('de', 'long', month)} ${year}`,
  ({ year, month, day }) => `${day}-${monthIn('en', 'short', month)}-${year}`,
];

test('a day is read back from every writing, with its raw form', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...writings), (date, write) => {
      const raw = write(date);
      expect(readPartialDate(raw)).toEqual({ ...date, raw });
    }),
    settings,
  );
});

test('a date as exact as it is known is read back from its ISO form', () => {
  const dates = fc.oneof(
    days,
    days.map(({ year, month }) => ({ year, month })),
    days.map(({ year }) => ({ year })),
  );
  fc.assert(
    fc.property(dates, (date) => {
      const raw = isoDate(date) ?? '';
      expect(readPartialDate(raw)).toEqual({ ...date, raw });
    }),
    settings,
  );
});

test('where day and month cannot be told apart, neither is given', () => {
  const small = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(small, small, fc.constantFrom('/', '-'), (one, other, separator) => {
      fc.pre(one !== other);
      const raw = `${two(one)}${separator}${two(other)}${separator}2017`;
      expect(readPartialDate(raw)).toEqual({ year: 2017, raw });
    }),
    settings,
  );
});

const fragments = [
  '2017',
  '17',
  '10',
  ' ',
  '-',
  '/',
  '.',
  'Oct',
  'octubre',
  'de',
  'Spring',
  'c',
  '©',
  '[',
  ']',
  '?',
  'XI',
  'to',
  'T12:00',
  '年',
  'é',
];

test('of any text whatever the year stands in the text, and parts stay within the calendar', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(fc.constantFrom(...fragments), { maxLength: 15 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const date = readPartialDate(text);
        if (date === undefined) return;
        expect(text).toContain(String(date.year));
        expect(date.month ?? 1).toBeLessThanOrEqual(12);
        expect(date.day ?? 1).toBeLessThanOrEqual(31);
        expect(date.raw).not.toBe('');
      },
    ),
    { ...settings, numRuns: 2000 },
  );
});
