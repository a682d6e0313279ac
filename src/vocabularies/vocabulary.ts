import type { HeadingVocabulary } from '../model/heading.ts';

/** A descriptor found by one of its names. `term` is the preferred name in `language`. */
export interface Descriptor {
  readonly vocabulary: HeadingVocabulary;
  readonly ui?: string;
  readonly term: string;
  readonly language?: string;
  /** Tree numbers, where the file has them. */
  readonly trees?: readonly string[];
  /** DeCS's own number, where `ui` is MeSH's. */
  readonly code?: string;
  /** Identifiers of the qualifiers that it may have, where the file has them. */
  readonly qualifiers?: readonly string[];
}

/** A qualifier found by one of its names. `term` is MeSH's own. */
export interface KnownQualifier {
  readonly ui: string;
  readonly term: string;
}

/**
 * Controlled vocabularies that a reader may consult, handed to it as a value. Look-up folds case and Unicode compatibility
 * forms, never diacritics or punctuation: «Radio» (Spanish for radium) and «Rádio» are different names.
 */
export interface Vocabularies {
  /** Every descriptor that has the term as preferred name or entry term, preferred names first; empty when unknown. */
  lookup(term: string): readonly Descriptor[];
  /** Whether any vocabulary of that kind is loaded. */
  has(vocabulary: HeadingVocabulary): boolean;
  /** Length in UTF-16 units of the longest name: the reach of a segmenter's look-ahead. */
  readonly longestName: number;
  /** Whether the word is a name or a part of one (`sensitivity` of «Microbial Sensitivity Tests»), for segmenters of glued text. */
  hasWord?(word: string): boolean;
  /**
   * Descriptors that have the term as a name when diacritics, punctuation, the order about a comma and the plural are not looked at. What it finds is
   * likely, and no more; empty where several descriptors are as likely.
   */
  lookupLoosely?(term: string): readonly Descriptor[];
  /** The descriptors with an identifier: the same one in each vocabulary and language, MeSH's English first. */
  identified?(ui: string): readonly Descriptor[];
  /** Qualifiers that the loaded files name, beside those that everybody knows (qualifiers.ts). */
  qualifier?(name: string): KnownQualifier | undefined;
}

export const noVocabularies: Vocabularies = { lookup: () => [], has: () => false, longestName: 0 };
