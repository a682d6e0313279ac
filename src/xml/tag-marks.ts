/**
 * Finds what matters within an element in a text: comments, CDATA and processing instructions, its own tags, and those that end it. All other
 * tags, hundreds in a record of PubMed, are passed without a look at them. Where a mark comes next is remembered: each is searched for once in
 * a text, however many elements there are.
 */
export class TagMarks {
  readonly #enders: readonly string[];
  readonly #places = new Map<string, number>();
  #text = '';
  #name: string | undefined;
  #marks: readonly string[] = [];
  #longest = 0;

  /** @param enders names of elements that end another one by their start tag */
  constructor(enders: Iterable<string>) {
    this.#enders = Array.from(enders, (name) => `<${name}`);
  }

  lookIn(text: string): void {
    this.#text = text;
    this.#places.clear();
  }

  /** Where such a mark, or a longer name that begins like it, stands at or after the place, or what may become one with more text, unless it is the `last`; -1: nowhere. */
  next(name: string, from: number, last: boolean): number {
    if (name !== this.#name) this.#take(name);
    let nearest = this.#text.length;
    for (const mark of this.#marks) {
      let place = this.#places.get(mark) ?? -1;
      if (place < from) {
        place = placeOf(mark, this.#text, from);
        if (place === -1) place = this.#text.length;
        this.#places.set(mark, place);
      }
      if (place < nearest) nearest = place;
    }
    if (nearest < this.#text.length) return nearest;
    return last ? -1 : this.#text.indexOf('<', Math.max(from, this.#text.length - this.#longest));
  }

  #take(name: string): void {
    this.#name = name;
    this.#marks = [...new Set(['<!', '<?', `<${name}`, `</${name}`, ...this.#enders])];
    this.#longest = Math.max(...this.#marks.map((mark) => mark.length));
  }
}

/** Of `<!` and `<?` the second sign is searched for: it is rare, where a `<` stands every sixty characters. */
function placeOf(mark: string, text: string, from: number): number {
  if (mark.length > 2) return text.indexOf(mark, from);
  const sign = mark.charAt(1);
  let at = text.indexOf(sign, from + 1);
  while (at !== -1 && text.charAt(at - 1) !== '<') at = text.indexOf(sign, at + 1);
  return at === -1 ? -1 : at - 1;
}
