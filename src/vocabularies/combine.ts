import type { HeadingVocabulary } from '../model/heading.ts';
import { present } from '../model/present.ts';
import type { TaughtDescriptor, VocabularyEntry, VocabularyFile } from '../model/vocabulary-entry.ts';
import { looseIndex } from './loose-index.ts';
import { NameIndex } from './name-index.ts';
import { type Descriptor, type KnownQualifier, noVocabularies, type Vocabularies } from './vocabulary.ts';

/** Case and compatibility forms fold; diacritics and punctuation stay: «Radio» and «Rádio» are two names. */
const foldName = (name: string) => (/^[\x20-\x7e]*$/.test(name) ? name : name.normalize('NFKC')).toLowerCase();

/**
 * Joins vocabulary files into one look-up. Entry terms of one file find the preferred name and the tree numbers that another file has
 * for the same ui. Files given earlier win where two name the same thing. `taught`: descriptors that records have named; they can be
 * looked up, but are not all that there are, so a term that is not among them is not therefore unknown (`has`).
 */
export function combineVocabularies(loaded: readonly VocabularyFile[], taught: readonly TaughtDescriptor[] = []): Vocabularies {
  if (loaded.length === 0 && taught.length === 0) return noVocabularies;
  const files = [...loaded, ...(taught.length === 0 ? [] : [fileOf(taught)])];
  const byKey = descriptorsByKey(files);
  const preferredNames = new NameIndex<Descriptor>(isSame);
  const entryTerms = new NameIndex<Descriptor>(isSame);
  const qualifiers = new Map<string, KnownQualifier>();
  for (const file of files)
    for (const entry of file.entries) {
      if (isQualifier(entry)) {
        learnQualifier(qualifiers, entry, byKey.get(keyOf({ vocabulary: 'mesh', language: 'en' }, entry))?.term);
        continue;
      }
      const known = byKey.get(keyOf(file, entry));
      if (entry.preferred !== undefined) preferredNames.add(foldName(entry.preferred), known ?? standIn(file, entry, entry.preferred));
      for (const term of entry.entryTerms) entryTerms.add(foldName(term), known ?? standIn(file, entry, term));
    }
  // Who has nothing but qualifiers, or descriptors in another language alone, cannot say that MeSH lacks a descriptor.
  const tells = ({ vocabulary, part, language = 'en' }: VocabularyFile) =>
    part !== 'qualifiers' && (vocabulary !== 'mesh' || language === 'en');
  const kinds = new Set(loaded.filter(tells).map((file) => file.vocabulary));
  let words: ReadonlySet<string> | undefined;
  let loose: ReturnType<typeof looseIndex> | undefined;
  let byUi: ReadonlyMap<string, readonly Descriptor[]> | undefined;
  const lookup = (term: string) => {
    const name = foldName(term);
    const preferred = preferredNames.get(name);
    const others = entryTerms.get(name);
    if (preferred.length === 0) return others;
    return [...preferred, ...others.filter((each) => !preferred.some((known) => isSame(known, each)))];
  };
  return {
    lookup,
    has: (vocabulary) => kinds.has(vocabulary),
    longestName: Math.max(longest(preferredNames.names()), longest(entryTerms.names())),
    hasWord(word) {
      words ??= wordsOf(preferredNames.names(), entryTerms.names());
      return words.has(foldName(word));
    },
    lookupLoosely(term) {
      loose ??= looseIndex([preferredNames, entryTerms]);
      return loose(term);
    },
    identified(ui) {
      byUi ??= groupedByUi(byKey.values());
      return byUi.get(ui) ?? [];
    },
    qualifier: (name) => qualifiers.get(foldName(name)),
  };
}

/** Qualifiers are no descriptors: «therapy» among subjects is none of MeSH. */
const isQualifier = ({ ui }: VocabularyEntry) => ui.startsWith('Q');

const keyOf = ({ vocabulary, language }: { vocabulary: HeadingVocabulary; language?: string }, entry: VocabularyEntry) =>
  `${vocabulary} ${entry.language ?? language ?? ''} ${entry.ui}`;
const isSame = (a: Descriptor, b: Descriptor) => a === b || (a.vocabulary === b.vocabulary && a.ui === b.ui && a.language === b.language);

function descriptorsByKey(files: readonly VocabularyFile[]): Map<string, Descriptor> {
  const byKey = new Map<string, Descriptor>();
  for (const file of files)
    for (const entry of file.entries) {
      if (entry.preferred === undefined) continue;
      const key = keyOf(file, entry);
      const known = byKey.get(key);
      // A file of another year may have what this one lacks: trees, permitted qualifiers.
      if (!known) byKey.set(key, descriptorFrom(file, entry, entry.preferred));
      else if (!known.trees && entry.trees) byKey.set(key, { ...known, trees: entry.trees });
    }
  return byKey;
}

function descriptorFrom(
  file: VocabularyFile,
  { ui, language = file.language, trees, code, qualifiers }: VocabularyEntry,
  term: string,
): Descriptor {
  return present<Descriptor>({ vocabulary: file.vocabulary, ui, term, language, trees, code, qualifiers });
}

/** Where only entry terms are loaded, the term itself has to stand for the preferred name. */
const standIn = (file: VocabularyFile, { ui, language = file.language }: VocabularyEntry, term: string): Descriptor =>
  present<Descriptor>({ vocabulary: file.vocabulary, ui, term, language, trees: undefined, code: undefined, qualifiers: undefined });

const fileOf = (taught: readonly TaughtDescriptor[]): VocabularyFile => ({
  ...{ name: 'PubMed', vocabulary: 'mesh', language: 'en', part: 'descriptors' },
  entries: taught.map(({ ui, term }) => ({ ui, preferred: term, entryTerms: [] })),
});

function learnQualifier(qualifiers: Map<string, KnownQualifier>, entry: VocabularyEntry, english: string | undefined): void {
  const { ui, preferred, entryTerms, abbreviation } = entry;
  const term = english ?? preferred;
  if (term === undefined) return;
  for (const name of [preferred, abbreviation, ...entryTerms]) {
    const folded = foldName(name ?? '');
    if (folded !== '' && !qualifiers.has(folded)) qualifiers.set(folded, { ui, term });
  }
}

function groupedByUi(descriptors: Iterable<Descriptor>): ReadonlyMap<string, readonly Descriptor[]> {
  const groups = new Map<string, Descriptor[]>();
  for (const each of descriptors) {
    if (each.ui === undefined) continue;
    const known = groups.get(each.ui);
    if (!known) groups.set(each.ui, [each]);
    else if (isOwn(each)) known.unshift(each);
    else known.push(each);
  }
  return groups;
}

const isOwn = ({ vocabulary, language }: Descriptor) => vocabulary === 'mesh' && (language === undefined || language === 'en');

function longest(names: Iterable<string>): number {
  let length = 0;
  for (const name of names) length = Math.max(length, name.length);
  return length;
}

function wordsOf(...names: readonly Iterable<string>[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const each of names) for (const name of each) for (const word of name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) words.add(word);
  return words;
}
