import { repairFindings } from '../formats/text-repairs.ts';
import { makeFinding } from '../model/finding.ts';
import { type Journals, noJournals } from '../model/journals.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { readCitation } from '../normalizers/citation-string/read-citation.ts';
import { type ListRest, splitReferenceList } from '../normalizers/reference-list.ts';
import { normalizeAndCheck } from './read.ts';
import type { CitationVerifier } from './verify-citation/verify-citation.ts';

/** The `source` of records that were read from citation strings. */
const source = 'citation-string';

/** A string to be read as one citation. */
export interface CitationString {
  readonly text: string;
  /** `stdin#3`: where it stood. */
  readonly sourceId: string;
  /** The number that a list printed before it. */
  readonly label?: string;
  /** Its line was longer than is held in memory, and the rest of it is gone. */
  readonly cut?: boolean;
  /** What was done to its bytes (`textRepairs`). */
  readonly repairs?: number;
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
  const read = readCitation(text, known);
  const record: BibliographicRecord = {
    source,
    sourceId,
    ...read,
    ...(label === undefined ? {} : { labels: [label, ...(read.labels ?? [])] }),
  };
  const checked = normalizeAndCheck(withReading(record, string));
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

function withReading(record: BibliographicRecord, { cut, repairs = 0 }: Pick<CitationString, 'cut' | 'repairs'>): BibliographicRecord {
  if (!cut && !repairs) return record;
  const findings = [...(record.findings ?? [])];
  findings.push(...repairFindings(repairs));
  if (cut) findings.push(makeFinding('value-truncated', 'The line is longer than 16 MB: the rest of it was passed over.'));
  return { ...record, findings };
}
