import { citationOf } from '../../model/provenance.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Citation } from '../../model/work.ts';
import { citationKeyOf } from '../../normalizers/citation-key.ts';
import { indexedIdentifiers } from './indexed-identifiers.ts';
import { matchNumbers } from './match-numbers.ts';
import { packRecord, unpackJson } from './packed-json.ts';
import { foldedName, type Reported, reportedIn } from './reported.ts';
import { traitsOf } from './traits.ts';
import { accessOf, issuedNumber, textColumns, workText } from './work-text.ts';
import { type WrittenRecord, writtenRecord } from './written-record.ts';

/** What a work is found, sorted and counted by. */
export interface WorkCard extends Reported {
  /** Words, a text for each of `textColumns`. */
  readonly text: readonly string[];
  /** Vocabulary, term and ui of each heading in turn; the ui is empty where the source gave none. */
  readonly headings: readonly string[];
  /** yyyymmdd, zeros for what is unknown. */
  readonly issued: number | null;
  readonly type: string | null;
  readonly access: string | null;
  readonly journal: string | null;
  /** Codes with blanks between. */
  readonly languages: string | null;
  /** Beginnings of the title and of the first author's name, folded. */
  readonly titleOrder: string | null;
  readonly authorOrder: string | null;
  /** One bit for each value of `has:`. */
  readonly traits: number;
  /** By what documents would cite it, if no other work had that key; see citation-key.ts. */
  readonly citationKey: string;
}

/**
 * All that a store keeps of a record, worked out once and anywhere: it is plain data, so that the costly part of writing (packing,
 * gathering words) is done in as many threads as there are, and the one writer only files the cards.
 */
export interface RecordCard {
  /** The record itself; see packed-json.ts. */
  readonly packed: Uint8Array;
  readonly datestamp: string | null;
  readonly deleted: boolean;
  /** Scheme and value in turn, of everything that the record is found by. */
  readonly identifiers: readonly string[];
  /** Under what it is found for comparison with others, besides identifiers; see match-numbers.ts. */
  readonly matchKeys: readonly number[];
  /** Code and number in turn. */
  readonly findings: readonly (string | number)[];
  /** What its work is found by as long as it is the only record of it. */
  readonly work: WorkCard;
}

/** `written`: the record's JSON, where somebody has written it already. */
export function recordCard(record: BibliographicRecord, written: WrittenRecord = writtenRecord(record)): RecordCard {
  return {
    packed: packRecord(record, written.json),
    datestamp: record.datestamp ?? null,
    deleted: record.deleted === true,
    identifiers: indexedIdentifiers(record).flatMap(({ scheme, value }) => [scheme, value]),
    matchKeys: matchNumbers(record),
    findings: [...findingCounts(record)].flat(),
    work: workCard(citationOf(record)),
  };
}

/** How many findings the record has. */
export const findingsOn = ({ findings }: RecordCard): number =>
  findings.reduce<number>((sum, part) => sum + (typeof part === 'number' ? part : 0), 0);

/** The record that the card was made of. */
export const recordOf = ({ packed }: Pick<RecordCard, 'packed'>): BibliographicRecord => unpackJson<BibliographicRecord>(packed);

export function workCard(citation: Citation): WorkCard {
  const text = workText(citation);
  return {
    text: textColumns.map(({ name }) => text[name]),
    headings: (citation.headings ?? []).flatMap(({ vocabulary, term, ui }) => [vocabulary, term, ui ?? '']),
    issued: issuedNumber(citation) ?? null,
    type: citation.type ?? null,
    access: accessOf(citation) ?? null,
    journal: citation.container?.title ?? null,
    languages: citation.languages?.join(' ') ?? null,
    titleOrder: orderOf(citation.title),
    authorOrder: orderOf(firstAuthor(citation)),
    traits: traitsOf(citation),
    citationKey: citationKeyOf({ source: 'work', sourceId: '', ...citation }),
    ...reportedIn(citation),
  };
}

/** As far as works are put in order by it. */
const orderLength = 60;

const orderOf = (name: string | undefined): string | null =>
  foldedName((name ?? '').slice(0, 2 * orderLength)).slice(0, orderLength) || null;

function firstAuthor({ contributors }: Citation): string | undefined {
  const author = contributors?.find(({ role }) => role === 'author') ?? contributors?.[0];
  return author?.collective ?? (author?.family === undefined ? undefined : `${author.family} ${author.given ?? author.initials ?? ''}`);
}

/** How often each code stands in the record's findings. */
export function findingCounts({ findings = [] }: BibliographicRecord): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
