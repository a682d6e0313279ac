import type { Atom } from './atoms.ts';

interface Alias {
  readonly words: readonly string[];
  readonly arm: number;
}

/** What may follow an arm's name within one token: `timolol-treated`, `sham-group`. */
const suffixes = new Set([
  'treated',
  'group',
  'arm',
  'exposed',
  'allocated',
  'assigned',
  'randomised',
  'randomized',
  'vaccinated',
  'recipient',
  'user',
]);

/** More names than this no study has; a text that goes on is not read further. */
const limit = 200;

/** The names of arms by their first word: a look-up tries the few that begin with the word at hand, the longest first. */
export class AliasIndex {
  readonly #byFirst = new Map<string, Alias[]>();
  readonly #known = new Map<string, number>();

  /** A name that two arms share names neither of them; the first keeps it. */
  add(words: readonly string[], arm: number): void {
    const [first] = words;
    const key = words.join(' ');
    if (first === undefined || words.length > 12 || this.#known.has(key) || this.#known.size >= limit) return;
    this.#known.set(key, arm);
    const others = this.#byFirst.get(first) ?? [];
    others.push({ words, arm });
    others.sort((a, b) => b.words.length - a.words.length);
    this.#byFirst.set(first, others);
  }

  has(words: readonly string[]): boolean {
    return this.armOf(words) !== undefined;
  }

  /** The arm that exactly these words name. */
  armOf(words: readonly string[]): number | undefined {
    return this.#known.get(words.join(' '));
  }

  /** Whether any name begins with a word. */
  opens(word: string): boolean {
    return this.#byFirst.has(word);
  }

  /** The longest name that begins at an atom; `to` is the atom behind it. */
  at(atoms: readonly Atom[], from: number): { arm: number; to: number } | undefined {
    const first = atoms[from];
    if (!first?.opens) return undefined;
    for (const { words, arm } of this.#byFirst.get(first.word) ?? []) {
      let to = from + 1;
      while (to - from < words.length && atoms[to]?.word === words[to - from]) to += 1;
      if (to - from < words.length) continue;
      // `placebo-controlled` and `bimatoprost/timolol` name neither placebo nor bimatoprost.
      while (!atoms[to - 1]?.closes && suffixes.has(atoms[to]?.word ?? '')) to += 1;
      if (atoms[to - 1]?.closes) return { arm, to };
    }
    return undefined;
  }
}
