import type { MadeSerial } from './made-serial.ts';

/** What a copy of a publication may say of it, and damage may take. */
export type Field = 'title' | 'authors' | 'year' | 'journal' | 'volume' | 'issue' | 'pages' | 'doi' | 'pmid' | 'abstract';

export interface MadeAuthor {
  readonly family: string;
  readonly given: string;
}

export type Shape = 'article' | 'conference-abstract' | 'chapter' | 'book' | 'thesis' | 'report' | 'preprint';

/** One publication as it is, before anybody copied it. */
export interface Publication {
  readonly id: number;
  readonly shape: Shape;
  readonly title: string;
  /** The title in the language in which it was printed, where that is not English. */
  readonly vernacular?: { readonly title: string; readonly language: string; readonly code: string };
  /** A translation that a database may have put in its place. */
  readonly translation?: { readonly title: string; readonly language: string };
  readonly authors: readonly MadeAuthor[];
  readonly year: number;
  /** Of an article, and of an abstract in a supplement. */
  readonly serial?: MadeSerial;
  /** The book that a chapter is in, the server of a preprint, the series of a report. */
  readonly container?: string;
  readonly publisher?: string;
  readonly isbn?: string;
  readonly edition?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: readonly [first: string, last: string];
  readonly articleNumber?: string;
  readonly doi?: string;
  readonly pmid?: string;
  readonly abstract?: string;
  /** What the publication is to the others of its family, for those that must not be taken for it. */
  readonly family?: { readonly id: number; readonly kind: string };
  /** The fields that tell it from its family: a copy keeps them so that they can be read. */
  readonly telling?: readonly Field[];
  /** The DOI of another publication, which somebody may have copied by mistake. */
  readonly mistakenDoi?: string;
  /** A title that tells nothing by itself: «Editorial». */
  readonly generic?: true;
}

/** What is made before it is known how often. */
export type Draft = Omit<Publication, 'id' | 'family' | 'pmid' | 'mistakenDoi'> & {
  /** It gets a PMID with its number. */
  readonly inPubmed?: true;
};
