import { z } from 'zod';
import { damaged, measureDamaged } from './matching/damaged.ts';
import { growth, measureGrowth } from './matching/growth.ts';
import { labelledSet, measureLabelledSets } from './matching/labelled-sets.ts';

export const matching = z.strictObject({
  /** yyyy-mm-dd: it may be measured by itself, after the rest. */
  takenOn: z.iso.date(),
  damaged,
  /** The smallest first. */
  growth: z.array(growth).min(1),
  /** Empty where the labelled sets are not beside the checkout. */
  labelled: z.array(labelledSet),
});

export interface MatchingPlan {
  /** Damaged records on which accuracy is measured. */
  readonly damaged: number;
  /** How many records are resolved, rising. */
  readonly sizes: readonly number[];
}

/** How well and how fast it is told which records are one publication, by what they say of it. */
export async function measureMatching(
  plan: MatchingPlan,
  {
    seed,
    madeOnly,
    tries,
    folder,
    say,
  }: {
    readonly seed: number;
    readonly madeOnly: boolean;
    readonly tries: number;
    readonly folder: string;
    readonly say: (line: string) => void;
  },
): Promise<z.infer<typeof matching>> {
  say(`copies of publications in ${plan.damaged} damaged records`);
  const accuracy = await measureDamaged(plan.damaged, seed);
  const sizes = [];
  for (const records of plan.sizes) {
    say(`resolving ${records} records`);
    sizes.push(await measureGrowth(records, seed, folder));
  }
  if (!madeOnly) say('labelled sets');
  const takenOn = new Date().toISOString().slice(0, 10);
  return { takenOn, damaged: accuracy, growth: sizes, labelled: madeOnly ? [] : [...(await measureLabelledSets(folder, tries))] };
}
