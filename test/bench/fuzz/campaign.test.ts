import { describe, expect, test } from 'vitest';
import { untimed } from '../../../bench/fuzz/attempt.ts';
import { fuzz } from '../../../bench/fuzz/campaign.ts';
import { readSeeds } from '../../../bench/fuzz/seeds.ts';
import { type Target, targets } from '../../../bench/fuzz/targets.ts';

const seed = 7;
const seeds = readSeeds(seed);

/** `npm run fuzz` does the same a hundred times as often, with longer inputs, and measures. */
test.each(targets)('$name reads whatever text there is, and loses and invents nothing', (target) => {
  const short = { ...target, longest: 800 };
  const { failures } = fuzz(short, targets.indexOf(target), { seed, inputs: target.share * 10, seeds, attempt: untimed });
  expect(failures).toEqual([]);
});

describe('what is reported', () => {
  const forgetful: Target = {
    name: 'forgetful',
    share: 1,
    seeds: 'citations',
    longest: 500,
    read: (text) => {
      if (text.includes('(((')) throw new RangeError('too deep');
      return () => (text.includes('é') ? 'é is lost' : undefined);
    },
  };
  const failuresOf = () => fuzz(forgetful, 0, { seed, inputs: 300, seeds, attempt: untimed }).failures;

  test('inputs that fail are as short as they still do', () => {
    const told = new Set(failuresOf().map(({ fault, text }) => `${fault}: ${text}`));
    expect(told).toContain('é is lost: é');
    expect([...told].every((each) => ['é is lost: é', 'throws RangeError: too deep: ((('].includes(each))).toBe(true);
  });

  test('the same seed makes the same inputs', () => {
    expect(failuresOf()).toEqual(failuresOf());
  });
});
