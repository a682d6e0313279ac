import { Throttled, Unavailable } from '../model/errors.ts';
import type { Sleep } from './host-limits.ts';

export interface RetryRules {
  /** How often a request is sent at most when the service fails. */
  readonly tries: number;
  /** How long a service may make one request wait in all by throttling it, in milliseconds. */
  readonly waitBudgetMs: number;
  readonly sleep: Sleep;
  /** In [0, 1). */
  readonly random: () => number;
  readonly signal?: AbortSignal | undefined;
  /** The service asked for a pause: nobody else should ask it meanwhile. */
  readonly hold: (ms: number) => void;
  /** A word for people about the wait. */
  readonly report: (message: string) => void;
}

const second = 1000;
/** `Retry-After: 0` for ever would otherwise spend no budget. */
const shortestPauseMs = second;
const longestBackoffMs = 60 * second;

/**
 * Runs `attempt` until it succeeds. Throttled: the host is held, no try is spent, the budget bounds the sum of the waits. Unavailable:
 * waits a random part of 1, 2, 4 … seconds (full jitter) and tries again. All else, and the last failure, is thrown.
 */
export async function withRetries<T>(attempt: () => Promise<T>, rules: RetryRules): Promise<T> {
  let failures = 0;
  let throttlings = 0;
  let waited = 0;
  for (;;) {
    rules.signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Throttled) {
        const pause = error.retryAfterMs ?? backoff(throttlings++) * (0.5 + rules.random() / 2);
        const wait = Math.max(Math.ceil(pause), shortestPauseMs);
        if (waited + wait > rules.waitBudgetMs) {
          throw new Throttled(
            `${error.message}; it asks for ${error.retryAfterMs === undefined ? '' : `a pause of ${seconds(wait)}, `}more patience than ${seconds(rules.waitBudgetMs)}`,
            error.retryAfterMs,
          );
        }
        waited += wait;
        rules.report(`${error.message}; waiting ${seconds(wait)}`);
        rules.hold(wait);
      } else if (error instanceof Unavailable) {
        failures++;
        if (failures >= rules.tries) {
          throw failures === 1 ? error : new Unavailable(`${error.message} (tried ${failures} times)`, { cause: error.cause });
        }
        const wait = Math.ceil(backoff(failures - 1) * rules.random());
        rules.report(`${error.message}; trying again in ${seconds(wait)}`);
        await rules.sleep(wait, rules.signal);
      } else throw error;
    }
  }
}

const backoff = (times: number) => Math.min(longestBackoffMs, second * 2 ** times);
const seconds = (ms: number) => `${Math.round(ms / 100) / 10} s`;
