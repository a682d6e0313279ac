import type { Abstract } from '../../model/abstract.ts';
import type { Location, Rights } from '../../model/access.ts';
import type { Container } from '../../model/container.ts';
import type { Contributor } from '../../model/contributor.ts';
import type { Dates, PartialDate } from '../../model/dates.ts';
import type { FindingCode } from '../../model/finding.ts';
import { makeFinding } from '../../model/finding.ts';
import type { Heading, Keyword } from '../../model/heading.ts';
import type { Identifier, IdentifierScheme } from '../../model/identifier.ts';
import type { BibliographicRecord, Grant, ItemType, Span, Unplaced } from '../../model/record.ts';
import type { CutBy } from './candidate.ts';

/** More of them help nobody. */
const mostAlternatives = 5;

/** Where a value stands in the page and how sure its reading is. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  /** Other extents of the value that are almost as likely. */
  readonly rivals?: readonly { readonly start: number; readonly end: number }[];
}

/** A record while it is being put together from the segments of a reading: lists are filled in the order of the page. */
export class Draft {
  /** The page as it is read, with line feeds for separators. */
  readonly text: string;
  /** The page as it stands. */
  readonly original: string;
  /** How values of one list are told apart. */
  readonly cut: CutBy;
  type: ItemType | undefined;
  title: string | undefined;
  readonly titles: NonNullable<BibliographicRecord['titles']> = [];
  issued: PartialDate | undefined;
  citationAsGiven: string | undefined;
  publisher: string | undefined;
  place: string | undefined;
  edition: string | undefined;
  /** What labels say of the journal, book or series. */
  readonly container: Container = {};
  readonly languages: string[] = [];
  readonly contributors: Contributor[] = [];
  readonly dates: Dates = {};
  readonly issns: string[] = [];
  readonly identifiers: Identifier[] = [];
  readonly abstracts: Abstract[] = [];
  readonly headings: Heading[] = [];
  readonly keywords: Keyword[] = [];
  readonly rights: Rights = {};
  readonly locations: Location[] = [];
  readonly notes: string[] = [];
  readonly isbns: string[] = [];
  readonly grants: Grant[] = [];
  readonly spans: Span[] = [];
  readonly unplaced: Unplaced[] = [];
  readonly findings: NonNullable<BibliographicRecord['findings']> = [];

  constructor(text: string, original = text, cut: CutBy = 'glued') {
    this.cut = cut;
    this.text = text;
    this.original = original;
  }

  /** Notes where the value at a path of the record stands; a value that could as well be longer or shorter gets a finding. */
  placed(path: string, { start, end, confidence, rivals = [] }: Place): void {
    const value = this.text.slice(start, end);
    const first = start + value.length - value.trimStart().length;
    this.spans.push({ path, start: first, end: first + value.trim().length, confidence });
    if (rivals.length === 0) return;
    const alternatives = rivals.slice(0, mostAlternatives).map((rival) => this.text.slice(rival.start, rival.end));
    this.find('reading-ambiguous', 'The value may begin or end elsewhere: the next one is glued on', path, { start, end }, alternatives);
  }

  /** An identifier, once however often the page has it. */
  identify(scheme: IdentifierScheme, value: string, place: Place): void {
    let at = this.identifiers.findIndex((known) => known.scheme === scheme && known.value === value);
    if (at === -1) at = this.identifiers.push({ scheme, value }) - 1;
    this.placed(`identifiers[${at}].value`, place);
  }

  /** Keeps what has no field of its own. `field` says what it is where that is known. */
  leave(place: Place, field?: string): void {
    const value = this.original.slice(place.start, place.end).trim();
    if (value === '') return;
    const at = this.unplaced.push({ ...(field === undefined ? {} : { field }), value, start: place.start, end: place.end }) - 1;
    if (field === undefined) this.find('reading-unplaced', 'This stretch of the page fits nowhere', `unplaced[${at}]`, place);
    else this.find('field-unplaced', `The record has no field for ${field}`, `unplaced[${at}]`, place);
  }

  find(code: FindingCode, message: string, path: string, place?: { start: number; end: number }, alternatives?: string[]): void {
    const raw = place && this.original.slice(place.start, place.end);
    this.findings.push(makeFinding(code, message, { path, raw, alternatives }));
  }
}
