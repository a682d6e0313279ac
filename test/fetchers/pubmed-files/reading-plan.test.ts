import { expect, test } from 'vitest';
import type { OfferedFile } from '../../../src/fetchers/pubmed-files/origin.ts';
import { planReading, type ReadingRange } from '../../../src/fetchers/pubmed-files/reading-plan.ts';

/** `26: 1-3 | 4 6` is a baseline of three files and two updates. */
function offered(...years: string[]): OfferedFile[] {
  return years.flatMap((text) => {
    const [year = '', numbers = ''] = text.split(': ');
    return numbers.split('|').flatMap((some, part) =>
      some
        .trim()
        .split(' ')
        .filter(Boolean)
        .flatMap((range) => {
          const [low = 0, high = low] = range.split('-').map(Number);
          return Array.from({ length: high - low + 1 }, (_, at) => low + at);
        })
        .map((number) => ({
          year,
          number,
          name: `pubmed${year}n${String(number).padStart(4, '0')}.xml.gz`,
          part: part === 0 ? ('baseline' as const) : ('updates' as const),
          md5: async () => undefined,
          take: async () => ({ path: '', size: 0 }),
        })),
    );
  });
}

const done = (year: string, number: number) => ({ year, number });

test.each<[string, string[], ReadingRange, string, { gap?: string; whole?: boolean; notes?: string[] }]>([
  ['a baseline and its updates, in the order of their numbers', ['26: 2 1 3 | 5 4'], {}, '26: 1 2 3 4 5', { whole: true }],
  ['a baseline that is not known to have ended', ['26: 1-3'], {}, '26: 1 2 3', {}],
  ['what is new', ['26: 1-3 | 4-6'], { done: done('26', 4) }, '26: 5 6', {}],
  ['nothing, when nothing is new', ['26: 1-3 | 4-6'], { done: done('26', 6) }, '', {}],
  [
    'nothing behind a missing update',
    ['26: 1-3 | 4 6 8'],
    { done: done('26', 3) },
    '26: 4',
    { gap: 'pubmed26n0005 is missing, but pubmed26n0006.xml.gz is there' },
  ],
  [
    'nothing, where the baseline is missing',
    ['26: | 1335-1340'],
    {},
    '',
    { gap: 'pubmed26n0001 to pubmed26n1334 are missing, but pubmed26n1335.xml.gz is there' },
  ],
  ['updates alone, when that is said', ['26: | 1335-1337'], { fromFile: 1335 }, '26: 1335 1336 1337', {}],
  ['a part of the files', ['26: 1-3 | 4-6'], { fromFile: 2, toFile: 4 }, '26: 2 3 4', {}],
  ['not the beginning again, when something was read before', ['26: 1-3 | 4-6'], { done: done('26', 4), fromFile: 2 }, '26: 5 6', {}],
  [
    'the rest of the old year and then the new baseline',
    ['25: | 7 8', '26: 1-2 | 3'],
    { done: done('25', 6) },
    '25: 7 8, 26: 1 2 3',
    { whole: true, notes: ['the baseline of 2026 is there: reading it from its first file on'] },
  ],
  [
    'the new baseline, when what was left of the old year is gone in part',
    ['25: | 8', '26: 1-2 | 3'],
    { done: done('25', 6) },
    '26: 1 2 3',
    {
      whole: true,
      notes: [
        'pubmed25n0007 is missing, but pubmed25n0008.xml.gz is there; the new baseline makes up for it',
        'the baseline of 2026 is there: reading it from its first file on',
      ],
    },
  ],
  ['the new baseline alone, where nothing was read before', ['25: 1-2 | 3', '26: 1-2 | 3'], {}, '26: 1 2 3', { whole: true }],
  ['the old year, as long as the new baseline has no first file', ['25: | 7 8', '26: 2'], { done: done('25', 6) }, '25: 7 8', {}],
  [
    'the new baseline up to what is missing of it',
    ['26: 1-2 4 | 5'],
    { done: done('25', 6) },
    '26: 1 2',
    {
      gap: 'pubmed26n0003 is missing, but pubmed26n0004.xml.gz is there',
      notes: ['the baseline of 2026 is there: reading it from its first file on'],
    },
  ],
])('it plans to read %s', (_, files, range, expected, { gap, whole = false, notes = [] }) => {
  const plan = planReading(offered(...files), range);
  const wanted = expected.split(', ').flatMap((year) => offered(year).map(({ name }) => name));
  expect(plan.files.map(({ name }) => name)).toEqual(wanted);
  expect({ gap: plan.gap, whole: plan.whole, notes: plan.notes }).toEqual({ gap, whole, notes });
});
