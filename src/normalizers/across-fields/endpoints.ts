import type { BibliographicRecord } from '../../model/record.ts';
import { abstractText } from '../endpoints/abstract-text.ts';
import { noteReading, ownAbstract } from '../endpoints/known-readings.ts';
import { extractEndpoints } from '../endpoints.ts';

/** Fills endpoints and results from the abstract of the record's own language; what the source says itself stays. */
export function readEndpoints(record: BibliographicRecord): BibliographicRecord {
  const abstract = ownAbstract(record);
  if (!abstract || record.endpoints || record.results) return record;
  const { endpoints, results } = extractEndpoints(abstractText(abstract));
  const read = {
    ...record,
    ...(endpoints.length === 0 ? {} : { endpoints: [...endpoints] }),
    ...(results.length === 0 ? {} : { results: [...results] }),
  };
  noteReading(read);
  return read;
}
