import { readDoi } from '../../normalizers/doi.ts';
import { isoDate, readPartialDate } from '../../normalizers/partial-date.ts';
import { readPmcid, readPmid } from '../../normalizers/pubmed-ids.ts';
import { addFinding, addIdentifier, appended } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';
import { inContainer, takeFirst } from '../tagged-fields.ts';
import {
  abstractRow,
  asOne,
  type Divide,
  furtherTitleRow,
  languageRow,
  noteRow,
  placePages,
  publicationTypeRow,
  serialRow,
} from '../tagged-rows.ts';
import { fieldNames } from './labels.ts';
import { readLinks } from './links.ts';
import { nameFields } from './names.ts';
import { each, isMedline, type OvidField, type Reading } from './reading.ts';
import { readSource } from './source.ts';
import { subjectFields } from './subjects.ts';

/** Words in brackets behind a title, `[References]`, `[Article]`: what there is besides, and what it is. */
const behindTitle =
  /\s*\[(References|Article|Articles|Review|Reviews|Editorial|Letter|Erratum|Miscellaneous|Report|Abstract|Case Reports?|Comment)\]\.?$/i;

const titleField = each(fieldNames.title, asOne, (value, { draft }) => {
  const [, word] = behindTitle.exec(value) ?? [];
  if (word && !/^references$/i.test(word)) draft.publicationTypes = appended(draft.publicationTypes, word);
  const text = dropMarkup(value.replace(behindTitle, '')).replace(/^["“](.+)["”]\.?$/s, '$1');
  if (draft.title === undefined) draft.title = text;
  else draft.titles = appended(draft.titles, { kind: 'alternative', text });
});

/** The label form has a book's title under Title and what was found in it under Chapter Title. */
const chapterField = each(fieldNames.chapterTitle, asOne, (value, { draft }) => {
  if (draft.title !== undefined) draft.container = { ...draft.container, title: draft.title };
  draft.title = value;
  draft.type = 'chapter';
});

const databaseField = each(fieldNames.database, asOne, (value, reading) => {
  reading.database ??= value;
  if (!reading.draft.labels?.includes(value)) reading.draft.labels = appended(reading.draft.labels, value);
});

/** `Peer Reviewed Journal: 2015-33942-012.`, `PREV200400474164`; in MEDLINE the number is PubMed's. */
const accessionField = each(fieldNames.accession, asOne, (text, reading) => {
  const value = text.replace(/^[A-Z][A-Za-z ]{3,40}: /, '').replace(/\.$/, '');
  const pmid = isMedline(reading) && /^\d{1,8}$/.test(value) ? readPmid(value) : undefined;
  if (pmid) addIdentifier(reading, 'pmid', pmid);
  else reading.draft.accessions = appended(reading.draft.accessions, { database: reading.database ?? 'Ovid', value });
});

/** `Annals of Tides. 28(10):…` is the place of the article once more, by its journal's abbreviation. */
const abbreviatedField = each(fieldNames.abbreviatedSource, asOne, (text, { draft }) => {
  const [, abbreviation] = /^(.{2,120}?)\.\s+\d/.exec(text) ?? [];
  if (abbreviation) draft.container = { ...draft.container, abbreviation };
  return abbreviation !== undefined;
});

/** `jh4, 8807705`: Ovid's code of the journal and its number at the NLM. */
const journalCodeField = each(fieldNames.journalCode, asOne, (text, { draft }) => {
  const nlmId = /(?:^|[\s,])(\d{7,9}[rR]?)\b/.exec(text)?.[1];
  if (nlmId) draft.container = { ...draft.container, nlmId: nlmId.toUpperCase() };
  return nlmId !== undefined;
});

const first = (names: readonly string[], place: (value: string, reading: Reading) => void): OvidField => ({
  tags: names,
  read: (lines, reading) => {
    const value = takeFirst(lines, names);
    if (value !== undefined) place(value, reading);
  },
});

const pagesField = first(fieldNames.pages, (value, reading) => {
  if (/\d/.test(value) || /^[ivxlc-]+$/i.test(value)) placePages(reading, value);
});

/** DP has the day, YR the year alone. */
const dateField: OvidField = {
  tags: [...fieldNames.date, ...fieldNames.year, 'MO'],
  read: (lines, reading) => {
    const day = takeFirst(lines, fieldNames.date);
    const year = takeFirst(lines, fieldNames.year);
    const month = takeFirst(lines, ['MO']);
    const stated = [day, year && month ? `${year} ${month}` : undefined, year];
    const dates = stated.flatMap((text) => (text ? (readPartialDate(text) ?? []) : []));
    const date = dates.find((one) => one.year !== undefined && (one.month !== undefined || one.season !== undefined)) ?? dates[0];
    if (date) reading.draft.issued = date;
    else {
      const raw = day ?? year ?? '';
      if (raw) reading.draft.issued = { raw };
      addFinding(reading, 'date-unreadable', 'The date could not be read.', raw, 'issued');
    }
  },
};

/** `First Posting: Jun 2014` */
const postingField = each(fieldNames.firstPosting, asOne, (text, { draft }) => {
  const date = readPartialDate(/^First Posting: (.{4,40})$/i.exec(text)?.[1] ?? '');
  const iso = date && isoDate(date);
  if (iso) draft.dates = { ...draft.dates, electronic: iso };
  return iso !== undefined;
});

/** `Publish Ahead of Print, POST ACCEPTANCE, 30 November 2015`: there is no other date yet. */
const statusField = each(fieldNames.status, asOne, (text, { draft }) => {
  const date = readPartialDate(/ahead of print.*?,\s*(\d{1,2} \p{L}{3,9} \d{4})$/iu.exec(text)?.[1] ?? '');
  const iso = date && isoDate(date);
  if (!iso) return false;
  draft.dates = { ...draft.dates, aheadOfPrint: iso };
  draft.issued ??= date;
  return true;
});

const doiField = each(fieldNames.doi, asOne, (text, reading) => {
  const doi = readDoi(text);
  if (doi) addIdentifier(reading, 'doi', doi);
  else addFinding(reading, 'doi-malformed', 'What stands under the DOI is none.', text);
  return doi !== undefined;
});

/** `24892981`, `12345678 [https://…]`, `PMC5834059`. */
const pubmedField = each(fieldNames.pubmed, asOne, (text, reading) => {
  const value = text.split(/\s/)[0] ?? '';
  const pmcid = /^PMC\d/i.test(value) ? readPmcid(value) : undefined;
  const pmid = pmcid ? undefined : readPmid(value);
  if (pmcid) addIdentifier(reading, 'pmcid', pmcid);
  if (pmid) addIdentifier(reading, 'pmid', pmid);
  return pmcid !== undefined || pmid !== undefined;
});

/** `Cambridge University Press; United Kingdom`: who, and where. */
const publisherField = first(fieldNames.publisher, (value, { draft }) => {
  const [, publisher = value, place] = /^(.{2,200}?);\s+([^;]{2,60})$/.exec(value) ?? [];
  draft.publisher = publisher;
  if (place && draft.place === undefined) draft.place = place;
});

/** BIOSIS has a book's publisher with its whole address in PI; in MEDLINE that is how the journal comes out. */
const publisherAddressField = each(['PI'], asOne, (value, { draft }) => {
  if (draft.publisher !== undefined || /^(?:journal available|citation processed)/i.test(value)) return false;
  draft.publisher = value;
  return true;
});

/** CP is the country; in PsycINFO `HOLDER: Bay Press YEAR: 2014`, who has the rights. */
const placeField = each(fieldNames.place, asOne, (value, { draft }) => {
  if (/^HOLDER: /.test(value)) draft.rights = { ...draft.rights, statement: value };
  else draft.place = value.replace(/\.$/, '');
});

/** Words for the kind, `Research Articles.`, `Original Article:  PDF Only.`, a hyphen for none. */
const kindsIn: Divide = (line) =>
  line.parts.flatMap((part) => part.split(/;\s|:\s\s/)).flatMap((word) => (/\p{L}/u.test(word) ? word.replace(/\.$/, '').trim() : []));

/** The mapping of Ovid's fields: the database first, on which the others depend; fields of their own before the source that repeats them. */
export const fields: readonly OvidField[] = [
  databaseField,
  titleField,
  chapterField,
  furtherTitleRow(fieldNames.originalTitle, 'original'),
  furtherTitleRow(fieldNames.translatedTitle, 'translated'),
  publicationTypeRow(fieldNames.documentType, kindsIn),
  publicationTypeRow(fieldNames.publicationType, kindsIn),
  ...nameFields,
  first(fieldNames.journal, (value, { draft }) => inContainer('title').set(draft, value)),
  first(fieldNames.volume, (value, { draft }) => inContainer('volume').set(draft, value)),
  first(fieldNames.issue, (value, { draft }) => inContainer('issue').set(draft, value)),
  pagesField,
  dateField,
  postingField,
  statusField,
  { tags: fieldNames.source, read: readSource },
  abbreviatedField,
  journalCodeField,
  publisherField,
  publisherAddressField,
  placeField,
  serialRow(fieldNames.issn),
  serialRow(fieldNames.isbn),
  doiField,
  pubmedField,
  accessionField,
  abstractRow(fieldNames.abstract, ({ parts }) => parts.join('\n').replace(/^: /, '')),
  languageRow(fieldNames.language),
  ...subjectFields,
  noteRow(fieldNames.notes),
  { tags: fieldNames.links, read: readLinks },
];
