import { createHash } from 'node:crypto';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { BibliographicRecord } from '../../model/record.ts';

/** A record as JSON in UTF-8, its `source` first: what is packed, and by what versions are told apart. */
export interface WrittenRecord {
  readonly json: Buffer;
  /** The same behind `source`: where a record was seen is its sighting, and found by a query and in a file it is one and the same. */
  readonly said: Uint8Array;
}

export function writtenRecord(record: BibliographicRecord): WrittenRecord {
  const head = `{"source":${JSON.stringify(record.source)},`;
  const text = JSON.stringify(record);
  // Readers name the source first.
  const json = Buffer.from(text.startsWith(head) ? text : JSON.stringify(sourceFirst(record)), 'utf8');
  return { json, said: json.subarray(Buffer.byteLength(head)) };
}

const sourceFirst = ({ source, ...said }: BibliographicRecord): BibliographicRecord => ({ source, ...said });

/**
 * SHA-256 (hex) of what the record says, in the order in which it says it. A reader gives its fields in one order, so that equal hashes are
 * equal records; different ones may still be equal (`sayTheSame`).
 */
export const recordHash = ({ said }: WrittenRecord): string => createHash('sha256').update(said).digest('hex');

/** Whether two records say the same, in whatever order and wherever they were seen. */
export function sayTheSame(a: BibliographicRecord, b: BibliographicRecord): boolean {
  const { source: _seenHere, ...mine } = a;
  const { source: _seenThere, ...theirs } = b;
  return canonicalJson(mine) === canonicalJson(theirs);
}
