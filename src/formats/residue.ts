import { hash } from 'node:crypto';
import { canonicalJson } from '../model/canonical-json.ts';
import type { Identifier } from '../model/identifier.ts';
import { type BibliographicRecord, bibliographicRecord } from '../model/record.ts';
import { readEndpoints } from '../normalizers/across-fields/endpoints.ts';
import { isKnownReading } from '../normalizers/endpoints/known-readings.ts';
import { isItem } from './json-item.ts';

/** What belongs to one reading of one file, not to the publication: never carried into another file. The archive has it. */
const readingOnly = new Set<string>(['source', 'spans', 'findings', 'unplaced']);

/** What the normalize stage reads out of other fields. */
const derived = new Set<string>(['endpoints', 'results']);

const readable = bibliographicRecord.omit({ source: true, spans: true, findings: true, unplaced: true }).partial();
const readableKeys = new Set(Object.keys(readable.shape));

/** Fields that a format's own fields do not give back. `null` stands for one that the reader invents and the record does not have. */
export interface Residue {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Fingerprints of what the format's own fields said of the same when it was written. */
  readonly over: Readonly<Record<string, string>>;
}

const text = ({ scheme, value }: Identifier): string => `${scheme} ${value}`;

/**
 * The order of identifiers says nothing. A date or a page range in other words is the same: `raw` and `pagesAsGiven` are the writing
 * of the file at hand, where the parts are known.
 */
function withoutWriting(key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (key === 'identifiers' && Array.isArray(value)) return [...value].sort((a: Identifier, b: Identifier) => (text(a) < text(b) ? -1 : 1));
  if (key === 'issued' && 'year' in value) return { ...value, raw: undefined };
  if (key === 'container' && ('pages' in value || 'articleNumber' in value)) return { ...value, pagesAsGiven: undefined };
  return value;
}

const withoutWritingJson = (key: string, value: unknown): string => canonicalJson(withoutWriting(key, value));

const fingerprintOf = (json: string): string => hash('sha256', json).slice(0, 8);

/** Parts that are another writing of the same where the whole value has what they are written from. */
function writingIn(key: string, value: object): string | undefined {
  if (key === 'issued') return 'year' in value ? 'raw' : undefined;
  return key === 'container' && ('pages' in value || 'articleNumber' in value) ? 'pagesAsGiven' : undefined;
}

/** Whether the values are seen at once to be the same; a no means nothing yet (a list may stand in another order). */
function isSame(one: unknown, other: unknown, writing?: string): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one))
    return Array.isArray(other) && one.length === other.length && one.every((element, at) => isSame(element, other[at]));
  if (Array.isArray(other)) return false;
  const [fields, others] = [one as Record<string, unknown>, other as Record<string, unknown>];
  for (const key in fields) if (key !== writing && !isSame(fields[key], others[key])) return false;
  for (const key in others) if (key !== writing && fields[key] === undefined && others[key] !== undefined) return false;
  return true;
}

function isWritten(key: string, one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const writing = writingIn(key, one);
  if (writing === writingIn(key, other) && isSame(one, other, writing)) return true;
  return withoutWritingJson(key, one) === withoutWritingJson(key, other);
}

/**
 * What a writer must put where the format keeps foreign data so that nothing is lost: the record's fields that `comesBack`, the
 * reader's reading of the writer's text, does not have. Plain records have no residue.
 */
export function residueOf(record: BibliographicRecord, comesBack: BibliographicRecord): Residue | undefined {
  const fields: Record<string, unknown> = {};
  const over: Record<string, string> = {};
  // Endpoints and results come back with the abstract that they are read from; only those that a source stated must travel.
  const known = isKnownReading(record);
  const read = !known && (record.endpoints || record.results) ? readEndpoints(comesBack) : comesBack;
  for (const key of new Set([...Object.keys(record), ...Object.keys(comesBack)]) as Set<keyof BibliographicRecord>) {
    if (readingOnly.has(key) || isWritten(key, record[key], comesBack[key])) continue;
    if (derived.has(key) && (known || isWritten(key, record[key], read[key]))) continue;
    fields[key] = record[key] ?? null;
    if (comesBack[key] !== undefined) over[key] = fingerprintOf(withoutWritingJson(key, comesBack[key]));
  }
  return Object.keys(fields).length ? { fields, over } : undefined;
}

/**
 * Puts a residue back over a reading; undefined when it is none (a text that only looks like it, a damaged note). Where somebody has
 * changed the format's own fields since (corrected an author in EndNote), the change stands and the residue's field is let go.
 */
export function applyResidue(reading: BibliographicRecord, residue: unknown): BibliographicRecord | undefined {
  if (!isItem(residue) || !isItem(residue.fields) || !isItem(residue.over)) return undefined;
  const { fields, over } = residue;
  const names = Object.keys(fields);
  const known = readable.safeParse(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)));
  if (!known.success || !names.length || names.some((name) => !readableKeys.has(name))) return undefined;
  const restored: Record<string, unknown> = { ...reading };
  for (const name of names as (keyof typeof known.data)[]) {
    const now = reading[name];
    if (now === undefined ? over[name] !== undefined : fingerprintOf(withoutWritingJson(name, now)) !== over[name]) continue;
    if (fields[name] !== null) restored[name] = known.data[name];
    else if (name !== 'sourceId') delete restored[name];
  }
  return restored as BibliographicRecord;
}
