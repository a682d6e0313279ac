import { describe, expect, it } from 'vitest';
import { withRetries } from '../../src/http/retry.ts';
import { Rejected, Throttled, Unavailable } from '../../src/model/errors.ts';

function trial(outcomes: (Error | string)[], rules: { tries?: number; waitBudgetMs?: number; random?: () => number } = {}) {
  const slept: number[] = [];
  const held: number[] = [];
  let attempts = 0;
  const result = withRetries(
    async () => {
      const outcome = outcomes[Math.min(attempts++, outcomes.length - 1)];
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
    {
      tries: rules.tries ?? 5,
      waitBudgetMs: rules.waitBudgetMs ?? 600_000,
      random: rules.random ?? (() => 0.5),
      sleep: async (ms) => void slept.push(ms),
      hold: (ms) => held.push(ms),
      report: () => {},
    },
  );
  return { result, slept, held, attempts: () => attempts };
}

describe('retries', () => {
  it('wait longer and longer when the service fails, by chance', async () => {
    const { result, slept } = trial([new Unavailable('a'), new Unavailable('b'), new Unavailable('c'), 'done']);
    expect(await result).toBe('done');
    expect(slept).toEqual([500, 1000, 2000]);
  });

  it('end after the last try, which tells how many there were', async () => {
    const { result, attempts } = trial([new Unavailable('gone')], { tries: 3 });
    await expect(result).rejects.toThrow('gone (tried 3 times)');
    await expect(result).rejects.toBeInstanceOf(Unavailable);
    expect(attempts()).toBe(3);
  });

  it('cost nothing while the service throttles: only the host is held', async () => {
    const throttled = Array.from({ length: 20 }, () => new Throttled('slow down', 2000));
    const { result, slept, held } = trial([...throttled, 'done'], { tries: 1 });
    expect(await result).toBe('done');
    expect(slept).toEqual([]);
    expect(held).toEqual(Array.from({ length: 20 }, () => 2000));
  });

  it('give up on a service that throttles for longer than the budget, or that asks for no time at all for ever', async () => {
    const { result, held } = trial([new Throttled('slow down', 0)], { waitBudgetMs: 10_000 });
    await expect(result).rejects.toBeInstanceOf(Throttled);
    expect(held).toHaveLength(10);
    await expect(trial([new Throttled('tomorrow', 86_400_000)]).result).rejects.toThrow(
      /it asks for a pause of 86400 s, more patience than/,
    );
  });

  it('wait half to whole of 1, 2, 4 … 60 s when the service does not say how long', async () => {
    const { result, held } = trial([...Array.from({ length: 8 }, () => new Throttled('slow down')), 'done'], { random: () => 0 });
    await result;
    expect(held).toEqual([1000, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it('do not happen when the request is wrong', async () => {
    const { result, attempts } = trial([new Rejected('bad term')]);
    await expect(result).rejects.toThrow('bad term');
    expect(attempts()).toBe(1);
  });
});
