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
