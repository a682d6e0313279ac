import type { Publication, Shape } from './publication.ts';

/** A reference as a database exports it, before it is written down: all of it text. */
export interface ExportRow {
  readonly code: string;
  readonly title?: string;
  readonly authors: readonly WrittenAuthor[];
  readonly year?: string;
  /** Journal, book or server. */
  readonly journal?: string;
  readonly abbreviation?: string;
  readonly issn?: string;
  readonly isbn?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly start?: string;
  readonly end?: string;
  readonly articleNumber?: string;
  readonly doi?: string;
  readonly pmid?: string;
  readonly abstract?: string;
  readonly language?: string;
  readonly publisher?: string;
  readonly edition?: string;
  /** Name and value of the database's own number. */
  readonly accession?: readonly [database: string, value: string];
}

/** `Family, G I`, in the parts that the comma separates; one without `given` stands in a single piece. */
export interface WrittenAuthor {
  readonly family: string;
  readonly given?: string;
}

const codes: Readonly<Record<Shape, string>> = {
  article: 'JOUR',
  'conference-abstract': 'JOUR',
  chapter: 'CHAP',
  book: 'BOOK',
  thesis: 'THES',
  report: 'RPRT',
  preprint: 'UNPB',
};

/** All that there is to say. */
export function rowOf(publication: Publication): ExportRow {
  const { shape, title, authors, year, serial, container, isbn, volume, issue, pages, articleNumber, doi, pmid, abstract } = publication;
  const given = {
    journal: serial?.title ?? container,
    abbreviation: serial?.abbreviation,
    issn: serial?.issn[1],
    ...{ isbn, volume, issue, articleNumber, doi, pmid, abstract },
    start: pages?.[0],
    end: pages?.[1] === pages?.[0] ? undefined : pages?.[1],
    publisher: publication.publisher,
    edition: publication.edition,
    language: publication.vernacular?.code ?? 'en',
  };
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  return { code: codes[shape], title, authors, year: String(year), ...(Object.fromEntries(known) as Partial<ExportRow>) };
}

/** A row without some of its values. */
export function without(row: ExportRow, ...names: readonly Exclude<keyof ExportRow, 'code' | 'authors'>[]): ExportRow {
  const rest: Partial<Record<keyof ExportRow, unknown>> = { ...row };
  for (const name of names) delete rest[name];
  return rest as ExportRow;
}
