import { isDeepStrictEqual } from 'node:util';
import type { Identifier } from '../model/identifier.ts';
import { type BibliographicRecord, bibliographicRecord } from '../model/record.ts';

/** What belongs to one reading of one file, not to the publication: never carried into another file. The archive has it. */
const readingOnly = new Set<string>(['source', 'spans', 'findings', 'unplaced']);

const readable = bibliographicRecord.omit({ source: true, spans: true, findings: true, unplaced: true }).partial();
const readableKeys = new Set(Object.keys(readable.shape));

export type Residue = Partial<BibliographicRecord>;

const text = ({ scheme, value }: Identifier): string => `${scheme} ${value}`;

/** The order of identifiers says nothing. A date or a page range in other words is the same: `raw` and `pagesAsGiven` are the writing of the file at hand, where the parts are known. */
function withoutWriting(key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (key === 'identifiers' && Array.isArray(value)) return [...value].sort((a: Identifier, b: Identifier) => (text(a) < text(b) ? -1 : 1));
  if (key === 'issued' && 'year' in value) return { ...value, raw: undefined };
  if (key === 'container' && ('pages' in value || 'articleNumber' in value)) return { ...value, pagesAsGiven: undefined };
  return value;
}

/** Two objects with the same present fields, whatever their order and whether an absent one is spelled `undefined`. */
const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));

/**
 * The fields of a record that a format's own fields do not give back: `comesBack` is what its reader makes of what its writer
 * wrote. A writer puts the residue where the format keeps foreign data, so that nothing is lost, and plain records carry none of it.
 * `null` stands for a field that the reader invents and the record does not have.
 */
export function residueOf(record: BibliographicRecord, comesBack: BibliographicRecord): Record<string, unknown> | undefined {
  const residue: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(record), ...Object.keys(comesBack)])) {
    if (readingOnly.has(key)) continue;
    const wanted = record[key as keyof BibliographicRecord];
    const got = comesBack[key as keyof BibliographicRecord];
    if (wanted === undefined) residue[key] = null;
    else if (got === undefined || !same(withoutWriting(key, wanted), withoutWriting(key, got))) residue[key] = wanted;
    if (wanted === undefined && got === undefined) delete residue[key];
  }
  return Object.keys(residue).length ? residue : undefined;
}

/** Puts a residue back over a reading, or undefined when it is none (text that only looks like it, a damaged note). */
export function applyResidue(reading: BibliographicRecord, residue: unknown): BibliographicRecord | undefined {
  if (typeof residue !== 'object' || residue === null || Array.isArray(residue)) return undefined;
  const entries = Object.entries(residue).filter(([key]) => readableKeys.has(key));
  if (!entries.length || entries.length !== Object.keys(residue).length) return undefined;
  const fields = readable.safeParse(Object.fromEntries(entries.filter(([, value]) => value !== null)));
  if (!fields.success) return undefined;
  const restored: Record<string, unknown> = { ...reading, ...fields.data };
  for (const [key, value] of entries) if (value === null && key !== 'sourceId') delete restored[key];
  return restored as BibliographicRecord;
}
