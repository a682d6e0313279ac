import { z } from 'zod';

/** Seconds of several tries of one thing. */
export const spread = z.strictObject({ median: z.number(), lowest: z.number(), highest: z.number(), tries: z.int().positive() });

export type Spread = z.infer<typeof spread>;

/** Throws for an empty list. */
export function spreadOf(seconds: readonly number[]): Spread {
  const sorted = seconds.toSorted((a, b) => a - b);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  const middle = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (lowest === undefined || highest === undefined) throw new RangeError('no tries');
  return { median: middle.reduce((sum: number, each) => sum + (each ?? 0) / 2, 0), lowest, highest, tries: sorted.length };
}
