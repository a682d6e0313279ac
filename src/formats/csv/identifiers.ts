import type { IdentifierScheme } from '../../model/identifier.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { readIsbn, readIssn } from '../../normalizers/check-digits.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { addFinding, addIdentifier } from '../drafting.ts';
import { type Cell, type CsvField, isNothing, type Reading, valuesIn, wholeNumber } from './reading.ts';

const names: Partial<Record<IdentifierScheme, string>> = { doi: 'DOI', pmid: 'PubMed number', pmcid: 'number of PubMed Central' };

/** Every value of a column that is nothing but identifiers of one scheme. Abstrackr writes 0 for a PubMed number that it does not know. */
const identifiersOf = (heading: string, synonyms: string, scheme: IdentifierScheme): CsvField => ({
  heading,
  names: synonyms,
  read: (cells, reading) => {
    for (const cell of cells) {
      cell.used = true;
      for (const value of valuesIn(cell.value)) {
        const found = /^0+(?:\.0)?$/.test(value) ? undefined : readIdentifier(value, scheme);
        if (found) addIdentifier(reading, scheme, found.value);
        else if (!/^0+(?:\.0)?$/.test(value)) {
          cell.used = false;
          const code = scheme === 'doi' ? 'doi-malformed' : 'identifier-malformed';
          addFinding(reading, code, `What stands under ${cell.heading} is no ${names[scheme] ?? scheme}.`, value);
        }
      }
    }
  },
  write: ({ identifiers }) =>
    identifiers
      ?.filter((identifier) => identifier.scheme === scheme)
      .map(({ value }) => value)
      .join('; '),
});

/** ISSNs glued together, `2213-42392213-4220`, `1932620319326203`: eight places each, as many as there are. */
const glued = /^(?:\d{4}-?\d{3}[\dX]){2,}$/i;

interface Serial {
  readonly text: string;
  readonly kind: 'issn' | 'isbn';
  readonly value: string;
  readonly valid: boolean;
}

/** The numbers of a cell: `0957-9672 (Print)`, one a line, glued, `20411723 (ISSN)`, `1879-0712 (Electronic)0014-2999 (Linking)`, leading zeros that a spreadsheet ate. */
function* serialsIn(cell: string, isIssn: boolean): Iterable<Serial | string> {
  for (const piece of cell.replace(/\([^()]{0,60}\)|[pe]?-?(?:issn|isbn)(?:-1[03])?:?/gi, ';').split(/[;,|\n]/)) {
    const text = wholeNumber(piece.trim());
    if (text === '' || isNothing(text)) continue;
    const words = text.split(/\s+/);
    const parts = words.every((word) => /^(?:\d{4}-?\d{3}[\dX]|[\d-]{9,17}[\dX])$/i.test(word)) ? words : [text];
    for (const part of parts) yield* serialsOf(part, isIssn);
  }
}

function* serialsOf(text: string, isIssn: boolean): Iterable<Serial | string> {
  const isbn = readIsbn(text);
  const digits = text.replace(/[^\dX]/gi, '');
  const several = isbn?.valid || !glued.test(text) ? undefined : (text.match(/\d{4}-?\d{3}[\dX]/gi) ?? undefined);
  if (several) for (const one of several) yield* serialsOf(one, true);
  else if (isbn && (isbn.valid || !isIssn)) yield { text, kind: 'isbn', ...isbn };
  else {
    const issn = readIssn(text) ?? (/^\d{5,7}$|^\d{4,6}X$/i.test(text) && isIssn ? readIssn(digits.padStart(8, '0')) : undefined);
    if (issn && (issn.valid || digits.length === 8)) yield { text, kind: 'issn', ...issn };
    else yield text;
  }
}

const readSerials =
  (isIssn: boolean) =>
  (cells: readonly Cell[], reading: Reading): void => {
    const issns = new Set(reading.draft.container?.issn);
    const isbns = new Set(reading.draft.isbn);
    for (const cell of cells) {
      cell.used = true;
      for (const found of serialsIn(cell.value, isIssn)) {
        if (typeof found === 'string') cell.used = false;
        else {
          (found.kind === 'isbn' ? isbns : issns).add(found.value);
          if (!found.valid)
            addFinding(reading, 'check-digit-wrong', `The check digit of the ${found.kind.toUpperCase()} is wrong.`, found.text);
        }
      }
    }
    if (issns.size) reading.draft.container = { ...reading.draft.container, issn: [...issns] };
    if (isbns.size) reading.draft.isbn = [...isbns];
  };

const joined = (list: readonly string[] | undefined): string | undefined => list?.join('; ');

/** Columns of one database's own numbers. */
const accessionColumns: readonly (readonly [string, string])[] = [
  ['Scopus', 'eid scopusid scopuseid'],
  ['Web of Science', 'ut utuniquewosid utuniqueid wosid uniquewosid'],
  ['Lens', 'lensid'],
  ['Cochrane CENTRAL', 'centralid'],
  ['Embase', 'embaseaccessionid embaseid pui'],
  ['CINAHL', 'cinahlid'],
  ['Covidence', 'covidence covidenceid'],
  ['Rayyan', 'rayyanid'],
  ['EPPI-Reviewer', 'eppiid eppireviewerid'],
  ['OpenAlex', 'openalexid idsopenalex'],
  ['Dimensions', 'publicationid dimensionsid'],
  ['ProQuest', 'storeid proquestid proquestdocumentid'],
  ['Microsoft Academic', 'microsoftacademicid magid idsmag'],
  ['Semantic Scholar', 'semanticscholarid s2id'],
  ['ERIC', 'ericnumber ericid'],
];

const addAccession = ({ draft }: Reading, database: string, value: string): void => {
  if (!draft.accessions?.some((known) => known.database === database && known.value === value))
    draft.accessions = [...(draft.accessions ?? []), { database, value }];
};

/** Whose number it is, by its look. */
const looks: readonly (readonly [RegExp, string])[] = [
  [/^(?:WOS|ISI|BIOSIS|MEDLINE|CCC|BCI|FSTA|INSPEC|ZOOREC|KJD|RSCI|SCIELO|CABI|DIIDW|PPRN):[\w.]+$/, 'Web of Science'],
  [/^CN-\d{8}$/, 'Cochrane CENTRAL'],
  [/^rayyan-\d+$/, 'Rayyan'],
  [/^pub\.\d+$/, 'Dimensions'],
  [/^2-s2\.0-\d+$/, 'Scopus'],
  [/^L\d{6,12}$/, 'Embase'],
];

/** EBSCO names the database in the link alone: `…ebscohost.com/login.aspx?direct=true&db=aph&AN=176404503&…`. */
function ebscoDatabase(number: string, { draft }: Reading): string | undefined {
  for (const { url } of draft.locations ?? []) {
    const [, database, linked] = /ebscohost\.com\/.{0,80}?[?&]db=(\w{2,10})&AN=([\w-]{3,20})/.exec(url) ?? [];
    if (linked === number) return database;
  }
  return undefined;
}

/** Keeps a number whose look says which database gave it; false for any other text. */
export function placeByLook(text: string, reading: Reading): boolean {
  const database = looks.find(([look]) => look.test(text))?.[1];
  if (database) addAccession(reading, database, text);
  return database !== undefined;
}

/** «Accession Number» is a number of the database that another column names. */
function readAccessions(cells: readonly Cell[], reading: Reading): void {
  for (const cell of cells) {
    const value = ownNumber(cell.value);
    const database = looks.find(([look]) => look.test(value))?.[1] ?? reading.databases[0] ?? ebscoDatabase(value, reading);
    cell.used = isNothing(value) || database !== undefined;
    if (!isNothing(value) && database) addAccession(reading, database, value);
  }
}

/** `643589775.0` of a spreadsheet, `EMBASE 643589775` of Cochrane. */
const ownNumber = (text: string): string => wholeNumber(text.replace(/^EMBASE (?=\d)/i, ''));

export const identifierFields: readonly CsvField[] = [
  identifiersOf('doi', 'doi di do dois itemdoi doinumber doilink doiurl digitalobjectidentifier idsdoi m3doi', 'doi'),
  identifiersOf('pmid', 'pmid pubmedid pm medlinepmid pubmedpmid idspmid pmids medlineid pubmednumber pubmed', 'pmid'),
  identifiersOf('pmcid', 'pmcid pmcnumber pmc pmcids pubmedcentralid idspmcid', 'pmcid'),
  identifiersOf('mid', 'nihmsid manuscriptid', 'mid'),
  identifiersOf('handle', 'handle hdl', 'handle'),
  identifiersOf('arxiv', 'arxivid arxiv arxivnumber', 'arxiv'),
  {
    heading: 'issn',
    names: `issn issns pissn eissn issnprint issnonline issnelectronic printissn onlineissn electronicissn sn ei essn issnisbn isbnissn issnorisbn
      linkingissn issnl primarylocationsourceissn primarylocationsourceissnl`,
    read: readSerials(true),
    write: ({ container }) => joined(container?.issn),
  },
  {
    heading: 'isbn',
    names: 'isbn isbns eisbn isbn13 isbn10 isbnprint printisbn electronicisbn bn',
    read: readSerials(false),
    write: ({ isbn }) => joined(isbn),
  },
  ...accessionColumns.map(
    ([database, synonyms]): CsvField => ({
      heading: `number at ${database}`,
      names: synonyms,
      read: (cells, reading) => {
        for (const cell of cells) {
          cell.used = true;
          const value = ownNumber(cell.value);
          if (!isNothing(value)) addAccession(reading, database, value);
        }
      },
    }),
  ),
];

/** Behind the labels, which say whose numbers they are. */
export const accessionField: CsvField = {
  heading: 'accession',
  names: 'accessionnumber accession accessionno an databaseid',
  read: readAccessions,
  write: ({ accessions }: BibliographicRecord) => accessions?.find(({ value }) => looks.some(([look]) => look.test(value)))?.value,
};
