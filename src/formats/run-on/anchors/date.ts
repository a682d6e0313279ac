import type { Candidate, Finder } from '../candidate.ts';

const year = String.raw`(?:1[5-9]|20)\d{2}`;
const month = '-(?:0[1-9]|1[0-2])';
const day = String.raw`-(?:0[1-9]|[12]\d|3[01])`;
const time = String.raw`T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?`;

const wholeDay = new RegExp(`^${year}${month}${day}T?`);

/** ISO 8601 from the most exact to the year alone, which could be any number. */
const shapes: readonly { readonly shape: RegExp; readonly cost: number; readonly certain: boolean }[] = [
  { shape: new RegExp(year + month + day + time, 'y'), cost: -3, certain: true },
  { shape: new RegExp(`${year}${month}${day}(?!T\\d)`, 'y'), cost: -2.5, certain: true },
  { shape: new RegExp(`${year}${month}(?![-\\d]\\d?-?\\d)`, 'y'), cost: -1, certain: false },
  { shape: new RegExp(`${year}${month}(?=${year}${month})`, 'y'), cost: -1, certain: false },
  { shape: new RegExp(`${year}(?!-\\d)`, 'y'), cost: 0.5, certain: false },
];

/**
 * Dates, glued to each other as they come (`2023-01-252023-01-252017`). They begin with a run of digits or where another date ends.
 */
export const findDates: Finder = ({ text, cut }) => {
  const isLoose = cut === 'blank';
  const found: Candidate[] = [];
  const ends = new Set<number>();
  for (const { index, 0: run } of text.matchAll(/\d[\d\-T:.Z+]*/g)) {
    for (let start = index; start <= index + run.length - 4; start++) {
      // rate=0.82011-04-20T22:38:04Z: a whole day is a date wherever it begins
      const begins =
        start === index || ends.has(start) || (/^[Z\d]$/.test(text[start - 1] ?? '') && wholeDay.test(text.slice(start, start + 11)));
      const before = text[start - 1] ?? '';
      if (!begins || (isLoose ? before === '(' : /[^\S\n]|\(/.test(before))) continue;
      for (const { shape, cost, certain } of shapes) {
        shape.lastIndex = start;
        const length = shape.exec(text)?.[0].length;
        if (length === undefined) continue;
        ends.add(start + length);
        found.push({ kind: 'date', start, end: start + length, cost, certain });
      }
    }
  }
  return found;
};
