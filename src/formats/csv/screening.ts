import type { Contributor } from '../../model/contributor.ts';
import type { IdentifierScheme } from '../../model/identifier.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Format } from '../format.ts';
import { writeAbstractSections } from '../labelled-abstract.ts';
import { writeAuthor } from './authors.ts';
import { readRows } from './csv.ts';
import { fields } from './fields.ts';
import type { CsvField } from './reading.ts';
import { residueHeading } from './row-reader.ts';
import { labelField, labelOf } from './screening-label.ts';
import { tableWriter } from './table-writer.ts';

/** A column as a screening tool calls it, the field that it is read into (by its heading in the mapping table), and what is written when it is not the field's own text. */
type ToolColumn = readonly [
  heading: string,
  field: string | CsvField | undefined,
  write?: (record: BibliographicRecord) => string | undefined,
];

const authorsOf = ({ contributors }: BibliographicRecord): readonly Contributor[] =>
  contributors?.filter(({ role }) => role === 'author') ?? [];

/** Rayyan divides the cell at semicolons and at every «and», also within the name of a group. */
const joinedByAnd = (record: BibliographicRecord): string =>
  authorsOf(record)
    .map((author) =>
      writeAuthor(author)
        .replace(/\band\b/gi, '&')
        .replaceAll(';', ','),
    )
    .join(' and ');

const year = ({ issued }: BibliographicRecord): string | undefined => issued?.year?.toString();
const month = ({ issued }: BibliographicRecord): string | undefined => issued?.month?.toString();
const day = ({ issued }: BibliographicRecord): string | undefined => issued?.day?.toString();

const monthNames = 'January February March April May June July August September October November December'.split(' ');
const monthName = ({ issued }: BibliographicRecord): string | undefined => monthNames[(issued?.month ?? 0) - 1];

/** Tools have no column for the number of an article, and show the pages. */
const pages = ({ container }: BibliographicRecord): string | undefined =>
  container?.pages ?? container?.articleNumber ?? container?.pagesAsGiven;

/** A tool makes a link of the cell: one identifier, not a list. */
const first =
  (scheme: IdentifierScheme) =>
  ({ identifiers }: BibliographicRecord): string | undefined =>
    identifiers?.find((each) => each.scheme === scheme)?.value;

/** Where a screener can read on: a link of the record, else its DOI’s. */
function url(record: BibliographicRecord): string | undefined {
  const doi = first('doi')(record);
  return record.locations?.[0]?.url ?? (doi && `https://doi.org/${doi}`);
}

const abstract = ({ abstracts }: BibliographicRecord): string | undefined => {
  const main = abstracts?.find(({ other }) => !other) ?? abstracts?.[0];
  return main && writeAbstractSections(main.sections);
};

const notes = ({ notes: all }: BibliographicRecord): string | undefined => all?.join(' | ');
const labels = ({ labels: all }: BibliographicRecord): string | undefined => all?.join('; ');

/** Covidence numbers what it imports: `#12`. */
const covidenceNumber = ({ accessions }: BibliographicRecord): string | undefined =>
  accessions?.find(({ database }) => database === 'Covidence')?.value;

const numberOf = ({ identifiers, accessions }: BibliographicRecord): string | undefined =>
  identifiers?.find(({ scheme }) => scheme === 'pmid')?.value ?? accessions?.find(({ database }) => database !== 'Covidence')?.value;

/** Columns of Rayyan’s own files, in its order (help.rayyan.ai, «Supported file formats»; rayyan-formats-core). */
const rayyanColumns: readonly ToolColumn[] = [
  ['key', 'id'],
  ['title', 'title'],
  ['year', 'year', year],
  ['month', 'month', month],
  ['day', 'day', day],
  ['journal', 'journal'],
  ['issn', 'issn', ({ container }) => container?.issn?.[0]],
  ['volume', 'volume'],
  ['issue', 'issue'],
  ['pages', 'pages', pages],
  ['authors', 'authors', joinedByAnd],
  ['url', 'url', url],
  ['language', 'language'],
  ['publisher', 'publisher'],
  ['location', 'place'],
  ['abstract', 'abstract', abstract],
  ['notes', 'notes', notes],
  ['doi', 'doi', first('doi')],
  ['keywords', 'keywords'],
  ['pubmed_id', 'pmid', first('pmid')],
  ['pmc_id', 'pmcid', first('pmcid')],
];

/** Columns of Covidence’s own CSV, in its order. */
const covidenceColumns: readonly ToolColumn[] = [
  ['Title', 'title'],
  ['Authors', 'authors'],
  ['Abstract', 'abstract', abstract],
  ['Published Year', 'year', year],
  ['Published Month', 'month', monthName],
  ['Journal', 'journal'],
  ['Volume', 'volume'],
  ['Issue', 'issue'],
  ['Pages', 'pages', pages],
  ['Accession Number', 'accession', numberOf],
  ['DOI', 'doi', first('doi')],
  ['Ref', 'id'],
  ['Covidence #', 'number at Covidence', covidenceNumber],
  // Covidence names a study itself when it takes a reference in.
  ['Study', undefined],
  ['Notes', 'notes', notes],
  ['Tags', 'labels', labels],
];

/** Columns that ASReview knows by name, and such as it carries along (asreview.readthedocs.io, «Data format»). It takes `record_id` for a number of its own. */
const asreviewColumns: readonly ToolColumn[] = [
  ['title', 'title'],
  ['abstract', 'abstract', abstract],
  ['authors', 'authors'],
  ['keywords', 'keywords'],
  ['doi', 'doi', first('doi')],
  ['url', 'url', url],
  ['year', 'year', year],
  ['journal', 'journal'],
  ['pmid', 'pmid', first('pmid')],
  ['id', 'id'],
  ['included', labelField, labelOf],
];

/** Not every tool’s reader looks for the end of a quoted cell behind the end of a line; signs without a shape stop some. */
const onOneLine = (text: string | undefined): string | undefined => text?.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ');

function fieldNamed(heading: string): CsvField {
  const field = fields.find((each) => each.heading === heading);
  if (!field) throw new Error(`the mapping table has no ${heading}`);
  return field;
}

function screening(id: string, title: string, toolColumns: readonly ToolColumn[]): Format {
  const columns = toolColumns.map(([heading, name, write]) => {
    const field = typeof name === 'string' ? fieldNamed(name) : name;
    const text = write ?? field?.write;
    return { heading, field, write: (record: BibliographicRecord) => onOneLine(text?.(record)) };
  });
  const own = new Map(columns.flatMap(({ heading, field }) => (field ? [[heading, field] as const] : [])));
  const head = [...columns.map(({ heading }) => heading), residueHeading].join(',');
  return {
    id,
    title,
    mediaTypes: ['text/csv'],
    extensions: ['csv'],
    // Files that the tools write themselves have more columns or fewer, and are tables like others.
    detect: (text) => (text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] === head ? 0.95 : 0),
    read: readRows(id, own),
    consultsVocabularies: true,
    write: tableWriter({
      ...{ id, delimiter: ',' },
      columns: [...columns, { heading: residueHeading }],
      fields: [...columns.map(({ field }) => (field ? [field] : [])), []],
    }),
  };
}

/** For Rayyan, which reads its own columns. */
export const rayyanCsv = screening('rayyan-csv', 'CSV for screening in Rayyan, with the columns that it reads and writes', rayyanColumns);

/** As Covidence writes references. */
export const covidenceCsv = screening('covidence-csv', 'CSV with the columns of Covidence’s own', covidenceColumns);

/** For ASReview, with what is known to be relevant or not. */
export const asreviewCsv = screening('asreview-csv', 'CSV for screening in ASReview, with what has been decided', asreviewColumns);
