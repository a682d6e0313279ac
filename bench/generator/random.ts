/**
 * Numbers that follow from their seeds alone, the same on every machine (sfc32: 128 bits of state, so that of a million records no two begin
 * alike by chance).
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** Up to three whole numbers of 32 bits: a file's seed, a record's place in it, what the draws are for. */
  constructor(a: number, b = 0, c = 0) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    for (let round = 0; round < 12; round++) this.next();
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
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
