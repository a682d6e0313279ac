/**
 * Things by their names. Nearly every name belongs to one thing, and a list for each of a quarter of a million names would be most of the
 * memory, so one stands by itself.
 */
export class NameIndex<T extends object> {
  readonly #things = new Map<string, T | readonly T[]>();
  readonly #isSame: (a: T, b: T) => boolean;

  constructor(isSame: (a: T, b: T) => boolean) {
    this.#isSame = isSame;
  }

  add(name: string, thing: T): void {
    const known = this.#things.get(name);
    if (known === undefined) this.#things.set(name, thing);
    else if (!Array.isArray(known)) {
      if (!this.#isSame(known as T, thing)) this.#things.set(name, [known as T, thing]);
    } else if (!known.some((each) => this.#isSame(each, thing))) this.#things.set(name, [...known, thing]);
  }

  get(name: string): readonly T[] {
    const found = this.#things.get(name);
    if (found === undefined) return [];
    return Array.isArray(found) ? found : [found as T];
  }

  names(): IterableIterator<string> {
    return this.#things.keys();
  }

  entries(): IterableIterator<[string, T | readonly T[]]> {
    return this.#things.entries();
  }
}
