import type { Endpoint } from '../../../model/endpoint.ts';

/** An endpoint with the words of its key. */
export interface Entry {
  readonly endpoint: Endpoint;
  readonly words: readonly string[];
  /** Its place in the order in which endpoints were met. */
  readonly order: number;
}

/** Endpoints by the words of their names: a text of ten thousand names (`Outcome 1 was …, outcome 2 was …`) asks for each of them. */
export class NameIndex {
  readonly #byWord = new Map<string, Entry[]>();
  /** Each entry once, under the word that fewest had when it came: a word that all names share finds none of them. */
  readonly #byRarest = new Map<string, Entry[]>();
  #size = 0;

  add(endpoint: Endpoint, words: readonly string[]): void {
    const entry = { endpoint, words, order: this.#size };
    this.#size += 1;
    let rarest = words[0] ?? '';
    for (const word of words) {
      const others = this.#byWord.get(word);
      if ((others?.length ?? 0) < (this.#byWord.get(rarest)?.length ?? 0)) rarest = word;
    }
    for (const word of words) push(this.#byWord, word, entry);
    push(this.#byRarest, rarest, entry);
  }

  /** The endpoints all of whose words are among these, in the order in which they were met. */
  within(words: ReadonlySet<string>): Entry[] {
    const found: Entry[] = [];
    for (const word of words)
      for (const entry of this.#byRarest.get(word) ?? []) if (entry.words.every((own) => words.has(own))) found.push(entry);
    return found.length > 1 ? found.sort((a, b) => a.order - b.order) : found;
  }

  /** The endpoints that have all these words and more, in the order in which they were met. */
  beyond(words: readonly string[]): readonly Entry[] {
    let fewest: readonly Entry[] | undefined;
    for (const word of words) {
      const having = this.#byWord.get(word);
      if (having === undefined) return [];
      if (fewest === undefined || having.length < fewest.length) fewest = having;
    }
    return (fewest ?? []).filter((entry) => entry.words.length > words.length && words.every((word) => entry.words.includes(word)));
  }
}

function push(lists: Map<string, Entry[]>, word: string, entry: Entry): void {
  const list = lists.get(word);
  if (list) list.push(entry);
  else lists.set(word, [entry]);
}
