/** A set of works by their numbers: a bit for each. */
export class WorkSet {
  readonly #words: Uint32Array;

  constructor(words: Uint32Array) {
    this.#words = words;
  }

  /** All from 1 to the highest. */
  static upTo(highest: number): WorkSet {
    const words = new Uint32Array((highest >>> 5) + 1).fill(0xffffffff);
    words[0] = (words[0] ?? 0) & ~1;
    const last = words.length - 1;
    const beyond = (highest & 31) === 31 ? 0 : 0xffffffff << ((highest & 31) + 1);
    words[last] = (words[last] ?? 0) & ~beyond;
    return new WorkSet(words);
  }

  /** Numbers in decimal digits with commas between, as SQLite's group_concat writes them. Reading them one by one from rows takes several times as long. */
  static listed(digits: Uint8Array | null, highest: number): WorkSet {
    const words = new Uint32Array((highest >>> 5) + 1);
    if (digits === null) return new WorkSet(words);
    let number = 0;
    for (let at = 0; at < digits.length; at++) {
      const byte = digits[at] ?? 44;
      if (byte === 44) {
        words[number >>> 5] = (words[number >>> 5] ?? 0) | (1 << (number & 31));
        number = 0;
      } else number = number * 10 + byte - 48;
    }
    words[number >>> 5] = (words[number >>> 5] ?? 0) | (1 << (number & 31));
    return new WorkSet(words);
  }

  /** Of works up to the highest those whose bits are set in the words that are given. */
  static filled(highest: number, fill: (words: Uint32Array) => void): WorkSet {
    const words = new Uint32Array((highest >>> 5) + 1);
    fill(words);
    return new WorkSet(words);
  }

  /** The bits of works from one number to another, 32 a word; `first` is a multiple of 32. */
  bits(first: number, last: number): Uint32Array {
    return this.#words.subarray(first >>> 5, (last >>> 5) + 1);
  }

  and(other: WorkSet): WorkSet {
    const theirs = other.#words;
    return new WorkSet(this.#words.map((word, at) => word & (theirs[at] ?? 0)));
  }

  or(other: WorkSet): WorkSet {
    const theirs = other.#words;
    return new WorkSet(this.#words.map((word, at) => word | (theirs[at] ?? 0)));
  }

  without(other: WorkSet): WorkSet {
    const theirs = other.#words;
    return new WorkSet(this.#words.map((word, at) => word & ~(theirs[at] ?? 0)));
  }

  /** As many works at most, but only those. */
  only(numbers: Iterable<number>): WorkSet {
    const words = new Uint32Array(this.#words.length);
    for (const number of numbers) words[number >>> 5] = (words[number >>> 5] ?? 0) | (1 << (number & 31));
    return new WorkSet(words);
  }

  has(work: number): boolean {
    return (((this.#words[work >>> 5] ?? 0) >>> (work & 31)) & 1) === 1;
  }

  get size(): number {
    return countBits(this.#words);
  }

  /** Ascending. */
  numbers(): Uint32Array {
    const numbers = new Uint32Array(this.size);
    let count = 0;
    for (let at = 0; at < this.#words.length; at++) {
      let word = this.#words[at] ?? 0;
      while (word !== 0) {
        const bit = 31 - Math.clz32(word & -word);
        numbers[count++] = at * 32 + bit;
        word &= word - 1;
      }
    }
    return numbers;
  }

  /** Those with the most points first, those with as many together and ascending. `points` has whole numbers, of no more than some hundred thousand, by work. */
  levels(points: Uint32Array): readonly Uint32Array[] {
    const numbers = this.numbers();
    let most = 0;
    for (let at = 0; at < numbers.length; at++) most = Math.max(most, points[numbers[at] ?? 0] ?? 0);
    if (most === 0) return [numbers];
    const counts = new Uint32Array(most + 1);
    for (let at = 0; at < numbers.length; at++) {
      const value = points[numbers[at] ?? 0] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
    const sorted = new Uint32Array(numbers.length);
    const levels: Uint32Array[] = [];
    const next = new Uint32Array(most + 1);
    let start = 0;
    for (let value = most; value >= 0; value--) {
      const size = counts[value] ?? 0;
      if (size === 0) continue;
      next[value] = start;
      levels.push(sorted.subarray(start, start + size));
      start += size;
    }
    for (let at = 0; at < numbers.length; at++) {
      const work = numbers[at] ?? 0;
      const value = points[work] ?? 0;
      const place = next[value] ?? 0;
      sorted[place] = work;
      next[value] = place + 1;
    }
    return levels;
  }
}

/** How many bits are set. */
export function countBits(words: Uint32Array): number {
  let size = 0;
  for (let at = 0; at < words.length; at++) {
    let bits = words[at] ?? 0;
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    size += (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return size;
}
