import type { Abstract } from '../../model/abstract.ts';
import { type BibliographicRecord, type ItemType, itemTypes } from '../../model/record.ts';
import { readItemType } from '../../normalizers/item-type.ts';
import { isNoLanguage, readLanguage } from '../../normalizers/language.ts';
import { addFinding } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';
import { readAbstractSections, writeAbstractSections } from '../labelled-abstract.ts';
import { type Cell, type CsvField, inRecord, isNothing, oneText, type Reading, takeFirst, valuesIn } from './reading.ts';

/** Line ends in a title are the file's. */
const oneLine = (text: string): string => dropMarkup(text).replace(/\s*\n\s*/g, ' ');

function readTitle(cells: readonly Cell[], reading: Reading): void {
  const title = takeFirst(cells);
  if (title !== undefined) reading.draft.title = oneLine(title);
}

const furtherTitle = (heading: string, names: string, kind: string): CsvField => ({
  heading,
  names,
  read: (cells, { draft }) => {
    for (const cell of cells) {
      cell.used = true;
      const text = oneLine(cell.value);
      if (!isNothing(text) && text !== draft.title && !draft.titles?.some((known) => known.text === text))
        draft.titles = [...(draft.titles ?? []), { kind, text }];
    }
  },
  write: ({ titles }) => titles?.find((title) => title.kind === kind)?.text,
});

function readAbstracts(cells: readonly Cell[], { draft }: Reading, other: boolean): void {
  for (const cell of cells) {
    cell.used = true;
    const text = dropMarkup(cell.value)
      .trim()
      .replace(/\n\s*\n/g, '\n');
    if (isNothing(text) || /^\[?no abstract (?:available|provided)\.?\]?$/i.test(text)) continue;
    const sections = readAbstractSections(text);
    const written = writeAbstractSections(sections);
    const known = draft.abstracts ?? [];
    if (known.some((one) => writeAbstractSections(one.sections) === written)) continue;
    draft.abstracts = [...known, { ...(other || known.length ? { other: true as const } : {}), sections } satisfies Abstract];
  }
}

const isItemType = (word: string): word is ItemType => (itemTypes as readonly string[]).includes(word);

/** RIS's and Web of Science's abbreviations say no more than the item type. */
const code = /^[A-Z]{1,8}$/;

function readTypes(cells: readonly Cell[], reading: Reading): void {
  for (const cell of cells) {
    cell.used = true;
    for (const word of valuesIn(cell.value)) {
      // Zotero: `journalArticle`.
      const type = readItemType(word) ?? (isItemType(word) ? word : undefined);
      if (!reading.draft.type && type && type !== 'document') reading.draft.type = type;
      const said = isItemType(word) || (code.test(word) && (type !== undefined || word === 'J'));
      if (!said && !/^[a-z]+[A-Z][A-Za-z]+$/.test(word) && !reading.draft.publicationTypes?.includes(word))
        reading.draft.publicationTypes = [...(reading.draft.publicationTypes ?? []), word];
    }
  }
}

function readLanguages(cells: readonly Cell[], reading: Reading): void {
  const languages = new Set(reading.draft.languages);
  for (const cell of cells) {
    cell.used = true;
    for (const word of cell.value.split(/[;,/|\n]|\band\b/).map((part) => part.trim())) {
      if (isNothing(word)) continue;
      const language = readLanguage(word);
      if (language) languages.add(language);
      else if (!isNoLanguage(word)) {
        cell.used = false;
        addFinding(reading, 'language-unknown', 'The language is not known to ISO 639.', word, 'languages');
      }
    }
  }
  if (languages.size) reading.draft.languages = [...languages];
}

export const titleFields: readonly CsvField[] = [
  {
    heading: 'title',
    names: `title articletitle documenttitle itemtitle primarytitle titleprimary papertitle studytitle worktitle referencetitle ti t1 displayname titel
      artikeltitel titeldesartikels titre titrearticle titredelarticle titulo titulodelarticulo titulodoartigo titolo titolodellarticolo nazev 题名 标题 篇名 title题名`,
    read: readTitle,
    write: ({ title }) => title,
  },
  furtherTitle('short title', 'shorttitle shortenedtitle st kurztitel', 'short'),
  furtherTitle('translated title', 'translatedtitle titletranslated englishtitle tt', 'translated'),
  oneText(
    'original title',
    'originaltitle originalforeigntitle vernaculartitle foreigntitle originaltitel titreoriginal titulooriginal',
    inRecord('vernacularTitle'),
  ),
];

export const typeFields: readonly CsvField[] = [
  {
    heading: 'type',
    names: `type itemtype documenttype typeofreference referencetype reftype publicationtype doctype dt pt ty contenttype typeofwork typecrossref
      materialtype genre dokumenttyp publikationstyp articletype typededocument typedocument tipodedocumento tipodocumento`,
    read: readTypes,
    write: ({ type }) => type,
  },
  {
    heading: 'publication types',
    names: 'publicationtypes',
    read: readTypes,
    write: ({ publicationTypes }) => publicationTypes?.join('; '),
  },
];

export const textFields: readonly CsvField[] = [
  {
    heading: 'abstract',
    names:
      'abstract ab abstractnote abstracttext summary briefsummary n2 zusammenfassung kurzfassung resume resumen resumo riassunto abstrakt samenvatting 摘要 summary摘要',
    read: (cells, reading) => readAbstracts(cells, reading, false),
    write: ({ abstracts }: BibliographicRecord) => {
      const main = abstracts?.find(({ other }) => !other);
      return main && writeAbstractSections(main.sections);
    },
  },
  { heading: 'original abstract', names: 'originalabstract', read: (cells, reading) => readAbstracts(cells, reading, true) },
  {
    heading: 'language',
    names:
      'language languages languageoforiginaldocument articlelanguage outputlanguage originallanguage la lang sprache langue idioma lingua jazyk taal',
    read: readLanguages,
    write: ({ languages }) => languages?.join('; '),
  },
  oneText(
    'publisher',
    'publisher publishername bookpublisher pu pb verlag editorial casaeditorial maisondedition editora editore editeur maisonedition 出版社',
    inRecord('publisher'),
  ),
  oneText(
    'place',
    'place placeofpublication placepublished publisherlocation publisherplace placeofpublisher publishercity cy pi ort verlagsort erscheinungsort lieu lieudepublication lugar lugardepublicacion luogo',
    inRecord('place'),
  ),
  oneText('edition', 'edition et auflage edicion edicao edizione', inRecord('edition')),
];
