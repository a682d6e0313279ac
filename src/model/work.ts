import type { BibliographicRecord } from './record.ts';

/**
 * Who issued a record's id, and the id: `pubmed` + `28961839`, `hdl:10668` + `10668/11628`, `file:desk` + `key7`.
 * The same publication seen by two queries and in a file is one record when the authority issued one id.
 */
export interface RecordKey {
  readonly authority: string;
  readonly id: string;
}

/** `authority/id`, the written form of a key: unique, since authorities hold no slash. */
export const keyText = (key: RecordKey): string => `${key.authority}/${key.id}`;

/** The key of a written form; the first slash ends the authority, since ids may hold slashes. */
export function parseKey(text: string): RecordKey {
  const slash = text.indexOf('/');
  return { authority: text.slice(0, slash), id: text.slice(slash + 1) };
}

/** Two records by their written keys. */
export interface RecordPair {
  readonly a: string;
  readonly b: string;
}

/** A pair under one name, whichever record is named first. */
export const pairText = ({ a, b }: RecordPair): string => (a <= b ? `${a}\u0000${b}` : `${b}\u0000${a}`);

/** The fields of a work's merged citation: a record without what belongs to one reading of one source. */
export type Citation = Omit<
  BibliographicRecord,
  'source' | 'sourceId' | 'datestamp' | 'deleted' | 'corrections' | 'corrects' | 'spans' | 'unplaced' | 'findings'
>;

/** Where each value of a citation came from: path (`title`, `contributors[3]`, `container.volume`) to the written keys of the records that say so, the chosen one first. */
export type Provenance = Readonly<Record<string, readonly string[]>>;

/** What the records of a work say together. */
export interface MergedCitation {
  readonly citation: Citation;
  readonly provenance: Provenance;
}

/** One work as it shall stand: which records it has and what they say together. */
export interface WorkPlan {
  /** Absent: a new work. */
  readonly id?: string;
  readonly records: readonly RecordKey[];
  /** Works that are merged into it and from now on redirect to it. */
  readonly absorbs: readonly string[];
  /** Every record of it is a tombstone: kept, marked, left out of lists. */
  readonly deleted: boolean;
  /** Absent: its only record says it all. */
  readonly said?: MergedCitation;
}

/** Kinds of publications that belong to another one and are none of its duplicates. */
export const kinshipKinds = [
  'preprint',
  'conference-abstract',
  'erratum',
  'retraction',
  'comment',
  'protocol',
  'translation',
  'edition',
  'update',
  'part',
  'version',
] as const;

/** `kind` is what the record `of` the pair is to the other one: `a` is the preprint of `b`. Absent `of`: each is it to the other (two parts, two editions). */
export interface Kinship {
  readonly kind: (typeof kinshipKinds)[number];
  readonly of?: 'a' | 'b';
}

/** Why two records are one work, or are not. Reasons are listed most telling first. */
export interface Decision {
  readonly a: string;
  readonly b: string;
  readonly verdict: 'same' | 'different' | 'review';
  readonly by: 'rule' | 'user';
  readonly reasons: readonly string[];
  /** How two different publications belong together. */
  readonly relation?: Kinship;
  /** The person who decided, as the person named himself. */
  readonly who?: string;
  /** ISO 8601; set by whoever records it, never by the rule. */
  readonly at?: string;
}

/** A person's decision as the library remembers it. */
export interface RememberedDecision extends Decision {
  readonly by: 'user';
  /** When it was taken back, or another one took its place (ISO 8601). Absent: it is in force. */
  readonly undoneAt?: string;
}
