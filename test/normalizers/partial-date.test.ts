import { expect, test } from 'vitest';
import { isoDate, monthNumber, readPartialDate } from '../../src/normalizers/partial-date.ts';

test.each([
  ['2017', { year: 2017 }],
  ['2017-10', { year: 2017, month: 10 }],
  ['2017-10-01T00:00:00Z', { year: 2017, month: 10, day: 1 }],
  ['20171001', { year: 2017, month: 10, day: 1 }],
  ['2017 Oct 1', { year: 2017, month: 10, day: 1 }],
  ['2013 06 10', { year: 2013, month: 6, day: 10 }],
  ['2017 Oct-Dec', { year: 2017, month: 10, endMonth: 12 }],
  ['2019 Sep/Oct', { year: 2019, month: 9, endMonth: 10 }],
  ['1998 Dec-1999 Jan', { year: 1998, month: 12, endYear: 1999, endMonth: 1 }],
  ['1976 Aug 28-Sep 3', { year: 1976, month: 8, day: 28, endMonth: 9, endDay: 3 }],
  ['2000 Dec 23-30', { year: 2000, month: 12, day: 23, endDay: 30 }],
  ['2000 Spring', { year: 2000, season: 'Spring' }],
  ['Winter 2000-2001', { year: 2000, season: 'Winter', endYear: 2001 }],
  ['1944-1945', { year: 1944, endYear: 1945 }],
  ['2014 First Quarter', { year: 2014 }],
  ['Oct 2017', { year: 2017, month: 10 }],
  ['October 1, 2017', { year: 2017, month: 10, day: 1 }],
  ['1 October 2017', { year: 2017, month: 10, day: 1 }],
  ['22-Sep-2017', { year: 2017, month: 9, day: 22 }],
  ['2012-August-08', { year: 2012, month: 8, day: 8 }],
  ['1 de octubre de 2017', { year: 2017, month: 10, day: 1 }],
  ['3. März 2019', { year: 2019, month: 3, day: 3 }],
  ['2024///', { year: 2024 }],
  ['2017/10/01/Epub', { year: 2017, month: 10, day: 1 }],
  ['1975/01/15 [pubmed]', { year: 1975, month: 1, day: 15 }],
  ['13/04/2017', { year: 2017, month: 4, day: 13 }],
  ['03/04/2017', { year: 2017 }],
  ['2017-13-01', { year: 2017 }],
  ['c2010', { year: 2010 }],
  ['12.XI.2017', { year: 2017, month: 11, day: 12 }],
  ['IX/2017', { year: 2017, month: 9 }],
  ['2017 iii 4', { year: 2017, month: 3, day: 4 }],
  ['10/2017', { year: 2017, month: 10 }],
  ['13/2017', { year: 2017 }],
  ['20171000', { year: 2017, month: 10 }],
  ['20170000', { year: 2017 }],
  ['201710', { year: 2017, month: 10 }],
  ['2017 1 2', { year: 2017, month: 1, day: 2 }],
  ['2017-10-01Z', { year: 2017, month: 10, day: 1 }],
  ['2017-10-01?', { year: 2017, month: 10, day: 1 }],
  ['2017/10/01-2018/01/05', { year: 2017, month: 10, day: 1, endYear: 2018, endMonth: 1, endDay: 5 }],
  ['2017年10月1日', { year: 2017, month: 10, day: 1 }],
  ['2017-13', { year: 2017 }],
  ['2017-18', { year: 2017, endYear: 2018 }],
  ['1999-00', { year: 1999, endYear: 2000 }],
  ['Winter 2017/18', { year: 2017, season: 'Winter', endYear: 2018 }],
  ['Dec 30, 2017-Jan 2, 2018', { year: 2017, month: 12, day: 30, endYear: 2018, endMonth: 1, endDay: 2 }],
  ['between 2010 and 2017', { year: 2010, endYear: 2017 }],
  ['1 a 3 de octubre de 2017', { year: 2017, month: 10, day: 1, endDay: 3 }],
  ['2017 [i.e. 2018]', { year: 2018 }],
  ['c2016, 2017', { year: 2017 }],
  ['2004, c2003', { year: 2004 }],
  ['1r de gener de 2017', { year: 2017, month: 1, day: 1 }],
  ['1er octobre 2017', { year: 2017, month: 10, day: 1 }],
  ['1 października 2017', { year: 2017, month: 10, day: 1 }],
  ['3 maart 2017', { year: 2017, month: 3, day: 3 }],
  ['2017a', { year: 2017 }],
])('reads %s', (text, expected) => {
  expect(readPartialDate(text)).toEqual({ ...expected, raw: text });
});

test.each(['SEP 22', 'in press', '///', 'May', '', '10 15', 's.d.', 'o. J.', '1990s', '199?', '[19--]', '200110', '0000', '9999'])(
  'gives nothing for %j, which states no year',
  (text) => {
    expect(readPartialDate(text)).toBeUndefined();
  },
);

test('a day that no month has stays as written for the check to find', () => {
  expect(readPartialDate('2017-02-31')).toEqual({ year: 2017, month: 2, day: 31, raw: '2017-02-31' });
});

test('isoDate is as exact as its date', () => {
  expect([{ year: 2017 }, { year: 2017, month: 1 }, { year: 2017, month: 1, day: 5 }, { raw: 'x' }].map(isoDate)).toEqual([
    '2017',
    '2017-01',
    '2017-01-05',
    undefined,
  ]);
});

test('monthNumber knows months in eight languages and no other words', () => {
  expect(['Sept.', 'enero', 'março', 'août', 'MÄRZ', 'gennaio', 'març', 'září', 'market'].map(monthNumber)).toEqual([
    9,
    1,
    3,
    8,
    3,
    1,
    3,
    9,
    undefined,
  ]);
});
