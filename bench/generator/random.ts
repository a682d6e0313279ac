/** Numbers that follow from their seeds alone, the same on every machine (mulberry32). */
export class Random {
  #state: number;

  /** Any whole numbers: a file's seed, a record's place in it. */
  constructor(...seeds: readonly number[]) {
    let state = 0x9e3779b9;
    for (const seed of seeds)
      state = Math.imul(state ^ (seed >>> 0) ^ Math.imul(Math.floor(seed / 2 ** 32), 0x27d4eb2f), 0x85ebca6b) ^ (state >>> 13);
    this.#state = state;
    this.next();
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from the lowest to the highest, both included. */
  between(lowest: number, highest: number): number {
    return lowest + Math.floor(this.next() * (highest - lowest + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** How many, about `mean`, at least one: most are few, some are many. */
  count(mean: number): number {
    return 1 + Math.floor(-Math.log(1 - this.next()) * (mean - 0.5));
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** Capitals and digits, as registry numbers and grants have them. */
  code(length: number): string {
    let text = '';
    for (let at = 0; at < length; at++) text += '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'[Math.floor(this.next() * 36)];
    return text;
  }
}
