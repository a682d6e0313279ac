import type { Random } from './random.ts';

/**
 * A list of which the first is drawn often and the last hardly ever, as words, headings and names are in real text: frequency falls as
 * 1 / (rank + shift). Drawn by Walker's alias method, so that a list of any length costs the same.
 */
export class Zipf<T> {
  readonly #list: readonly T[];
  readonly #keep: Float64Array;
  readonly #alias: Uint32Array;

  constructor(list: readonly T[], shift: number) {
    const size = list.length;
    const weights = Float64Array.from(list, (_, rank) => 1 / (rank + 1 + shift));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const scaled = weights.map((weight) => (weight / total) * size);
    this.#list = list;
    this.#keep = new Float64Array(size).fill(1);
    this.#alias = Uint32Array.from(list, (_, rank) => rank);
    const small: number[] = [];
    const large: number[] = [];
    for (let rank = size - 1; rank >= 0; rank--) ((scaled[rank] ?? 0) < 1 ? small : large).push(rank);
    while (small.length > 0 && large.length > 0) {
      const low = small.pop() as number;
      const high = large.pop() as number;
      const kept = scaled[low] ?? 0;
      this.#keep[low] = kept;
      this.#alias[low] = high;
      const left = (scaled[high] ?? 0) + kept - 1;
      scaled[high] = left;
      (left < 1 ? small : large).push(high);
    }
  }

  draw(random: Random): T {
    const place = random.next() * this.#list.length;
    const rank = Math.floor(place);
    return this.#list[place - rank < (this.#keep[rank] as number) ? rank : (this.#alias[rank] as number)] as T;
  }

  /** So many different ones, in the order in which they were drawn. */
  drawDistinct(random: Random, count: number): T[] {
    const drawn = new Set<T>();
    for (let tries = 0; drawn.size < count && tries < count * 20; tries++) drawn.add(this.draw(random));
    return [...drawn];
  }
}
