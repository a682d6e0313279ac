import { expect, test } from 'vitest';
import { readCiteprocDate } from '../../src/formats/citeproc-date.ts';

test.each([
  [{ 'date-parts': [[2019, 3, 16]] }, { year: 2019, month: 3, day: 16 }],
  [{ 'date-parts': [['2019', '3']] }, { year: 2019, month: 3 }],
  [
    {
      'date-parts': [
        [2003, 12],
        [2004, 1],
      ],
    },
    { year: 2003, month: 12, endYear: 2004, endMonth: 1 },
  ],
  [
    {
      'date-parts': [
        [2017, 10],
        [2017, 12],
      ],
    },
    { year: 2017, month: 10, endMonth: 12 },
  ],
  [
    { 'date-parts': [[2001]], season: 1 },
    { year: 2001, season: 'Spring' },
  ],
  [
    { 'date-parts': [[2001]], season: 'fall' },
    { year: 2001, season: 'Autumn' },
  ],
  [{ 'date-parts': [[2001, 24]] }, { year: 2001, season: 'Winter' }],
  [{ 'date-parts': [[2001, 14]] }, { year: 2001, season: 'Summer' }],
  [{ raw: '2001-07-04' }, { year: 2001, month: 7, day: 4, raw: '2001-07-04' }],
  ['2001-07', { year: 2001, month: 7, raw: '2001-07' }],
])('%j is a date', (value, expected) => {
  expect(readCiteprocDate(value)).toEqual(expected);
});

test.each([[null], [{}], [{ 'date-parts': [[null]] }], [{ 'date-parts': 'x' }], [{ literal: 'forthcoming' }], [[]], [true]])(
  '%j is none',
  (value) => {
    expect(readCiteprocDate(value)).toBeUndefined();
  },
);
