import type { Container } from '../../model/container.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { readIsbn, readIssn } from '../../normalizers/check-digits.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { isPageCount, readPages } from '../../normalizers/pages.ts';
import { readPmcid, readPmid } from '../../normalizers/pubmed-ids.ts';
import { addFinding, addIdentifier } from '../drafting.ts';
import { abstractText, languageText } from '../item-texts.ts';
import { type JsonItem, textFrom, textsFrom } from '../json-item.ts';
import { dateFields } from './dates.ts';
import { nameFields } from './names.ts';
import { noteFields } from './notes.ts';
import type { CslField } from './reading.ts';

const item = (variable: string, value: string | undefined): JsonItem => (value === undefined ? {} : { [variable]: value });

type TextKey = 'title' | 'vernacularTitle' | 'publisher' | 'place' | 'edition';

/** A variable that is one text of the record; the first is written. */
const text = (key: TextKey, ...variables: [string, ...string[]]): CslField => ({
  variables,
  read: (value, { draft }) => {
    const found = textFrom(value);
    if (found === undefined || (draft[key] !== undefined && draft[key] !== found)) return false;
    draft[key] = found;
    return true;
  },
  write: (record) => item(variables[0], record[key]),
});

type ContainerKey = Exclude<keyof Container, 'issn' | 'pages' | 'pagesAsGiven' | 'articleNumber' | 'nlmId'>;

const inContainer = (key: ContainerKey, ...variables: [string, ...string[]]): CslField => ({
  variables,
  read: (value, { draft }) => {
    const found = textFrom(value);
    if (found === undefined || (draft.container?.[key] !== undefined && draft.container[key] !== found)) return false;
    draft.container = { ...draft.container, [key]: found };
    return true;
  },
  write: ({ container }) => item(variables[0], container?.[key]),
});

/** An identifier with a variable of its own. */
const identifier = (scheme: 'doi' | 'pmid' | 'pmcid', variable: string, grammar: (text: string) => string | undefined): CslField => ({
  variables: [variable],
  read: (value, reading) => {
    const found = textFrom(value) ?? '';
    const id = grammar(found);
    if (id) addIdentifier(reading, scheme, id);
    else if (found)
      addFinding(reading, scheme === 'doi' ? 'doi-malformed' : 'identifier-malformed', `What stands under ${variable} is none.`, found);
    return id !== undefined;
  },
  write: ({ identifiers }) => item(variable, identifiers?.find((one) => one.scheme === scheme)?.value),
});

const separators = /[,;\s]+(?=[\dX])/i;

/** ISSN and ISBN: a text with one or several, or a list. */
const serial = (kind: 'ISSN' | 'ISBN'): CslField => ({
  variables: [kind],
  read: (value, reading) => {
    const texts = textsFrom(value, kind === 'ISSN' ? separators : /[,;]+\s*|\s+(?=97[89])/);
    const numbers = texts.map((one) => (kind === 'ISSN' ? readIssn(one) : readIsbn(one)));
    const values = [...new Set(numbers.flatMap((number) => number?.value ?? []))];
    numbers.forEach((number, index) => {
      if (number && !number.valid) addFinding(reading, 'check-digit-wrong', `The check digit of the ${kind} is wrong.`, texts[index] ?? '');
    });
    if (!values.length) return false;
    if (kind === 'ISBN') reading.draft.isbn = values;
    else reading.draft.container = { ...reading.draft.container, issn: values };
    return numbers.every((number) => number !== undefined);
  },
  write: ({ container, isbn }) => item(kind, (kind === 'ISSN' ? container?.issn : isbn)?.join(', ')),
});

/**
 * `page` is what citation styles print, so an article number stands there too; `number` tells that it is one. A report's `number` is
 * the report's own, which the record has no field for.
 */
const pages: CslField = {
  variables: ['page', 'number'],
  read: (value, reading, variable) => {
    const given = textFrom(value);
    if (given === undefined || (variable === 'number' && !/^(?:article|paper|chapter|review|post)/.test(reading.type))) return false;
    // How many there are is no place.
    if (isPageCount(given)) return false;
    const { pages: known, ...rest } = reading.draft.container ?? {};
    if (variable === 'number')
      reading.draft.container = {
        ...rest,
        ...(known && known !== given ? { pages: known } : {}),
        articleNumber: given,
        pagesAsGiven: rest.pagesAsGiven ?? given,
      };
    else reading.draft.container = { ...rest, ...(readPages(given) ?? { pages: given }), pagesAsGiven: given };
    return true;
  },
  write: ({ container }) => ({
    ...item('page', container?.pages ?? container?.articleNumber),
    ...item('number', container?.articleNumber),
  }),
};

const texts: readonly CslField[] = [
  {
    variables: ['title-short', 'shortTitle'],
    read: (value, { draft }) => {
      const short = textFrom(value);
      if (short && short !== draft.title && !draft.titles?.some((title) => title.text === short))
        draft.titles = [...(draft.titles ?? []), { kind: 'short', text: short }];
      return short !== undefined;
    },
    write: ({ titles }) => item('title-short', titles?.find(({ kind }) => kind === 'short')?.text),
  },
  { variables: ['language'], read: languageText.read, write: (record) => item('language', languageText.write(record)) },
  { variables: ['abstract'], read: abstractText.read, write: (record) => item('abstract', abstractText.write(record)) },
  {
    // One text: with semicolons where terms may hold commas, else with commas (Zotero's plug-ins, pandoc).
    variables: ['keyword'],
    read: (value, { draft }) => {
      const words = textsFrom(value, typeof value === 'string' && value.includes(';') ? /;\s*/ : /,\s*/);
      if (words.length) draft.keywords = words.map((term) => ({ term }));
      return words.length > 0;
    },
    write: ({ keywords }) =>
      item(
        'keyword',
        keywords?.length
          ? keywords.map(({ term }) => term).join('; ') + (keywords.length === 1 && keywords[0]?.term.includes(',') ? ';' : '')
          : undefined,
      ),
  },
  {
    variables: ['categories'],
    read: (value, { draft }) => {
      const labels = textsFrom(value, /\n/);
      if (labels.length) draft.labels = labels;
      return labels.length > 0;
    },
    write: ({ labels }) => (labels ? { categories: labels } : {}),
  },
  {
    variables: ['genre'],
    read: (value, { draft }) => {
      const genres = textsFrom(value, /;\s*/);
      if (genres.length) draft.publicationTypes = genres;
      return genres.length > 0;
    },
    write: ({ publicationTypes }) => item('genre', publicationTypes?.join('; ')),
  },
  {
    variables: ['URL'],
    read: (value, { draft }) => {
      const url = textFrom(value);
      if (url) draft.locations = [...(draft.locations ?? []), { url }];
      return url !== undefined;
    },
    write: ({ locations }) => item('URL', (locations?.find(({ kind }) => kind === undefined || kind === 'landing') ?? locations?.[0])?.url),
  },
  {
    // Zotero: archive is the database's name, archive_location the number there.
    variables: ['archive_location'],
    read: (value, { draft, left }) => {
      const database = textFrom(left.get('archive')) ?? textFrom(left.get('source'));
      const number = textFrom(value);
      if (!database || !number) return false;
      for (const name of ['archive', 'source']) if (textFrom(left.get(name)) === database) left.delete(name);
      draft.accessions = [{ database, value: number }];
      return true;
    },
    write: ({ accessions }: BibliographicRecord) => ({
      ...item('archive', accessions?.[0]?.database),
      ...item('archive_location', accessions?.[0]?.value),
    }),
  },
];

/** The mapping of CSL-JSON (CSL 1.0.2 and its usual extensions), one table for both directions; rows run in this order. */
export const fields: readonly CslField[] = [
  text('title', 'title'),
  text('vernacularTitle', 'original-title'),
  ...nameFields,
  ...dateFields,
  inContainer('title', 'container-title'),
  inContainer('abbreviation', 'container-title-short', 'journalAbbreviation'),
  inContainer('collectionTitle', 'collection-title'),
  inContainer('collectionNumber', 'collection-number'),
  inContainer('volumeTitle', 'volume-title'),
  inContainer('volume', 'volume'),
  inContainer('issue', 'issue'),
  pages,
  serial('ISSN'),
  serial('ISBN'),
  text('publisher', 'publisher'),
  text('place', 'publisher-place'),
  text('edition', 'edition'),
  identifier('doi', 'DOI', readDoi),
  identifier('pmid', 'PMID', readPmid),
  identifier('pmcid', 'PMCID', readPmcid),
  ...texts,
  ...noteFields,
];
