import type { BibliographicRecord } from '../../model/record.ts';
import { readPages } from '../pages.ts';

/** Pages written out from `pagesAsGiven`, where the reader left that to this stage. */
export function writeOutPages(record: BibliographicRecord): BibliographicRecord {
  const { container } = record;
  if (container?.pagesAsGiven === undefined || container.pages !== undefined || container.articleNumber !== undefined) return record;
  const read = readPages(container.pagesAsGiven);
  return read ? { ...record, container: { ...container, ...read } } : record;
}
