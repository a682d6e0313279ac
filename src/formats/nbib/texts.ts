import type { Abstract } from '../../model/abstract.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import type { ItemType } from '../../model/record.ts';
import { catalogueCode, isNoLanguage, readLanguage } from '../../normalizers/language.ts';
import { addFinding, appended } from '../drafting.ts';
import { readAbstractSections, writeAbstractSections } from '../labelled-abstract.ts';
import { inRecord, oneText, type TaggedLine, takeFirst, valueText } from '../tagged-fields.ts';
import type { NbibField, Reading } from './reading.ts';

/** TI, and BTI for a book. A chapter has both; of a book PubMed prints the BTI alone. Further TIs are further titles. */
function readTitle(lines: readonly TaggedLine[], { draft }: Reading): void {
  const title = takeFirst(lines, ['TI']);
  const book = takeFirst(lines, ['BTI']);
  const own = title ?? book;
  if (own !== undefined) draft.title = own;
  if (book !== undefined && book !== own) draft.container = { ...draft.container, title: book };
  if (book !== undefined) draft.type = book === own ? 'book' : 'chapter';
  for (const line of lines) {
    const text = valueText(line).trim();
    if (line.used || line.tag !== 'TI' || !text) continue;
    line.used = true;
    draft.titles = appended(draft.titles, { kind: 'alternative', text });
  }
}

/** Programs that know no BTI ask for a TI: a book's title is written under both. */
export const titleFields: readonly NbibField[] = [
  {
    tags: ['TI', 'BTI'],
    read: readTitle,
    write: ({ title, type, container }) => [
      ['TI', title],
      ['BTI', type === 'book' ? title : type === 'chapter' ? container?.title : undefined],
    ],
  },
  oneText(['TT'], inRecord('vernacularTitle')),
];

/** `OtherAbstract@Type` of the DTD, as PubMed prints it before the text: «OAB - Publisher: Abstract available from the publisher.» */
const otherKind = /^(AAMC|AIDS|KIE|PIP|NASA|Publisher|plain-language-summary): (?=\S)/;

/** A second AB, which PubMed does not have, is another abstract; by NLM's definition an AB is English. */
function readAbstracts(lines: readonly TaggedLine[], reading: Reading): void {
  const own: Abstract[] = [];
  const others: Abstract[] = [];
  const languages = lines.filter(({ tag }) => tag === 'OABL');
  // «OAB, OABL, OAB, OABL» and «OAB, OAB, OABL, OABL» both occur: as many of the one as of the other belong together one by one.
  const paired = languages.length === lines.filter(({ tag }) => tag === 'OAB').length;
  const takers: Readonly<Record<string, (text: string) => boolean>> = {
    AB: (text) => {
      own.push({ ...(own.length ? { other: true as const } : {}), ...english(reading), sections: readAbstractSections(text) });
      return true;
    },
    OAB: (text) => {
      const kind = otherKind.exec(text);
      others.push(present<Abstract>({ other: true, kind: kind?.[1], sections: readAbstractSections(text.slice(kind?.[0].length ?? 0)) }));
      return true;
    },
    CI: (text) => addCopyright(own.at(-1), text),
    OCI: (text) => addCopyright(others.at(-1), text),
  };
  for (const line of lines) {
    const text = valueText(line).trim();
    line.used = text === '' || (ownValue(takers, line.tag)?.(text) ?? false);
  }
  languages.forEach((line, nth) => {
    const abstract = paired ? others[nth] : others.at(-1);
    const text = valueText(line).trim();
    if (!text || !abstract || abstract.language) return;
    abstract.language = readLanguage(text) ?? text;
    line.used = true;
  });
  if (own.length + others.length) reading.draft.abstracts = [...own, ...others].map(inOrder);
}

const english = ({ pmid }: Reading): Pick<Abstract, 'language'> => (pmid === undefined ? {} : { language: 'en' });

const inOrder = ({ other, kind, language, sections, copyright }: Abstract): Abstract =>
  present<Abstract>({ other, kind, language, sections, copyright } as Abstract);

function addCopyright(abstract: Abstract | undefined, text: string): boolean {
  if (!abstract || abstract.copyright) return false;
  abstract.copyright = text;
  return true;
}

export const abstractFields: readonly NbibField[] = [
  {
    tags: ['AB', 'CI', 'OAB', 'OABL', 'OCI'],
    read: readAbstracts,
    *write({ abstracts = [] }) {
      for (const { other, kind, language, sections, copyright } of abstracts) {
        const text = writeAbstractSections(sections);
        yield other ? ['OAB', kind ? `${kind}: ${text}` : text] : ['AB', text];
        yield [other ? 'OCI' : 'CI', copyright];
        if (other) yield ['OABL', language && catalogueCode(language)];
      }
    },
  },
];

function readLanguages(lines: readonly TaggedLine[], reading: Reading): void {
  const languages = new Set<string>();
  for (const line of lines) {
    const word = valueText(line).trim();
    const language = word ? readLanguage(word) : undefined;
    line.used = !word || isNoLanguage(word) || language !== undefined;
    if (language) languages.add(language);
    else if (!line.used) addFinding(reading, 'language-unknown', 'The language is not known to ISO 639.', word, 'languages');
  }
  if (languages.size) reading.draft.languages = [...languages];
}

export const languageFields: readonly NbibField[] = [
  {
    tags: ['LA'],
    read: readLanguages,
    write: ({ languages = [] }) => languages.map((language) => ['LA', catalogueCode(language)] as const),
  },
];

/** What is written as PT of a record that has no publication types: PubMed's word for it, by which programs tell the kinds apart. */
const wordOfType: Readonly<Partial<Record<ItemType, string>>> = {
  article: 'Preprint',
  'article-journal': 'Journal Article',
  'article-newspaper': 'Newspaper Article',
  book: 'Book',
  chapter: 'Book Chapter',
  'paper-conference': 'Congress',
  report: 'Technical Report',
  thesis: 'Academic Dissertation',
  dataset: 'Dataset',
};

export const typeFields: readonly NbibField[] = [
  {
    tags: ['PT'],
    read: (lines, { draft }) => {
      for (const line of lines) {
        const word = valueText(line).trim();
        line.used = true;
        if (word) draft.publicationTypes = appended(draft.publicationTypes, word);
      }
    },
    write: ({ publicationTypes, type }) => (publicationTypes ?? [type && wordOfType[type]]).map((word) => ['PT', word] as const),
  },
];
