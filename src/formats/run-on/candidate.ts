/** What a stretch of a run-on page can be. `start` and `end` stand for the edges of the page. */
export const kinds = [
  'start',
  'person',
  'collective',
  'organisation',
  'date',
  'citation',
  'uri',
  'doi',
  'issn',
  'pmid',
  'number',
  'pmcid',
  'language',
  'licence',
  'access',
  'type',
  'media',
  'title',
  'originaltitle',
  'translation',
  'thesis',
  'topline',
  'journal',
  'abstract',
  'terms',
  'publisher',
  'provenance',
  'labelled',
  'identifier',
  'extent',
  'remark',
  'unplaced',
  'end',
] as const;

export type Kind = (typeof kinds)[number];

/**
 * A stretch that could be one value. Costs are comparable with each other only: the reading with the least sum wins. Below zero means
 * that the stretch speaks for itself; a long shot costs 3 and more.
 */
export interface Candidate {
  readonly kind: Kind;
  /** UTF-16 offsets into the page, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly cost: number;
  /** Looks like nothing else wherever it stands: prose that swallows one of these is dear. */
  readonly certain?: boolean;
}

/** How values are told apart: nothing stands between them, single blanks do, or separators that the sheet has as line feeds. */
export type CutBy = 'glued' | 'blank' | 'separator';

/** The page and what all finders may lean on. */
export interface Page {
  /** With a line feed for whatever separates values. */
  readonly text: string;
  readonly cut?: CutBy;
  /** Ready-made citations in the page: they repeat its authors, its title and its journal. */
  readonly citations: readonly EmbeddedCitation[];
}

/** A citation as a repository prints it for copying, with the parts that appear elsewhere on the page again. */
export interface EmbeddedCitation {
  readonly start: number;
  /** Where it may end, each with its cost: the next value is glued on, so the last page may have any number of its digits. */
  readonly ends: readonly { readonly end: number; readonly cost: number }[];
  readonly authors: readonly CitedAuthor[];
  /** The group named after the persons («…, Doe J; PROBE Study Group.»). */
  readonly collective?: string;
  /** The list of authors ends in «et al.». */
  readonly authorsIncomplete: boolean;
  /** Where title and journal stand: from the end of the authors to the year or the end of the citation. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

export interface CitedAuthor {
  readonly family: string;
  readonly given: string;
}

/** Finds the candidates of one kind of anchor. */
export type Finder = (page: Page) => readonly Candidate[];
