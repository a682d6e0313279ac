import { Malformed } from '../model/errors.ts';
import type { VocabularyEntry } from '../model/vocabulary-entry.ts';
import { foldWhitespace } from '../normalizers/whitespace.ts';

/** The largest vocabularies (MeSH with all its supplementary concepts) stay far below; a file made to fill the memory does not. */
const mostEntries = 1_000_000;
export const mostNames = 5_000_000;
/** The longest entry term of MeSH, a chemical's, has some 300 characters. */
const longestName = 4000;

/** The entries of a file, counted as they come. */
export class Gathering {
  readonly entries: VocabularyEntry[] = [];
  readonly #file: string;
  #names = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Throws Malformed when the file holds more, or longer names, than a vocabulary has; `where` is its place in the file. */
  add(entry: VocabularyEntry, where: string): void {
    this.#names += entry.entryTerms.length + (entry.trees?.length ?? 0) + 1;
    if (this.entries.length >= mostEntries || this.#names > mostNames)
      throw new Malformed(`${this.#file}, ${where}: more than ${mostEntries} descriptors or ${mostNames} names are no vocabulary`);
    if ([entry.preferred ?? '', ...entry.entryTerms].some((name) => name.length > longestName))
      throw new Malformed(`${this.#file}, ${where}: ${entry.ui} has a name of more than ${longestName} characters`);
    this.entries.push(entry);
  }
}

/** Names, each once, on one line each, without those that are empty or the preferred one. */
export const otherNames = (names: Iterable<string>, preferred: string | undefined): string[] => {
  const folded = new Set([...names].map(foldWhitespace));
  folded.delete('');
  if (preferred !== undefined) folded.delete(preferred);
  return [...folded];
};
