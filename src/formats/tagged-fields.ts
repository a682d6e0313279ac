import { decodeHTMLStrict } from 'entities';
import type { BibliographicRecord } from '../model/record.ts';
import { addFinding, type Drafting } from './drafting.ts';
import { parseJson } from './json-values.ts';

/** One tagged value. `parts` are its physical lines: EndNote gives lists (keywords, ISSNs) a line each under one tag. */
export interface TaggedLine {
  readonly tag: string;
  /** What the source calls the field, where it has another name for it (`titles/alt-title`, `%O`). */
  readonly name?: string;
  readonly parts: string[];
  /** A field of the mapping table took it; what nobody took is unplaced. */
  used: boolean;
}

/** The value in one piece: continuation lines are joined by a blank. */
export const valueText = (line: TaggedLine): string => line.parts.join(' ');

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;

/** Whether a text has what reads as an entity of web pages. */
export const hasEntity = (text: string): boolean => text.includes('&') && entity.test(text);

/**
 * Decodes the entities of web pages that exports leave in their values (`Garc&iacute;a`, `Bays &amp; Seals`). No text means them; `?a=1&copy=2` is none.
 */
export function decodeEntities(lines: readonly TaggedLine[]): void {
  for (const { parts, used } of lines) {
    if (used) continue;
    for (const [at, part] of parts.entries()) if (hasEntity(part)) parts[at] = decodeHTMLStrict(part);
  }
}

/** How the source itself calls what the line holds. */
export const nameOf = (line: TaggedLine): string => line.name ?? line.tag;

/** A row of a mapping table of tags. Rows run in order; a row takes lines by its tags and leaves what it cannot place. */
export interface TaggedField<Reading extends Drafting> {
  readonly tags: readonly string[];
  readonly read: (lines: readonly TaggedLine[], reading: Reading) => void;
  /** [tag, value] pairs. */
  readonly write?: (record: BibliographicRecord) => Iterable<readonly [string, string | undefined]>;
}

/** Values that say that there is none: R's NA, Python's nan (ASReview), MDPI's n/a. Only whole values of texts, never of names. */
const nothing: ReadonlySet<string> = new Set(['', 'NA', 'nan', 'NaN', 'n/a', 'N/A']);

export const isNothing = (value: string): boolean => nothing.has(value);

/** Takes the first value of the tags, best tag first, and whatever repeats it; other values are left. */
export function takeFirst(lines: readonly TaggedLine[], tags: readonly string[]): string | undefined {
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
type ContainerKey =
  | 'title'
  | 'abbreviation'
  | 'volume'
  | 'volumeTitle'
  | 'issue'
  | 'articleNumber'
  | 'collectionTitle'
  | 'collectionNumber'
  | 'nlmId';

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
export const oneText = (tags: readonly [string, ...string[]], place: Place): TaggedField<Drafting> => ({
  tags,
  read: (lines, reading) => {
    const value = takeFirst(lines, tags);
    if (value !== undefined && place.get(reading.draft) === undefined) place.set(reading.draft, value);
  },
  write: (record) => [[tags[0], place.get(record)]],
});

/** How a note begins that carries, as JSON, what the tags of a format cannot give back: `N1  - refmill: {"fields":{"references":[…]},"over":{}}`. */
export const residueMark = 'refmill: ';

/** The residue out of the first note under the tag that has one. */
export function takeResidue(lines: readonly TaggedLine[], tag: string): unknown {
  for (const line of lines) {
    const text = line.tag === tag && line.parts.length === 1 ? (line.parts[0] ?? '') : '';
    if (!text.startsWith(residueMark)) continue;
    const residue = parseJson(text.slice(residueMark.length));
    // Cut or edited by another program it stays a note.
    if (residue === undefined) continue;
    line.used = true;
    return residue;
  }
  return undefined;
}

/**
 * Of what no row took: all values in `unplaced`, one finding a tag but for those that stand in every record and that nobody would want to be
 * told of (`ordinary`). `stray` are lines without a tag.
 */
export function collectUnplaced(
  lines: readonly TaggedLine[],
  stray: readonly string[],
  reading: Drafting,
  ordinary: ReadonlySet<string> = new Set(),
): void {
  const unplaced = (reading.draft.unplaced ?? []).map(({ field = '', value }) => ({ field, value }));
  for (const line of lines)
    if (!line.used && valueText(line).trim() !== '') unplaced.push({ field: nameOf(line), value: line.parts.join('\n') });
  for (const text of stray) unplaced.push({ field: '', value: text });
  const firsts = new Map<string, number>();
  unplaced.forEach(({ field }, index) => {
    if (!firsts.has(field)) firsts.set(field, index);
  });
  for (const [field, first] of firsts) {
    if (ordinary.has(field)) continue;
    const what = field ? `${field} has no field of its own here` : 'A line without a tag';
    addFinding(reading, 'field-unplaced', `${what}.`, unplaced[first]?.value ?? '', `unplaced[${first}]`);
  }
  if (unplaced.length) reading.draft.unplaced = unplaced.map(({ field, value }) => (field ? { field, value } : { value }));
}
