import { foldedWords } from '../normalizers/fold.ts';

const days: Readonly<Record<string, number>> = {
  day: 1,
  days: 1,
  week: 7,
  weeks: 7,
  month: 30.44,
  months: 30.44,
  mo: 30.44,
  year: 365.25,
  years: 365.25,
  yr: 365.25,
};
const counted: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, nine: 9, ten: 10, twelve: 12 };

/** How many days a time point names: `at 6 months`, `week 24`, `one-year`. Undefined where it names no single one. */
function daysOf(timepoint: string): number | undefined {
  const words = foldedWords(timepoint.slice(0, 200));
  const named = words.flatMap((word, at) => {
    const unit = days[word];
    if (unit === undefined) return [];
    const number = [words[at - 1], words[at + 1]].map(
      (each) => counted[each ?? ''] ?? (/^\d+$/.test(each ?? '') ? Number(each) : undefined),
    );
    const count = number.find((each) => each !== undefined);
    return count === undefined ? [] : [count * unit];
  });
  return named.length === 1 ? named[0] : undefined;
}

/** Whether both say when, and it is not the same time: six months and 24 weeks are near enough to be one. */
export function isOtherTime(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [x, y] = [daysOf(a), daysOf(b)];
  if (x === undefined || y === undefined) return false;
  return Math.abs(x - y) / Math.max(x, y) > 0.1;
}
