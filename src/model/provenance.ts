import type { BibliographicRecord } from './record.ts';
import type { Citation, Provenance } from './work.ts';

/** What a record says about its publication, without what belongs to one reading of one source. */
export function citationOf(record: BibliographicRecord): Citation {
  const {
    source: _source,
    sourceId: _id,
    datestamp: _datestamp,
    deleted: _deleted,
    corrections: _corrections,
    corrects: _corrects,
    spans: _spans,
    unplaced: _unplaced,
    findings: _findings,
    ...citation
  } = record;
  return citation;
}

/** Objects whose fields may come from different records; dates such as `issued` are one value, and lists are told by element. */
const parted: ReadonlySet<string> = new Set(['container', 'dates', 'rights']);

/** The path of every value of a citation that has a provenance of its own: `title`, `contributors[3]`, `container.volume`, `container.issn[0]`. */
export function valuePaths(citation: Citation): readonly string[] {
  return Object.entries(citation).flatMap(([field, value]) => {
    if (!parted.has(field)) return elementPaths(field, value);
    return Object.entries(value as object).flatMap(([part, inner]) => elementPaths(`${field}.${part}`, inner));
  });
}

const elementPaths = (path: string, value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map((_, index) => `${path}[${index}]`) : [path];

/** Provenance of a citation that one record says alone. */
export function loneProvenance(citation: Citation, key: string): Provenance {
  return Object.fromEntries(valuePaths(citation).map((path) => [path, [key]]));
}
