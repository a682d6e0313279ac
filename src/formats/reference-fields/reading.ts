import type { IdentifierScheme } from '../../model/identifier.ts';
import type { Drafting } from '../drafting.ts';
import { type TaggedField, type TaggedLine, valueText } from '../tagged-fields.ts';

/** A record in the making, with the lines that it is made of. */
export interface Reading extends Drafting {
  readonly lines: TaggedLine[];
  /** The entry's TY, in capitals; empty where there is none. */
  readonly code: string;
}

/** A row of the mapping table. */
export interface ReferenceField extends TaggedField<Reading> {
  /** Read only for these; which TYs give a tag another meaning is in the rows. */
  readonly when?: (code: string) => boolean;
}

/** The reading of an entry before any row was read. */
export function startReading(lines: TaggedLine[]): Reading {
  const type = lines.find((line) => line.tag === 'TY');
  return { draft: {}, findings: [], lines, code: (type ? valueText(type) : '').trim().toUpperCase() };
}

/** Whether the record has an identifier of the scheme already. */
export const hasIdentifier = (reading: Reading, scheme: IdentifierScheme): boolean =>
  reading.draft.identifiers?.some((known) => known.scheme === scheme) ?? false;
