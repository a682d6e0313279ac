import { findAbbreviations } from './abbreviations.ts';
import type { Zone } from './sections.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { type DecimalMark, tokenize } from './tokens.ts';

/** A text cut up for the grammar: sentences of tokens, and the abbreviations it defines. */
export interface Document {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** Short form as written, and its long form. */
  readonly abbreviations: ReadonlyMap<string, string>;
}

/** `zone` says what the whole text is, where its place says so (a claim is a result). */
export function readDocument(text: string, decimal: DecimalMark, zone?: Zone): Document {
  return { text, sentences: splitSentences(text, tokenize(text, decimal), zone), abbreviations: findAbbreviations(text) };
}
