import { createHash } from 'node:crypto';
import type { Format } from '../formats/format.ts';
import { formatById } from '../formats/registry.ts';
import type { BibliographicRecord } from '../model/record.ts';
import type { RecordKey } from '../model/work.ts';

/**
 * Who issued the record's id: the authority that its format knows of, else the file or source that it stands in. `holder` names
 * that one: citation keys of two people's files are not the same ids.
 */
export function recordKey(record: BibliographicRecord, format: Format, holder: string): RecordKey {
  // JSON Lines hold records of other formats, whose word on the authority counts.
  return (
    (formatById(record.source) ?? format).authority?.(record) ?? { authority: `file:${holder.replaceAll('/', '_')}`, id: record.sourceId }
  );
}

/**
 * SHA-256 (hex) of what the record says, whatever the order of its keys. `source` is left out: where a record was seen is its
 * sighting, and the same record found by a query and in a file is unchanged.
 */
export function recordHash(record: BibliographicRecord): string {
  const { source: _seenAt, ...said } = record;
  return createHash('sha256').update(canonical(said)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
