import { present } from '../model/present.ts';
import type { VocabularyEntry, VocabularyFile } from './read.ts';
import { type Descriptor, noVocabularies, type Vocabularies } from './vocabulary.ts';

/** Case and compatibility forms fold; diacritics and punctuation stay: «Radio» and «Rádio» are two names. */
const foldName = (name: string) => (/^[\x20-\x7e]*$/.test(name) ? name : name.normalize('NFKC')).toLowerCase();

/**
 * Joins vocabulary files into one look-up. Entry terms of one file find the preferred name and the tree numbers that another file has
 * for the same ui. Files given earlier win where two name the same thing.
 */
export function combineVocabularies(files: readonly VocabularyFile[]): Vocabularies {
  if (files.length === 0) return noVocabularies;
  const descriptors = descriptorsByUi(files);
  const preferredNames = new Map<string, Descriptor[]>();
  const entryTerms = new Map<string, Descriptor[]>();
  for (const file of files)
    for (const entry of file.entries) {
      if (entry.preferred !== undefined) add(preferredNames, entry.preferred, descriptorOf(file, entry, entry.preferred, descriptors));
      for (const term of entry.entryTerms) add(entryTerms, term, descriptorOf(file, entry, term, descriptors));
    }
  const kinds = new Set(files.map((file) => file.vocabulary));
  let words: ReadonlySet<string> | undefined;
  return {
    lookup(term) {
      const name = foldName(term);
      const preferred = preferredNames.get(name) ?? [];
      const others = (entryTerms.get(name) ?? []).filter((each) => !preferred.some((known) => isSame(known, each)));
      return [...preferred, ...others];
    },
    has: (vocabulary) => kinds.has(vocabulary),
    longestName: Math.max(longest(preferredNames), longest(entryTerms)),
    hasWord(word) {
      words ??= wordsOf(preferredNames.keys(), entryTerms.keys());
      return words.has(foldName(word));
    },
  };
}

const keyOf = (file: VocabularyFile, ui: string) => `${file.vocabulary} ${file.language ?? ''} ${ui}`;
const isSame = (a: Descriptor, b: Descriptor) => a.vocabulary === b.vocabulary && a.ui === b.ui && a.language === b.language;

function descriptorsByUi(files: readonly VocabularyFile[]): Map<string, Descriptor> {
  const byUi = new Map<string, Descriptor>();
  for (const file of files)
    for (const { ui, preferred, trees } of file.entries)
      if (preferred !== undefined && !byUi.has(keyOf(file, ui)))
        byUi.set(
          keyOf(file, ui),
          present<Descriptor>({ vocabulary: file.vocabulary, ui, term: preferred, language: file.language, trees }),
        );
  return byUi;
}

/** Where only entry terms are loaded, the term itself has to stand for the preferred name. */
function descriptorOf(file: VocabularyFile, { ui }: VocabularyEntry, term: string, byUi: ReadonlyMap<string, Descriptor>): Descriptor {
  return (
    byUi.get(keyOf(file, ui)) ?? present<Descriptor>({ vocabulary: file.vocabulary, ui, term, language: file.language, trees: undefined })
  );
}

function add(names: Map<string, Descriptor[]>, name: string, descriptor: Descriptor): void {
  const folded = foldName(name);
  const known = names.get(folded);
  if (!known) names.set(folded, [descriptor]);
  else if (!known.some((each) => isSame(each, descriptor))) known.push(descriptor);
}

function longest(names: ReadonlyMap<string, unknown>): number {
  let length = 0;
  for (const name of names.keys()) length = Math.max(length, name.length);
  return length;
}

function wordsOf(...names: readonly Iterable<string>[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const each of names) for (const name of each) for (const word of name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) words.add(word);
  return words;
}
