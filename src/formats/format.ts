import type { Journals } from '../model/journals.ts';
import type { ByteRange } from '../model/payload.ts';
import type { BibliographicRecord } from '../model/record.ts';
import type { RecordKey } from '../model/work.ts';
import type { Vocabularies } from '../vocabularies/vocabulary.ts';
import type { CutRule } from '../xml/pieces.ts';

/** What a reader is given besides the bytes. */
export interface ReadContext {
  /** Name of the file or payload, as it shall stand in messages and in the fallback id `name#n`. */
  readonly name: string;
  /** Where the bytes were fetched, for formats whose input knows its own address (web pages); redacted. */
  readonly url?: string;
  readonly vocabularies: Vocabularies;
  readonly journals: Journals;
  /** Told, just before a record is given, where its source stands in the bytes of the stream; by formats that know it. */
  readonly locate?: (place: ByteRange) => void;
  /** How many elements stand before the stream in the file of which it is a piece: `name#n` counts on from there. */
  readonly position?: number;
}

/** What a writer is given besides the records. */
export interface WriteContext {
  /** The key by which documents cite it, where the library gave it one for ever. */
  readonly citationKey?: (record: BibliographicRecord) => string | undefined;
}

/** Decompressed bytes in pieces of any size. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * How records are written. `read` streams: memory does not grow with the file. It throws nothing for bad data: what cannot be
 * read becomes a finding of the record concerned, or a record of its own with the finding `record-unreadable` or `markup-unreadable`.
 */
export interface Format {
  readonly id: string;
  /** What it is, for --help and docs: one line, no final point. */
  readonly title: string;
  readonly mediaTypes: readonly string[];
  /** File name endings without the dot, most usual first. */
  readonly extensions: readonly string[];
  /**
   * How sure the first 64 KB (decompressed) are of this format: 0 no, 1 certain. Content decides, never the name. Only unmistakable
   * signatures go above 0.9; formats without any signature (run-on, question-answer) stay below 0.5.
   */
  detect(head: string): number;
  read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord>;
  /** Text in pieces, UTF-8, LF. What the format has no place for goes where that format's readers keep such things. */
  write?(records: AsyncIterable<BibliographicRecord> | Iterable<BibliographicRecord>, context?: WriteContext): AsyncIterable<string>;
  /**
   * Elements between which a long file may be cut, so that its pieces are read in several threads: none of them stands in another one,
   * and no record needs to know of another. Absent: the file is read in one go, with journals.
   */
  readonly cutBetween?: CutRule;
  /** Whether its records have headings to look up, in `read` or behind it: only for such formats the vocabularies of a library are gathered. Not with `cutBetween`. */
  readonly consultsVocabularies?: true;
  /** Whether `read` looks journals up: they are loaded for such a format alone. */
  readonly consultsJournals?: true;
  /** Which authority issued the record's id; undefined or absent: the file itself did. */
  authority?(record: BibliographicRecord): RecordKey | undefined;
}
