import { createHash } from 'node:crypto';
import { canonicalJson } from '../model/canonical-json.ts';
import type { BibliographicRecord } from '../model/record.ts';

/**
 * SHA-256 (hex) of what the record says, whatever the order of its keys. `source` is left out: where a record was seen is its
 * sighting, and the same record found by a query and in a file is unchanged.
 */
export function recordHash(record: BibliographicRecord): string {
  const { source: _seenAt, ...said } = record;
  return createHash('sha256').update(canonicalJson(said)).digest('hex');
}
