import { makeFinding } from '../model/finding.ts';
import { type Journals, noJournals } from '../model/journals.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { readCitation } from '../normalizers/citation-string/read-citation.ts';
import { completeContainer } from '../normalizers/container-from-journals.ts';
import { type ListRest, splitReferenceList } from '../normalizers/reference-list.ts';
import { normalizeAndCheck } from './read.ts';
import type { CitationVerifier } from './verify-citation/verify-citation.ts';

/** The `source` of records that were read from citation strings. */
const source = 'citation-string';

/** Characters of a string that are read; no citation is longer, and what is behind them is kept as it is. */
const longestCitation = 20_000;

/** A string to be read as one citation. */
export interface CitationString {
  readonly text: string;
  /** `stdin#3`: where it stood. */
  readonly sourceId: string;
  /** The number that a list printed before it. */
  readonly label?: string;
  /** Its line was longer than is held in memory, and the rest of it is gone. */
  readonly cut?: boolean;
  /** Its bytes were no UTF-8 and were read as Windows-1252. */
  readonly legacy?: boolean;
}

/** What citations are read with. */
export interface CitationMeans {
  /** Journals that the library knows, loaded when they are first needed. */
  readonly journals?: () => Promise<Journals>;
  readonly verify?: CitationVerifier;
}

/** A citation as a record: read, completed from the library's journals, normalized, checked, and looked up where that is wanted. Always one, for a blank string too. */
export async function parseCitation(string: CitationString, { journals, verify }: CitationMeans): Promise<BibliographicRecord> {
  const { text, sourceId, label } = string;
  if (text.trim() === '') return { source, sourceId, findings: [makeFinding('record-unreadable', 'The line is blank.')] };
  const known = journals ? await journals() : noJournals;
  const read = completeContainer(readCitation(text.slice(0, longestCitation), known), known);
  const record: BibliographicRecord = {
    source,
    sourceId,
    ...read,
    ...(label === undefined ? {} : { labels: [label, ...(read.labels ?? [])] }),
  };
  const checked = normalizeAndCheck(withReading(withRest(record, text), string));
  return verify ? verify(checked) : checked;
}

/** The citations of a pasted reference list, and what of it is no citation. */
export function citationsInList(
  text: string,
  origin: string,
): { readonly citations: readonly CitationString[]; readonly rest: readonly ListRest[] } {
  const { entries, rest } = splitReferenceList(text);
  const citations = entries.map((entry, at) => ({
    text: entry.text,
    sourceId: `${origin}#${at + 1}`,
    ...(entry.label === undefined ? {} : { label: entry.label }),
  }));
  return { citations, rest };
}

function withRest(record: BibliographicRecord, text: string): BibliographicRecord {
  const value = text.slice(longestCitation).trim();
  if (value === '') return record;
  const unplaced = [
    ...(record.unplaced ?? []),
    { value, start: text.length - text.slice(longestCitation).trimStart().length, end: text.trimEnd().length },
  ];
  const finding = makeFinding('reading-unplaced', `No citation is longer than ${longestCitation} characters: what follows was not read.`, {
    path: `unplaced[${unplaced.length - 1}]`,
    raw: value,
  });
  return { ...record, unplaced, findings: [...(record.findings ?? []), finding] };
}

function withReading(record: BibliographicRecord, { cut, legacy }: Pick<CitationString, 'cut' | 'legacy'>): BibliographicRecord {
  if (!cut && !legacy) return record;
  const findings = [...(record.findings ?? [])];
  if (legacy) findings.push(makeFinding('characters-repaired', 'The line is no UTF-8 and was read as Windows-1252.'));
  if (cut) findings.push(makeFinding('value-truncated', 'The line is longer than 16 MB: the rest of it was passed over.'));
  return { ...record, findings };
}
