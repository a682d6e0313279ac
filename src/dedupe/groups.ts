/** Disjoint groups of numbers 0 … size-1 that grow together. */
export class Groups {
  readonly #groups: (readonly number[])[];

  constructor(size: number) {
    this.#groups = Array.from({ length: size }, (_, at) => [at]);
  }

  of(at: number): readonly number[] {
    return this.#groups[at] ?? [];
  }

  /** False when they are one already, or must not be. */
  join(a: number, b: number, allowed: (mine: readonly number[], theirs: readonly number[]) => boolean = () => true): boolean {
    const mine = this.of(a);
    const theirs = this.of(b);
    if (mine === theirs || !allowed(mine, theirs)) return false;
    const together = [...mine, ...theirs];
    for (const at of together) this.#groups[at] = together;
    return true;
  }

  /** Each group once, in the order of its first member, members ascending. */
  all(): readonly (readonly number[])[] {
    const seen = new Set<readonly number[]>();
    const found: (readonly number[])[] = [];
    for (const group of this.#groups) {
      if (seen.has(group)) continue;
      seen.add(group);
      found.push([...group].sort((a, b) => a - b));
    }
    return found;
  }
}
