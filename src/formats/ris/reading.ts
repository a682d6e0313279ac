import type { IdentifierScheme } from '../../model/identifier.ts';
import type { Drafting } from '../drafting.ts';
import { type TaggedField, type TaggedLine, valueText } from '../tagged-fields.ts';
import type { RisEntry } from './split.ts';

/** A record in the making, with the lines that it is made of. */
export interface Reading extends Drafting {
  readonly lines: TaggedLine[];
  /** The entry's TY, in capitals; empty where there is none. */
  readonly code: string;
}

/** A row of the mapping table of RIS. */
export interface RisField extends TaggedField<Reading> {
  /** Read only for these; which TYs give a tag another meaning is in the rows. */
  readonly when?: (code: string) => boolean;
}

/** The reading of an entry before any row was read. */
export function startReading(entry: RisEntry): Reading {
  const type = entry.lines.find((line) => line.tag === 'TY');
  return { draft: {}, findings: [], lines: entry.lines, code: (type ? valueText(type) : '').trim().toUpperCase() };
}

/** Whether the record has an identifier of the scheme already. */
export const hasIdentifier = (reading: Reading, scheme: IdentifierScheme): boolean =>
  reading.draft.identifiers?.some((known) => known.scheme === scheme) ?? false;
