import type { Container } from '../../model/container.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { readArxiv } from '../../normalizers/arxiv.ts';
import { readIsbn, readIssn } from '../../normalizers/check-digits.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { isPageCount, readPages } from '../../normalizers/pages.ts';
import { isoDate, readPartialDate } from '../../normalizers/partial-date.ts';
import { readPmcid, readPmid } from '../../normalizers/pubmed-ids.ts';
import { readLicence } from '../../normalizers/rights.ts';
import { addFinding, addIdentifier, appended } from '../drafting.ts';
import { abstractText, languageText } from '../item-texts.ts';
import { textFrom, textsFrom } from '../json-item.ts';
import type { ZoteroField } from './reading.ts';

type TextKey = 'title' | 'publisher' | 'place' | 'edition';
type ContainerKey = 'title' | 'abbreviation' | 'volume' | 'issue' | 'collectionTitle' | 'collectionNumber';

const text = (field: string, key: TextKey): ZoteroField => ({
  field,
  read: (value, { draft }) => {
    const found = textFrom(value);
    if (found === undefined || (draft[key] !== undefined && draft[key] !== found)) return false;
    draft[key] = found;
    return true;
  },
  write: (record) => record[key],
});

const inContainer = (field: string, key: ContainerKey): ZoteroField => ({
  field,
  read: (value, { draft }) => {
    const found = textFrom(value);
    const known = (draft.container as Container | undefined)?.[key];
    if (found === undefined || (known !== undefined && known !== found)) return false;
    draft.container = { ...draft.container, [key]: found };
    return true;
  },
  write: ({ container }) => container?.[key],
});

const serial = (field: 'ISSN' | 'ISBN'): ZoteroField => ({
  field,
  read: (value, reading) => {
    const texts = textsFrom(value, field === 'ISSN' ? /[,;\s]+(?=[\dX])/i : /[,;]+\s*|\s+(?=97[89]|\d{9}[\dX]\b)/i);
    const numbers = texts.map((one) => (field === 'ISSN' ? readIssn(one) : readIsbn(one)));
    const values = [...new Set(numbers.flatMap((number) => number?.value ?? []))];
    numbers.forEach((number, index) => {
      if (number && !number.valid)
        addFinding(reading, 'check-digit-wrong', `The check digit of the ${field} is wrong.`, texts[index] ?? '');
    });
    if (!values.length) return false;
    if (field === 'ISBN') reading.draft.isbn = values;
    else reading.draft.container = { ...reading.draft.container, issn: values };
    return numbers.every((number) => number !== undefined);
  },
  write: ({ container, isbn }) => (field === 'ISSN' ? container?.issn?.join(', ') : isbn?.join(' ')),
});

const pages: ZoteroField = {
  field: 'pages',
  read: (value, { draft }) => {
    const given = textFrom(value);
    // How many there are is no place.
    if (given === undefined || isPageCount(given)) return false;
    draft.container = { ...draft.container, ...(readPages(given) ?? { pages: given }), pagesAsGiven: given };
    return true;
  },
  write: ({ container }) => container?.pages ?? container?.articleNumber,
};

const date: ZoteroField = {
  field: 'date',
  read: (value, reading) => {
    const given = textFrom(value);
    if (given === undefined) return false;
    const read = readPartialDate(given);
    if (!read) addFinding(reading, 'date-unreadable', 'The date of publication could not be read.', given, 'issued');
    reading.draft.issued = read ?? { raw: given };
    return true;
  },
  // A range or a season is written as its source wrote it: ISO 8601 says only the day on which it begins.
  write: ({ issued }) =>
    issued &&
    ((issued.season ?? issued.endYear ?? issued.endMonth ?? issued.endDay)
      ? (issued.raw ?? isoDate(issued))
      : (isoDate(issued) ?? issued.raw)),
};

const landing = ({ locations }: BibliographicRecord) =>
  locations?.find(({ kind }) => kind === undefined || kind === 'landing') ?? locations?.[0];

const others: readonly ZoteroField[] = [
  {
    field: 'DOI',
    read: (value, reading) => {
      const given = textFrom(value) ?? '';
      const doi = readDoi(given);
      if (doi !== undefined) addIdentifier(reading, 'doi', doi);
      else if (given) addFinding(reading, 'doi-malformed', 'What stands under DOI is none.', given);
      return doi !== undefined;
    },
    write: ({ identifiers }) => identifiers?.find(({ scheme }) => scheme === 'doi')?.value,
  },
  {
    field: 'shortTitle',
    read: (value, { draft }) => {
      const short = textFrom(value);
      if (short && short !== draft.title) draft.titles = appended(draft.titles, { kind: 'short', text: short });
      return short !== undefined;
    },
    write: ({ titles }) => titles?.find(({ kind }) => kind === 'short')?.text,
  },
  { field: 'language', ...languageText },
  { field: 'abstractNote', ...abstractText },
  {
    field: 'url',
    read: (value, { draft }) => {
      const url = textFrom(value);
      if (url) draft.locations = appended(draft.locations, { url });
      return url !== undefined;
    },
    write: (record) => landing(record)?.url,
  },
  {
    field: 'accessDate',
    read: (value, { draft }) => {
      const given = textFrom(value) ?? '';
      // What translators write for «now» says nothing.
      if (given === 'CURRENT_TIMESTAMP') return true;
      const read = readPartialDate(given.replace(/[T ].*$/s, ''));
      const day = read && isoDate(read);
      if (day !== undefined) draft.dates = { ...draft.dates, accessed: day };
      return day !== undefined;
    },
    write: ({ dates }) => dates?.accessed,
  },
  {
    field: 'rights',
    read: (value, { draft }) => {
      const given = textFrom(value);
      if (given === undefined) return false;
      const licence = readLicence(given);
      // Of a sentence that names a licence only the licence is read: the sentence stays.
      const isWhole = licence !== undefined && (licence.name !== undefined || licence.url === given);
      draft.rights = isWhole ? licence : { ...licence, statement: given };
      return true;
    },
    write: ({ rights }) => rights?.name ?? rights?.statement ?? rights?.url ?? rights?.license,
  },
  {
    field: 'genre',
    read: (value, { draft }) => {
      const genres = textsFrom(value, /;\s*/);
      if (genres.length) draft.publicationTypes = [...(draft.publicationTypes ?? []), ...genres];
      return genres.length > 0;
    },
    write: ({ publicationTypes }) => publicationTypes?.join('; '),
  },
  {
    // The database's name stands in `archive`, the number there in `archiveLocation`.
    field: 'archiveLocation',
    read: (value, { draft, left }) => {
      const database = textFrom(left.get('archive'));
      const number = textFrom(value);
      if (!database || !number) return false;
      left.delete('archive');
      draft.accessions = [{ database, value: number }];
      return true;
    },
    write: ({ accessions }) => accessions?.[0]?.value,
  },
  { field: 'archive', read: () => false, write: ({ accessions }) => accessions?.[0]?.database },
  ...(['pmid', 'pmcid'] as const).map(
    (scheme): ZoteroField => ({
      field: scheme.toUpperCase(),
      read: (value, reading) => {
        const id = scheme === 'pmid' ? readPmid(textFrom(value) ?? '') : readPmcid(textFrom(value) ?? '');
        if (id !== undefined) addIdentifier(reading, scheme, id);
        return id !== undefined;
      },
    }),
  ),
  {
    field: 'archiveID',
    read: (value, reading) => {
      const id = readArxiv(textFrom(value) ?? '');
      if (id !== undefined) addIdentifier(reading, 'arxiv', id);
      return id !== undefined;
    },
    write: ({ identifiers }) => {
      const id = identifiers?.find(({ scheme }) => scheme === 'arxiv')?.value;
      return id === undefined ? undefined : `arXiv:${id}`;
    },
  },
  {
    field: 'dateModified',
    read: (value, { draft }) => {
      const at = textFrom(value);
      if (at) draft.datestamp = at;
      return at !== undefined;
    },
  },
];

/** The mapping of Zotero's fields, one table for both directions; rows run in this order. */
export const fields: readonly ZoteroField[] = [
  text('title', 'title'),
  date,
  inContainer('publicationTitle', 'title'),
  inContainer('journalAbbreviation', 'abbreviation'),
  inContainer('volume', 'volume'),
  inContainer('issue', 'issue'),
  pages,
  inContainer('series', 'collectionTitle'),
  inContainer('seriesNumber', 'collectionNumber'),
  serial('ISSN'),
  serial('ISBN'),
  text('publisher', 'publisher'),
  text('place', 'place'),
  text('edition', 'edition'),
  ...others,
];
