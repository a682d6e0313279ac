import type { IdentifierScheme } from '../../model/identifier.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Drafting } from '../drafting.ts';
import { type RisEntry, type RisLine, valueText } from './split.ts';

/** A record in the making, with the lines that it is made of. */
export interface Reading extends Drafting {
  readonly lines: RisLine[];
  /** The entry's TY, in capitals; empty where there is none. */
  readonly code: string;
}

/** A row of the mapping table. Rows run in order; a row takes lines by its tags and leaves what it cannot place. */
export interface RisField {
  readonly tags: readonly string[];
  /** Read only for these; which TYs give a tag another meaning is in the rows. */
  readonly when?: (code: string) => boolean;
  readonly read: (lines: readonly RisLine[], reading: Reading) => void;
  /** [tag, value] pairs. */
  readonly write?: (record: BibliographicRecord) => Iterable<readonly [string, string | undefined]>;
}

/** Values that say that there is none: R's NA, Python's nan (ASReview), MDPI's n/a. Only whole values of texts, never of names. */
const nothing: ReadonlySet<string> = new Set(['', 'NA', 'nan', 'NaN', 'n/a', 'N/A']);

export const isNothing = (value: string): boolean => nothing.has(value);

/** The reading of an entry before any row was read. */
export function startReading(entry: RisEntry): Reading {
  const type = entry.lines.find((line) => line.tag === 'TY');
  return { draft: {}, findings: [], lines: entry.lines, code: (type ? valueText(type) : '').trim().toUpperCase() };
}

/** Whether the record has an identifier of the scheme already. */
export const hasIdentifier = (reading: Reading, scheme: IdentifierScheme): boolean =>
  reading.draft.identifiers?.some((known) => known.scheme === scheme) ?? false;

/** Takes the first value of the tags, best tag first, and whatever repeats it; other values are left. */
export function takeFirst(lines: readonly RisLine[], tags: readonly string[]): string | undefined {
  let chosen: string | undefined;
  for (const tag of tags) {
    for (const line of lines) {
      if (line.used || line.tag !== tag) continue;
      const value = valueText(line).trim();
      if (chosen === undefined && !isNothing(value)) chosen = value;
      if (isNothing(value) || value === chosen) line.used = true;
    }
  }
  return chosen;
}

interface Place {
  get(record: Partial<BibliographicRecord>): string | undefined;
  set(draft: Partial<BibliographicRecord>, value: string): void;
}

type TextKey = 'publisher' | 'place' | 'edition' | 'title' | 'vernacularTitle';
type ContainerKey = 'title' | 'abbreviation' | 'volume' | 'issue' | 'articleNumber' | 'collectionTitle' | 'collectionNumber' | 'nlmId';

export const inRecord = (key: TextKey): Place => ({
  get: (record) => record[key],
  set: (draft, value) => {
    draft[key] = value;
  },
});

export const inContainer = (key: ContainerKey): Place => ({
  get: (record) => record.container?.[key],
  set: (draft, value) => {
    draft.container = { ...draft.container, [key]: value };
  },
});

/** One text under the first of the tags when written, under any of them when read. */
export const oneText = (tags: readonly [string, ...string[]], place: Place, when?: (code: string) => boolean): RisField => ({
  tags,
  ...(when ? { when } : {}),
  read: (lines, reading) => {
    const value = takeFirst(lines, tags);
    if (value !== undefined && place.get(reading.draft) === undefined) place.set(reading.draft, value);
  },
  write: (record) => [[tags[0], place.get(record)]],
});
