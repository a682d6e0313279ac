import type { Keyword } from '../../model/heading.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { isNoLanguage } from '../../normalizers/language.ts';
import { readLicence } from '../../normalizers/rights.ts';
import { addFinding, appended } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';
import { readAbstractSections, writeAbstractSections } from '../labelled-abstract.ts';
import { withSubtitle } from '../subtitle.ts';
import type { BibValue } from './entry.ts';
import { isBabelLanguage, readBibLanguage, writeBibLanguage } from './languages.ts';
import { readLatex } from './latex-text.ts';
import { writeLatex, writeTitle } from './latex-writing.ts';
import { splitList, splitTerms } from './names.ts';
import type { BibField, Reading, WrittenField } from './reading.ts';
import { takeText } from './reading.ts';

/** Text with the marks of HTML that Wiley, Elsevier and Crossref leave in it, on one line. */
const readText = (tex: string): string => dropMarkup(readLatex(tex)).replace(/\n/g, ' ');

function readTitle(values: readonly BibValue[], reading: Reading): void {
  const title = takeText(values, ['title'], readText);
  const subtitle = takeText(values, ['subtitle'], readText);
  const text = title && subtitle ? withSubtitle(title, subtitle) : (title ?? subtitle);
  if (text) reading.draft.title = text;
}

/** Further titles, by what they are. */
const otherTitles: readonly (readonly [string, string])[] = [
  ['shorttitle', 'short'],
  ['title_short', 'short'],
  ['reprinttitle', 'reprint'],
  ['translatedtitle', 'translated'],
  ['titletranslation', 'translated'],
];

function readLanguages(values: readonly BibValue[], reading: Reading): void {
  const languages = new Set<string>();
  for (const value of values) {
    value.used = true;
    const words = splitList(value.tex)
      .flatMap((part) => readLatex(part).split(/[;,/]/))
      .map((word) => word.trim())
      .filter(Boolean);
    for (const word of words) {
      const language = readBibLanguage(word);
      if (language) languages.add(language);
      else if (!isNoLanguage(word)) {
        value.used = false;
        addFinding(reading, 'language-unknown', 'The language is not known to ISO 639.', word, 'languages');
      }
    }
  }
  if (languages.size) reading.draft.languages = [...languages];
}

function readAbstract(values: readonly BibValue[], { draft }: Reading): void {
  for (const value of values) {
    const text = dropMarkup(readLatex(value.tex));
    value.used = true;
    if (!text || draft.abstracts?.some(({ sections }) => writeAbstractSections(sections) === text)) continue;
    draft.abstracts = appended(draft.abstracts, {
      ...(draft.abstracts ? { other: true as const } : {}),
      sections: readAbstractSections(text),
    });
  }
}

/** Semicolons where there are any (Scopus, Web of Science), else commas (Zotero, JabRef, BibLaTeX); a comma in braces belongs to its term. */
function readKeywords(values: readonly BibValue[], { draft }: Reading): void {
  const terms = new Map<string, Keyword>();
  for (const value of values) {
    value.used = true;
    const lines = /\S\n\s*\n?\s*\S/.test(value.tex) && !/[;,]/.test(value.tex);
    for (const part of splitTerms(
      lines ? value.tex.replace(/\n/g, ';') : value.tex,
      /;/.test(value.tex.replace(/\\./g, '')) || lines ? /;\s*/y : /,\s*/y,
    )) {
      const term = dropMarkup(readLatex(part));
      if (term && !terms.has(term)) terms.set(term, { term });
    }
  }
  if (terms.size) draft.keywords = [...terms.values()];
}

/** A heading as tags have it: `Bone Neoplasms/secondary`. */
const headingsOf = ({ headings = [] }: BibliographicRecord): string[] =>
  headings.map(({ term, qualifiers = [] }) => [term, ...qualifiers.map((qualifier) => qualifier.term)].join('/'));

function* writeKeywords(record: BibliographicRecord, ascii: boolean): Iterable<WrittenField> {
  const terms = [...(record.keywords ?? []).map(({ term }) => term), ...headingsOf(record)];
  const written = [...new Set(terms)].map((term) => (/[,;{}]/.test(term) ? `{${writeLatex(term, ascii)}}` : writeLatex(term, ascii)));
  yield ['keywords', written.join(', ')];
}

type TextKey = 'publisher' | 'place' | 'edition' | 'vernacularTitle';

/** One text of the record, by its field in each dialect. */
const text = (
  key: TextKey,
  names: readonly [string, ...string[]],
  nameFor?: (record: BibliographicRecord, id: 'bibtex' | 'biblatex') => string,
): BibField => ({
  names,
  read: (values, { draft }) => {
    const found = draft[key] === undefined ? takeText(values, names, (tex) => splitList(tex).map(readText).join('; ')) : undefined;
    if (found !== undefined) draft[key] = found;
    for (const value of values) value.used ||= readText(value.tex) === draft[key];
  },
  write: (record, { id, ascii }) => {
    const value = record[key];
    const tex = value === undefined ? undefined : writeLatex(value, ascii);
    return [[nameFor?.(record, id) ?? names[0], tex && /(?:^| )and(?: |$)/i.test(tex) ? `{${tex}}` : tex]];
  },
});

/** Where styles look for who published it. */
function publisherField({ type }: BibliographicRecord, id: 'bibtex' | 'biblatex'): string {
  if (type === 'thesis') return id === 'bibtex' ? 'school' : 'institution';
  return type === 'report' ? 'institution' : 'publisher';
}

/** The words that stand for kinds of theses in BibLaTeX, and what classical entry types say. */
const kinds: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mathesis: 'Master’s thesis',
  mastersthesis: 'Master’s thesis',
  bathesis: 'Bachelor’s thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
  candthesis: 'Candidate thesis',
};

export const textFields: readonly BibField[] = [
  { names: ['title', 'subtitle'], read: readTitle, write: ({ title }, { ascii }) => [['title', title && writeTitle(title, ascii)]] },
  {
    names: otherTitles.map(([name]) => name),
    read: (values, { draft }) => {
      for (const value of values) {
        const kind = otherTitles.find(([name]) => name === value.name)?.[1];
        const title = readText(value.tex);
        value.used = true;
        if (kind && title && title !== draft.title) draft.titles = appended(draft.titles, { kind, text: title });
      }
    },
    write: ({ titles }, { ascii }) => {
      const short = titles?.find(({ kind }) => kind === 'short')?.text;
      return [['shorttitle', short && writeTitle(short, ascii)]];
    },
  },
  text('vernacularTitle', ['origtitle']),
  text('publisher', ['publisher', 'institution', 'school', 'organization'], publisherField),
  text('place', ['address', 'location', 'venue', 'city'], (_, id) => (id === 'bibtex' ? 'address' : 'location')),
  text('edition', ['edition']),
  {
    names: ['language', 'langid', 'hyphenation', 'languages', 'la'],
    read: readLanguages,
    *write({ languages }, { id }) {
      const [main] = languages ?? [];
      if (main !== undefined && id === 'biblatex' && isBabelLanguage(main)) yield ['langid', writeBibLanguage(main)];
      yield ['language', languages?.map(writeBibLanguage).join(' and ')];
    },
  },
  {
    names: ['type', 'document_type', 'publication_type', 'documenttype', 'article_type', 'thesistype'],
    read: (values, reading) => {
      const types = new Set<string>();
      for (const value of values) {
        const word = readLatex(value.tex);
        if (word) types.add(kinds[word] ?? word);
        value.used = true;
      }
      if (types.size) reading.draft.publicationTypes = [...types];
    },
    write: ({ type, publicationTypes }, { ascii }) => [
      [
        'type',
        (type === 'thesis' || type === 'report') && publicationTypes?.length === 1
          ? writeLatex(publicationTypes[0] ?? '', ascii)
          : undefined,
      ],
    ],
  },
  {
    names: ['abstract', 'abstracts'],
    read: readAbstract,
    write: ({ abstracts }, { ascii }) => {
      const main = abstracts?.find(({ other }) => !other);
      return [['abstract', main && writeLatex(writeAbstractSections(main.sections), ascii)]];
    },
  },
  {
    names: ['keywords', 'keyword', 'author_keywords', 'keywords-plus', 'mesh', 'mesh_terms', 'index_keywords', 'kw', 'de'],
    read: readKeywords,
    write: (record, { ascii }) => writeKeywords(record, ascii),
  },
  {
    // JabRef's and Mendeley's groups, BibTeX's tags of one's own: labels that somebody stuck on.
    names: ['groups', 'mendeley-groups', 'mendeley-tags', 'tags'],
    read: (values, { draft }) => {
      const labels = new Set<string>(draft.labels);
      for (const value of values) {
        for (const part of splitTerms(value.tex, /[,;]\s*/y)) labels.add(readLatex(part));
        value.used = true;
      }
      labels.delete('');
      if (labels.size) draft.labels = [...labels];
    },
    write: ({ labels }, { ascii }) => [
      ['groups', labels?.some((label) => /[,;{}]/.test(label)) ? undefined : labels?.map((label) => writeLatex(label, ascii)).join(', ')],
    ],
  },
  {
    names: ['copyright', 'license', 'licence', 'rights'],
    read: (values, { draft }) => {
      for (const value of values) {
        const statement = readLatex(value.tex);
        value.used = statement === '' || draft.rights === undefined;
        if (statement && draft.rights === undefined) draft.rights = readLicence(statement) ?? { statement };
      }
    },
    write: ({ rights }, { ascii }) => {
      const value = rights?.statement ?? rights?.name ?? rights?.url ?? rights?.license;
      return [['copyright', value && writeLatex(value, ascii)]];
    },
  },
];
