import { type Finding, type FindingCode, makeFinding } from '../model/finding.ts';
import type { IdentifierScheme } from '../model/identifier.ts';
import type { BibliographicRecord } from '../model/record.ts';

/** A record in the making and what was noticed on the way: what the rows of a mapping table work on. */
export interface Drafting {
  readonly draft: Partial<BibliographicRecord>;
  readonly findings: Finding[];
}

/** Notes a defect of the raw value, at its path in the record where it has one. */
export function addFinding({ findings }: Drafting, code: FindingCode, message: string, raw: string, path?: string): void {
  findings.push(makeFinding(code, message, { path, raw }));
}

/** Adds an identifier unless it stands there already. */
export function addIdentifier({ draft }: Drafting, scheme: IdentifierScheme, value: string): void {
  const list = draft.identifiers ?? [];
  if (!list.some((known) => known.scheme === scheme && known.value === value)) list.push({ scheme, value });
  draft.identifiers = list;
}

/** A list of the draft's with one more element; it comes to be with the first. Some records have thousands: no list is copied for each. */
export function appended<T>(list: T[] | undefined, element: T): T[] {
  const grown = list ?? [];
  grown.push(element);
  return grown;
}

/** A list of the draft's with more elements. */
export function extended<T>(list: T[] | undefined, elements: Iterable<T>): T[] {
  const grown = list ?? [];
  for (const element of elements) grown.push(element);
  return grown;
}

/** Adds a line for people. */
export function addNote({ draft }: Drafting, note: string): void {
  draft.notes = appended(draft.notes, note);
}
