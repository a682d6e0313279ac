import type { BibliographicRecord } from '../../model/record.ts';

/** A record without what no style prints, which would fill the memory while a list is gathered and take time on its way to another thread. */
export function printedRecord(record: BibliographicRecord): BibliographicRecord {
  const {
    abstracts: _abstracts,
    references: _references,
    endpoints: _endpoints,
    results: _results,
    claims: _claims,
    chemicals: _chemicals,
    unplaced: _unplaced,
    spans: _spans,
    findings: _findings,
    ...printed
  } = record;
  return printed;
}
