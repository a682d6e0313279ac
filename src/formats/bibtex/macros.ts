/** More than the journals of a library. */
const mostMacros = 20_000;
/** Longer ones are no abbreviations: a chain of `b = a # a # a` would double them for ever. */
const longestMacro = 5000;

/** The abbreviations of a .bib file, `@string{jama = "Journal of …"}`, and the three-letter months that every style defines. */
export class Macros {
  readonly #values = new Map<string, string>();

  define(name: string, value: string): void {
    if (this.#values.size < mostMacros || this.#values.has(name)) this.#values.set(name, value.slice(0, longestMacro));
  }

  /** The text of a macro, if it fits in the room that is left; the word itself where nothing defines it (BibTeX drops it with a warning). */
  expand(word: string, room: number): string {
    const value = this.#values.get(word.toLowerCase()) ?? word;
    return value.length <= room ? value : word.slice(0, Math.max(room, 0));
  }
}
