import type { Damage } from '../damage.ts';
import { shortEnd } from '../databases.ts';
import { without } from '../export-row.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const plain = /^\d+$/;

/** What goes wrong with year, volume, issue and pages. */
export const places: readonly Damage[] = [
  {
    kind: 'pages abbreviated',
    field: 'pages',
    left: 1,
    harm: (row) => {
      if (row.start === undefined || row.end === undefined) return undefined;
      const end = shortEnd(row.start, row.end);
      return end === row.end ? undefined : { ...row, end };
    },
  },
  {
    kind: 'first page only',
    field: 'pages',
    left: 0.9,
    harm: (row) => (row.end === undefined || row.end === row.start ? undefined : without(row, 'end')),
  },
  {
    kind: 'pages in words',
    field: 'pages',
    left: 1,
    harm: (row, random) => {
      if (row.start === undefined || row.end === undefined) return undefined;
      const range = `${row.start}${random.pick(['-', '–', '--', ' - '])}${row.end}`;
      return { ...without(row, 'end'), start: random.pick(['pp. ', 'p. ', 'Pages ', '']) + range };
    },
  },
  {
    kind: 'pages turned into a date',
    field: 'pages',
    left: 0.7,
    weight: 40,
    harm: (row) => {
      const [start, end] = [row.start ?? '', row.end ?? ''];
      if (!plain.test(start) || !plain.test(end) || Number(start) > 31 || Number(end) > 12) return undefined;
      return { ...without(row, 'end'), start: `${start}-${months[Number(end) - 1]}` };
    },
  },
  {
    kind: 'e-pub pages',
    field: 'pages',
    left: 0.1,
    harm: (row, _random, { shape }) =>
      shape !== 'article' || !plain.test(row.start ?? '') || !plain.test(row.end ?? '') || Number(row.end) <= Number(row.start)
        ? undefined
        : { ...row, start: '1', end: String(Number(row.end) - Number(row.start) + 1) },
  },
  {
    kind: 'article number for pages',
    field: 'pages',
    left: 0,
    harm: (row, random, { shape }) =>
      shape !== 'article' || !plain.test(row.start ?? '')
        ? undefined
        : { ...without(row, 'start', 'end'), articleNumber: `e${random.between(10_000, 99_999)}` },
  },
  {
    kind: 'article number as page',
    field: 'pages',
    left: 1,
    weight: 3,
    harm: (row) => (row.articleNumber === undefined ? undefined : { ...without(row, 'articleNumber'), start: row.articleNumber }),
  },
  {
    kind: 'pages lost',
    field: 'pages',
    left: 0,
    harm: (row) => (row.start === undefined && row.articleNumber === undefined ? undefined : without(row, 'start', 'end', 'articleNumber')),
  },
  { kind: 'volume lost', field: 'volume', left: 0, harm: (row) => (row.volume === undefined ? undefined : without(row, 'volume')) },
  { kind: 'issue lost', field: 'issue', left: 0, harm: (row) => (row.issue === undefined ? undefined : without(row, 'issue')) },
  {
    kind: 'supplement in the volume',
    field: 'volume',
    left: 1,
    weight: 4,
    harm: (row) =>
      row.volume === undefined || !row.issue?.startsWith('Suppl')
        ? undefined
        : { ...without(row, 'issue'), volume: `${row.volume} ${row.issue}` },
  },
  {
    kind: 'supplement in other words',
    field: 'issue',
    left: 1,
    weight: 4,
    harm: (row, random) => {
      const number = /^Suppl (\d)$/.exec(row.issue ?? '')?.[1];
      return number === undefined
        ? undefined
        : {
            ...row,
            issue: random.pick([`SUPPL. ${number}`, `S${number}`, `Supplement ${number}`, `${random.between(1, 12)} SUPPL. ${number}`]),
          };
    },
  },
  {
    kind: 'volume and issue in one',
    field: 'volume',
    left: 1,
    harm: (row) =>
      row.volume === undefined || row.issue === undefined ? undefined : { ...without(row, 'issue'), volume: `${row.volume}(${row.issue})` },
  },
  {
    kind: 'year of the e-publication',
    field: 'year',
    left: 0.6,
    weight: 3,
    harm: (row, random, { shape }) =>
      !/^\d{4}$/.test(row.year ?? '') || shape === 'book'
        ? undefined
        : { ...row, year: String(Number(row.year) + (random.chance(0.7) ? -1 : 1)) },
  },
  { kind: 'year lost', field: 'year', left: 0, harm: (row) => (row.year === undefined ? undefined : without(row, 'year')) },
  {
    kind: 'date with month and day',
    field: 'year',
    left: 1,
    harm: (row, random) =>
      !/^\d{4}$/.test(row.year ?? '')
        ? undefined
        : { ...row, year: `${row.year}/${String(random.between(1, 12)).padStart(2, '0')}/${random.between(10, 28)}/` },
  },
];
