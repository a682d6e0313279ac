import { makeFinding } from '../model/finding.ts';
import { present } from '../model/present.ts';
import type { BibliographicRecord } from '../model/record.ts';
import type { Drafting } from './drafting.ts';
import { GivenIds } from './given-ids.ts';
import { collectUnplaced, decodeEntities, type TaggedField, type TaggedLine } from './tagged-fields.ts';
import type { TextLine } from './text-lines.ts';
import { repairFindings } from './text-repairs.ts';

/** The lines of one reference of a tagged file. */
export interface TaggedEntry {
  readonly lines: TaggedLine[];
  /** Lines without a tag in the reference's neighbourhood. */
  readonly stray: string[];
  cut: boolean;
  repairs: number;
  size: number;
  count: number;
}

export const newTaggedEntry = (): TaggedEntry => ({ lines: [], stray: [], cut: false, repairs: 0, size: 0, count: 0 });

/** More than this is no reference any more; a paper of thousands of authors with all it cites has 4 MB in 60,000 lines. */
const largestEntry = 32 * 1024 * 1024;
const mostLines = 400_000;

/** A page of words between references is no part of them: its beginning tells enough. */
const mostStray = 20;
const longestStray = 1000;

/** Takes a line with its tag, or without one as the rest of the value before it, unless the entry is full, which is reported. */
export function addLine(
  entry: TaggedEntry,
  { text, cut, repairs }: TextLine,
  tagged?: { readonly tag: string; readonly value: string },
): void {
  entry.size += text.length;
  entry.count += 1;
  entry.repairs |= repairs;
  const full = entry.size > largestEntry || entry.count > mostLines;
  entry.cut ||= cut || full;
  if (full) return;
  if (tagged) entry.lines.push({ tag: tagged.tag, parts: tagged.value === '' ? [] : [tagged.value], used: false });
  else entry.lines.at(-1)?.parts.push(text.trim());
}

/** Keeps the beginning of a line that belongs to no tag. */
export function addStray(entry: TaggedEntry, text: string): void {
  if (entry.stray.length < mostStray) entry.stray.push(text.trim().slice(0, longestStray));
}

/** Runs the rows of a mapping table over the lines in the table's order; each takes the lines that it understands. */
export function readTaggedLines<Reading extends Drafting>(
  lines: readonly TaggedLine[],
  fields: readonly TaggedField<Reading>[],
  reading: Reading,
): void {
  decodeEntities(lines);
  const byTag = new Map<string, TaggedLine[]>();
  for (const line of lines) {
    const same = byTag.get(line.tag);
    if (same) same.push(line);
    else byTag.set(line.tag, [line]);
  }
  for (const { tags, read } of fields) {
    if (!tags.some((tag) => byTag.has(tag))) continue;
    const own = tags.length === 1 ? (byTag.get(tags[0] ?? '') ?? []) : lines.filter(({ tag }) => tags.includes(tag));
    const open = own.filter(({ used }) => !used);
    if (open.length) read(open, reading);
  }
}

/** The record of an entry whose rows have run, with what nobody took in `unplaced`; `ordinary` tags stand in every record and are no news. */
export function taggedRecord(
  { source, sourceId }: Pick<BibliographicRecord, 'source' | 'sourceId'>,
  entry: TaggedEntry,
  reading: Drafting,
  ordinary?: ReadonlySet<string>,
): BibliographicRecord {
  collectUnplaced(entry.lines, entry.stray, reading, ordinary);
  reading.findings.push(...repairFindings(entry.repairs));
  if (entry.cut) reading.findings.push(makeFinding('value-truncated', 'The reference is longer than the limit and was cut.'));
  return present<BibliographicRecord>({ source, sourceId, ...reading.draft, findings: reading.findings } as BibliographicRecord);
}

/** The records of a file's entries. An id that comes again (lists that were joined, a record that was found twice) is replaced by `name#n`. */
export async function* entryRecords(
  entries: AsyncIterable<TaggedEntry>,
  name: string,
  readEntry: (entry: TaggedEntry, fallbackId: string) => BibliographicRecord,
): AsyncIterable<BibliographicRecord> {
  const ids = new GivenIds();
  let number = 0;
  for await (const entry of entries) {
    number += 1;
    const fallbackId = `${name}#${number}`;
    yield ids.settle(readEntry(entry, fallbackId), fallbackId);
  }
}

/** Whether the text behind an opening has at least three different ones of a format's two-letter tags; `pattern` is global and begins at the tag. */
export const hasOwnTags = (head: string, from: number, pattern: RegExp): boolean =>
  new Set((head.slice(from, from + 20_000).match(pattern) ?? []).map((line) => line.slice(0, 2))).size > 2;
