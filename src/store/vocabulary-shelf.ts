import type { HeldVocabulary, TaughtDescriptor, VocabularyFile } from '../model/vocabulary-entry.ts';

/** A vocabulary file on its way into the store. */
export interface VocabularyImport {
  readonly file: VocabularyFile;
  readonly year?: string;
  readonly sha256: string;
  readonly importedAt: string;
}

/** The part of a store that keeps vocabularies. */
export interface VocabularyShelf {
  /** Takes the place of the file of the same vocabulary, part, languages and year, all or nothing; importing twice is the same as once. */
  importVocabulary(given: VocabularyImport): Promise<HeldVocabulary>;
  /** What is loaded: of one vocabulary and part the newest year first. */
  vocabularies(): Promise<readonly HeldVocabulary[]>;
  /** The loaded files with all their entries, in the same order. */
  vocabularyFiles(): Promise<readonly VocabularyFile[]>;
  /** MeSH descriptors as the PubMed records of the library name them, the name that came last first. */
  taughtDescriptors(): Promise<readonly TaughtDescriptor[]>;
}
