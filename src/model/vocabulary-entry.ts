import type { HeadingVocabulary } from './heading.ts';

/** The names of one descriptor or qualifier in one language, the preferred one apart where the file has it. */
export interface VocabularyEntry {
  /** The vocabulary's identifier: `D001859`, of a qualifier `Q000556`; in DeCS files without MeSH's identifiers the code. */
  readonly ui: string;
  /** Absent in files of entry terms alone: the preferred name stands in another file. */
  readonly preferred?: string;
  readonly entryTerms: readonly string[];
  readonly trees?: readonly string[];
  /** Where it is not the file's: a DeCS record names its descriptor in several. */
  readonly language?: string;
  /** DeCS's own number, where `ui` is MeSH's. */
  readonly code?: string;
  /** Identifiers of the qualifiers that the descriptor may have. */
  readonly qualifiers?: readonly string[];
  /** MEDLINE's two letters of a qualifier. */
  readonly abbreviation?: string;
}

/** What of a vocabulary a file holds. */
export type VocabularyPart = 'descriptors' | 'entry terms' | 'qualifiers';

/** One vocabulary file, read but not yet joined with the others. */
export interface VocabularyFile {
  readonly name: string;
  readonly vocabulary: HeadingVocabulary;
  readonly language?: string;
  readonly part: VocabularyPart;
  readonly entries: readonly VocabularyEntry[];
}

/** A vocabulary file that the library holds. A file of the same vocabulary, part, languages and year takes its place. */
export interface HeldVocabulary {
  readonly vocabulary: HeadingVocabulary;
  readonly part: VocabularyPart;
  readonly languages: readonly string[];
  /** As its file is named after; vocabularies are published yearly. */
  readonly year?: string;
  readonly file: string;
  /** Of the file's bytes, hex. */
  readonly sha256: string;
  readonly importedAt: string;
  readonly descriptors: number;
  readonly entryTerms: number;
}

/** A descriptor as a PubMed record names it. */
export interface TaughtDescriptor {
  readonly ui: string;
  readonly term: string;
}
