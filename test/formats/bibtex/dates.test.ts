import { expect, test } from 'vitest';
import { readBiblatexDate, writeBiblatexDate } from '../../../src/formats/bibtex/dates.ts';

test.each([
  ['2017', { year: 2017 }],
  ['2017-10', { year: 2017, month: 10 }],
  ['2017-10-03', { year: 2017, month: 10, day: 3 }],
  ['2017-10-03T12:30:00Z', { year: 2017, month: 10, day: 3 }],
  ['2017-21', { year: 2017, season: 'Spring' }],
  ['1998~', { year: 1998 }],
  ['1998?', { year: 1998 }],
  ['2010/2011', { year: 2010, endYear: 2011 }],
  ['2009-05/2009-07', { year: 2009, month: 5, endMonth: 7 }],
  ['2009-05-30/2009-06-02', { year: 2009, month: 5, day: 30, endMonth: 6, endDay: 2 }],
  ['2009/', { year: 2009 }],
  ['2009-12/..', { year: 2009, month: 12 }],
  ['12 March 2004', { year: 2004, month: 3, day: 12 }],
])('the date %s', (text, parts) => {
  expect(readBiblatexDate(text)).toEqual({ ...parts, raw: text });
});

test.each(['', '-0044', '19XX', 'in press', '/2011'])('«%s» is no date that says a year', (text) => {
  expect(readBiblatexDate(text)?.month).toBeUndefined();
  expect(readBiblatexDate(text)?.day).toBeUndefined();
});

test.each(['2017', '2017-10', '2017-10-03', '2017-23', '2010/2011', '2009-05/2009-07', '2009-05-30/2009-06-02', '1999-12/2000-01'])(
  '%s is written as it was read',
  (text) => {
    expect(writeBiblatexDate(readBiblatexDate(text) ?? {})).toBe(text);
  },
);
