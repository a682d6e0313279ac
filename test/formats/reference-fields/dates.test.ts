import { expect, test } from 'vitest';
import { readReferenceDate, writeReferenceDate } from '../../../src/formats/reference-fields/dates.ts';

test.each([
  ['2024///', { year: 2024, raw: '2024///' }],
  ['2016/12//', { year: 2016, month: 12, raw: '2016/12//' }],
  ['2024/04/03/', { year: 2024, month: 4, day: 3, raw: '2024/04/03/' }],
  ['2001/00/00/', { year: 2001, raw: '2001/00/00/' }],
  ['2015/october', { year: 2015, month: 10, raw: '2015/october' }],
  ['2000///Spring', { year: 2000, season: 'Spring', raw: '2000///Spring' }],
  ['2020/11//2020 Nov-2021 Jan', { year: 2020, month: 11, endYear: 2021, endMonth: 1, raw: '2020 Nov-2021 Jan' }],
  ['2010 SEP 22', { year: 2010, month: 9, day: 22, raw: '2010 SEP 22' }],
])('%j is a date', (text, expected) => {
  expect(readReferenceDate(text)).toEqual(expected);
});

test.each(['', '///', 'YEAR/MONTH/DAY/', 'in press'])('%j is no date', (text) => {
  expect(readReferenceDate(text)).toBeUndefined();
});

test.each([
  [{ year: 2017 }, '2017///'],
  [{ year: 2017, month: 3, day: 9 }, '2017/03/09/'],
  [{ year: 2017, season: 'Winter' } as const, '2017///Winter'],
  [{ year: 2017, month: 10, endMonth: 12, raw: '2017 Oct-Dec' }, '2017/10//2017 Oct-Dec'],
])('%j is written as %j', (date, expected) => {
  expect(writeReferenceDate(date)).toBe(expected);
});
