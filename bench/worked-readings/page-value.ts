import type { BibliographicRecord } from '../../src/model/record.ts';

/** What the kinds of values have in common, as the drawings colour them. */
export type Group = 'people' | 'date' | 'citation' | 'identifier' | 'address' | 'prose' | 'code' | 'subject' | 'unplaced';

/** A value that was read from a page, and where it stands. */
export interface PageValue {
  /** `author`, `handle`, `MeSH` …; several where one stretch gave several values. */
  readonly kind: string;
  readonly group: Group;
  /** Paths into the record. */
  readonly paths: readonly string[];
  /** UTF-16 offsets into the page, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Absent for what is unplaced. */
  readonly confidence?: number;
  /** Other readings of the place that are nearly as likely. */
  readonly alternatives: readonly string[];
}

type Named = readonly [kind: string, group: Group];

/** The first pattern that a path fits says what the value is. */
const kinds: readonly (readonly [RegExp, (record: Partial<BibliographicRecord>, index: number) => Named])[] = [
  [/^contributors\[(\d+)\]/, ({ contributors }, index) => [contributors?.[index]?.role ?? 'contributor', 'people']],
  [/^dates\.(?=accessioned)/, () => ['accessioned', 'date']],
  [/^dates\.(?=available)/, () => ['available', 'date']],
  [/^issued/, () => ['issued', 'date']],
  [/^citationAsGiven/, () => ['citation', 'citation']],
  [/^identifiers\[(\d+)\]/, ({ identifiers }, index) => [identifiers?.[index]?.scheme ?? 'identifier', 'identifier']],
  [/^container\.(?:title|abbreviation)/, () => ['container', 'citation']],
  [/^container\.volume/, () => ['volume', 'code']],
  [/^container\.issue/, () => ['issue', 'code']],
  [/^container\.pages/, () => ['pages', 'subject']],
  [/^container\.issn/, () => ['issn', 'identifier']],
  [/^locations/, () => ['link', 'address']],
  [/^rights\.url/, () => ['licence address', 'address']],
  [/^rights\.access/, () => ['access', 'code']],
  [/^rights/, () => ['licence', 'code']],
  [/^languages/, () => ['language', 'code']],
  [/^type/, () => ['type', 'code']],
  [/^abstracts/, () => ['abstract', 'prose']],
  [/^titles?\b/, () => ['title', 'prose']],
  [/^keywords/, () => ['keyword', 'subject']],
  [/^headings\[(\d+)\]/, ({ headings }, index) => [headings?.[index]?.vocabulary === 'decs' ? 'DeCS' : 'MeSH', 'subject']],
];

function namedBy(path: string, record: Partial<BibliographicRecord>): Named {
  for (const [pattern, name] of kinds) {
    const match = pattern.exec(path);
    if (match) return name(record, Number(match[1] ?? 0));
  }
  return [path, 'code'];
}

/** The values of a page in its order, as the record's spans, `unplaced` and findings have them. */
export function pageValues(record: Partial<BibliographicRecord>): PageValue[] {
  const values = new Map<string, PageValue>();
  for (const { path, start, end, confidence = 1 } of record.spans ?? []) {
    if (isWholeList(path)) continue;
    const key = `${start}-${end}`;
    const known = values.get(key);
    const [kind, group] = namedBy(path, record);
    const alternatives = (record.findings ?? []).flatMap((finding) =>
      finding.code === 'reading-ambiguous' && finding.path === path ? (finding.alternatives ?? []) : [],
    );
    values.set(key, {
      ...(known ?? { group, start, end }),
      kind: known ? `${known.kind}, ${kind}` : kind,
      paths: [...(known?.paths ?? []), path],
      confidence: Math.min(confidence, known?.confidence ?? 1),
      alternatives: [...(known?.alternatives ?? []), ...alternatives],
    });
  }
  (record.unplaced ?? []).forEach(({ start, end, field }, index) => {
    if (start === undefined || end === undefined) return;
    const kind = field === undefined ? 'unplaced' : `unplaced: ${field}`;
    values.set(`${start}-${end}`, { kind, group: 'unplaced', paths: [`unplaced[${index}]`], start, end, alternatives: [] });
  });
  return [...values.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A list as a whole, whose elements stand for themselves. */
const isWholeList = (path: string) => path === 'contributors' || path === 'identifiers';

/** `0.99`; a dash where there is none. */
export const confidenceText = ({ confidence }: Pick<PageValue, 'confidence'>): string =>
  confidence === undefined ? '–' : confidence.toFixed(2);
