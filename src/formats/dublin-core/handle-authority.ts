import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import { readHandle } from '../../normalizers/handle.ts';

/**
 * Who issued an item's id. DSpace items are known by their handle, since host names change: `oai:example.org:10668/11628` is
 * 10668/11628 of hdl:10668. The OAI identifier goes before the item's own addresses, because a tombstone has nothing else.
 * Others are known by the repository's name within the OAI identifier (OAI identifier format guidelines, 2.0).
 */
export function handleAuthority(record: BibliographicRecord): RecordKey | undefined {
  const [, host = '', local = ''] = /^oai:([^:/\s]+)[^:\s]*:(.+)$/i.exec(record.sourceId) ?? [];
  const handle = readHandle(record.sourceId) ?? readHandle(local) ?? record.identifiers?.find((each) => each.scheme === 'handle')?.value;
  if (handle !== undefined) return { authority: `hdl:${handle.slice(0, handle.indexOf('/'))}`, id: handle };
  return host === '' ? undefined : { authority: `oai:${host.toLowerCase()}`, id: record.sourceId };
}
