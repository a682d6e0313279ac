import type { BibliographicRecord } from '../../../model/record.ts';
import type { RecordKey } from '../../../model/work.ts';
import { handleAuthority } from '../../dublin-core/handle-authority.ts';

/**
 * Who issued the id of a catalogue's record: a repository if the id is its own. A handle among the addresses may be another
 * repository's, whose item the catalogue describes: it says nothing about whose record this is.
 */
export function catalogueAuthority({ identifiers: _, ...record }: BibliographicRecord): RecordKey | undefined {
  return handleAuthority(record);
}
