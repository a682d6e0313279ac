import { Problem } from './problem.ts';

/** Lets so many through at a time; others wait their turn, and those for whom there is no room to wait are sent away (503). */
export class Turnstile {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;

  constructor(atOnce: number, mostWaiting: number) {
    this.#atOnce = atOnce;
    this.#mostWaiting = mostWaiting;
  }

  /** Resolves when it is one's turn, to what must be called once when one leaves. Throws Problem where there is no room, and the signal's reason while waiting. */
  async enter(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#inside >= this.#atOnce) {
      if (this.#waiting.length >= this.#mostWaiting)
        throw new Problem(503, 'too many requests are at work; try again in a few seconds', {}, { 'retry-after': '5' });
      await this.#turn(signal);
    } else this.#inside += 1;
    let isOut = false;
    return () => {
      if (isOut) return;
      isOut = true;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#inside -= 1;
    };
  }

  /** Whoever leaves hands the place over. */
  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const give = () => {
        signal.removeEventListener('abort', stop);
        resolve();
      };
      const stop = () => {
        this.#waiting.splice(this.#waiting.indexOf(give), 1);
        reject(signal.reason);
      };
      this.#waiting.push(give);
      signal.addEventListener('abort', stop, { once: true });
    });
  }
}
