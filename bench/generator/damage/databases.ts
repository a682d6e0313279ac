import type { Random } from '../random.ts';
import { type ExportRow, type WrittenAuthor, without } from './export-row.ts';
import type { Publication } from './publication.ts';

/** Where a copy stands, and how it is written there when all goes well. */
export interface Database {
  readonly name: string;
  /** Whether it may have the publication at all. */
  readonly holds: (publication: Publication) => boolean;
  readonly write: (row: ExportRow, random: Random, publication: Publication) => ExportRow;
}

export const initialsOf = (given: string, between: string, point: string): string =>
  given
    .split(/[ .-]+/)
    .filter(Boolean)
    .map((name) => name.slice(0, 1).toUpperCase() + point)
    .join(between);

const authorsWith = (row: ExportRow, write: (author: WrittenAuthor) => WrittenAuthor): ExportRow => ({
  ...row,
  authors: row.authors.map(write),
});

const withInitials = (row: ExportRow, between: string, point: string): ExportRow =>
  authorsWith(row, ({ family, given }) => (given === undefined ? { family } : { family, given: initialsOf(given, between, point) }));

/** `Family GI` in one piece. */
const inOnePiece = (row: ExportRow, between: string, point: string): ExportRow =>
  authorsWith(row, ({ family, given }) => ({ family: given === undefined ? family : `${family} ${initialsOf(given, between, point)}` }));

/** 1173-9 of 1173 and 1179. */
export function shortEnd(start: string, end: string): string {
  let same = 0;
  while (start.length === end.length && start[same] === end[same] && same < end.length - 1) same += 1;
  return end.slice(same);
}

const headline = (title: string): string => title.replace(/(?<=^|[ -])\p{Ll}(?=\p{Ll}{3})/gu, (letter) => letter.toUpperCase());

const isPrinted = ({ shape }: Publication): boolean => shape === 'article' || shape === 'conference-abstract';

/** PubMed's export: brackets around translated titles, short last pages, `Family, G I`. */
const pubmed: Database = {
  name: 'pubmed',
  holds: ({ pmid }) => pmid !== undefined,
  write: (row, _random, { vernacular }) => {
    const title =
      row.title === undefined ? {} : { title: vernacular ? `[${row.title}].` : /[?.]$/.test(row.title) ? row.title : `${row.title}.` };
    const end = row.start === undefined || row.end === undefined ? {} : { end: shortEnd(row.start, row.end) };
    return withInitials({ ...row, ...title, ...end }, ' ', '');
  },
};

const embase: Database = {
  name: 'embase',
  holds: isPrinted,
  write: (row, random) => {
    const written = inOnePiece(
      { ...without(row, 'abbreviation'), accession: ['Embase', `L${random.between(600_000_000, 699_999_999)}`] },
      '',
      '.',
    );
    return random.chance(0.5) ? without(written, 'pmid') : written;
  },
};

const scopus: Database = {
  name: 'scopus',
  holds: ({ shape }) => shape !== 'thesis' && shape !== 'report',
  write: (row, random) => {
    const written = withInitials(without(row, 'language'), '', '.');
    const issn = row.issn === undefined ? {} : { issn: row.issn.replace('-', '') };
    return {
      ...(random.chance(0.6) ? without(written, 'pmid') : written),
      ...issn,
      accession: ['Scopus', `2-s2.0-${random.between(80_000_000_000, 85_999_999_999)}`],
    };
  },
};

/** Web of Science: the journal in capitals, many titles in headline style, the printed ISSN. */
const webOfScience: Database = {
  name: 'wos',
  holds: ({ shape }) => shape !== 'thesis' && shape !== 'report' && shape !== 'preprint',
  write: (row, random, { serial }) => {
    const written = withInitials(without(row, 'pmid'), '', '');
    return {
      ...written,
      ...(row.title !== undefined && random.chance(0.5) ? { title: headline(row.title) } : {}),
      ...(row.journal === undefined ? {} : { journal: row.journal.replace(/ [(:].*$/, '').toUpperCase() }),
      ...(serial ? { issn: serial.issn[0] } : {}),
      accession: ['Web of Science', `WOS:000${random.between(100_000_000, 999_999_999)}`],
    };
  },
};

/** The register of trials: the journal's abbreviation or its name, no ISSN, seldom a DOI. */
const central: Database = {
  name: 'central',
  holds: isPrinted,
  write: (row, random) => {
    const written = withInitials(without(row, 'issn', 'abbreviation', 'language'), '', '');
    const journal = row.abbreviation !== undefined && random.chance(0.4) ? { journal: row.abbreviation } : {};
    const bare = random.chance(0.5) ? without(written, 'doi', 'pmid') : random.chance(0.5) ? without(written, 'pmid') : written;
    return { ...bare, ...journal, accession: ['Cochrane CENTRAL', `CN-0${random.between(1_000_000, 2_999_999)}`] };
  },
};

/** EBSCO's: given names in full, the first page alone, headline style. */
const cinahl: Database = {
  name: 'cinahl',
  holds: ({ shape, serial }) => shape !== 'preprint' && (shape !== 'article' || serial !== undefined),
  write: (row, random) => {
    const written = without(
      row,
      'pmid',
      'abbreviation',
      ...(random.chance(0.4) ? (['doi'] as const) : []),
      ...(random.chance(0.7) ? (['end'] as const) : []),
    );
    return row.title === undefined ? written : { ...written, title: headline(row.title) };
  },
};

const proquest: Database = {
  name: 'proquest',
  holds: () => true,
  write: (row, random) => {
    const written = without(row, 'pmid', 'abbreviation');
    return random.chance(0.3) ? without(written, 'issn') : written;
  },
};

/** A reference manager in which somebody typed. */
const typed: Database = {
  name: 'typed',
  holds: () => true,
  write: (row, random) => {
    const bare = without(row, 'abstract', 'language', 'issn', ...(random.chance(0.6) ? (['doi', 'pmid'] as const) : []));
    const journal = row.abbreviation !== undefined && random.chance(0.5) ? { journal: row.abbreviation } : {};
    return withInitials(without({ ...bare, ...journal }, 'abbreviation'), random.chance(0.5) ? ' ' : '', random.chance(0.5) ? '.' : '');
  },
};

export const databases: readonly Database[] = [pubmed, embase, scopus, webOfScience, central, cinahl, proquest, typed];
