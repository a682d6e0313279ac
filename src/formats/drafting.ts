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

/** Appends to a list of the draft's, which comes to be with its first element. */
export const appended = <T>(list: readonly T[] | undefined, ...elements: readonly T[]): T[] => [...(list ?? []), ...elements];

/** Adds lines for people, if there are any. */
export function addNotes({ draft }: Drafting, ...notes: readonly (string | undefined)[]): void {
  const said = notes.filter((note) => note !== undefined);
  if (said.length) draft.notes = appended(draft.notes, ...said);
}
