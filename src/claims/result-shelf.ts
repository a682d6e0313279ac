import type { PrintedNumber } from './printed-number.ts';
import type { ReportingWork } from './reporting-work.ts';

/** Works by the numbers that they report, by their identifiers and by the trials that they are about, so that no claim has to be held against all. */
export interface ResultShelf {
  /** Works with a result of about that number. */
  near(number: PrintedNumber): readonly ReportingWork[];
  /** Works of any of those identifiers (`scheme:value`) or trial names (folded). */
  told(keys: Iterable<string>): readonly ReportingWork[];
}

/** How far a coarser print of a number lies from it: 43 from 43.2, 0.7 from 0.695. */
export const reach = ({ value, decimals }: PrintedNumber): number => Math.max(0.5 * 10 ** -decimals, value >= 10 ? 0.5 : 0.05);

export function resultShelf(works: readonly ReportingWork[]): ResultShelf {
  const numbers = works
    .flatMap((work) => work.results.flatMap(({ main }) => (main === undefined || main === 'NR' ? [] : [{ value: main.value, work }])))
    .sort((a, b) => a.value - b.value);
  const keyed = new Map<string, ReportingWork[]>();
  for (const work of works) {
    for (const key of [...work.keys, ...work.trials]) {
      const held = keyed.get(key);
      if (held) held.push(work);
      else keyed.set(key, [work]);
    }
  }
  const firstFrom = (value: number): number => {
    let [low, high] = [0, numbers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((numbers[middle]?.value ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    near(number) {
      const found = new Set<ReportingWork>();
      const far = reach(number) + 1e-9;
      for (let at = firstFrom(number.value - far); at < numbers.length; at++) {
        const each = numbers[at];
        if (!each || each.value > number.value + far) break;
        found.add(each.work);
      }
      return [...found];
    },
    told: (keys) => [...new Set([...keys].flatMap((key) => keyed.get(key) ?? []))],
  };
}
