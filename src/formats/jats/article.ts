import { makeFinding } from '../../model/finding.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord, ItemType } from '../../model/record.ts';
import { readIsbn } from '../../normalizers/check-digits.ts';
import { isNoLanguage, readLanguage } from '../../normalizers/language.ts';
import { childNamed, childrenNamed, type XmlElement } from '../../xml/element.ts';
import { attribute } from '../citation-text.ts';
import { readAbstracts, readTranslatedAbstracts } from './abstracts.ts';
import type { ArticleReading } from './article-reading.ts';
import { type ArticleSource, articleMeta } from './article-source.ts';
import { readContributors } from './contributors.ts';
import { readArticleDates } from './dates.ts';
import { readConferences, readGrants, readTrials } from './evidence.ts';
import { readArticleIds } from './identifiers.ts';
import { firstText, joinTitles, readContainer } from './journal.ts';
import { readNotes } from './notes.ts';
import { readReferences } from './references/reference-list.ts';
import { readRelations } from './relations.ts';
import { readEmbargo, readLocations, readRights } from './rights.ts';
import { readKeywords, readSubjects } from './subjects.ts';

type Fields = { readonly [K in Exclude<keyof BibliographicRecord, 'source' | 'sourceId'>]?: BibliographicRecord[K] | undefined };

/** What an article says of itself and of what it cites. Values that no field takes are left for `unplaceRest`. */
export function readArticle(source: ArticleSource): Fields {
  const { article, journal, meta, back, reading } = source;
  const ids = readArticleIds(meta, reading);
  const { issued, dates } = readArticleDates(meta, reading);
  const trials = readTrials(meta, reading);
  const translations = childrenNamed(article, 'sub-article').filter((part) => attribute(part, 'article-type') === 'translation');
  const subjects = readSubjects(meta, reading);
  for (const part of translations)
    for (const group of childrenNamed(articleMeta(part), 'kwd-group')) readKeywords(group, languageOf(part, reading), subjects, reading);
  const { title, titles } = readTitles(meta, translations, reading);
  return {
    ...readType(article),
    title,
    titles,
    languages: [languageOf(article, reading)].filter((language) => language !== undefined),
    contributors: readContributors(meta, reading),
    issued,
    dates: { ...dates, ...readEmbargo(meta) },
    container: readContainer(journal, meta, reading),
    publisher: reading.textAt(journal, 'publisher', 'publisher-name'),
    place: reading.textAt(journal, 'publisher', 'publisher-loc'),
    edition: firstText(meta, 'edition', reading),
    isbn: readIsbns([journal, meta], reading),
    identifiers: ids.identifiers,
    abstracts: [
      ...readAbstracts(meta, reading),
      ...translations.flatMap((part) => readTranslatedAbstracts(articleMeta(part), languageOf(part, reading), reading)),
    ],
    headings: subjects.headings,
    keywords: subjects.keywords,
    grants: readGrants(meta, reading),
    trials,
    relations: readRelations(article, meta, ids.versions, reading),
    references: readReferences([childNamed(article, 'body'), back], reading),
    rights: readRights(meta, reading),
    locations: readLocations(meta, reading),
    accessions: ids.accessions,
    labels: subjects.labels,
    notes: [...readConferences(meta, reading), ...readNotes(source)],
  };
}

/** Journal articles all, but for these. */
const itemTypes: Readonly<Record<string, ItemType>> = {
  dissertation: 'thesis',
  'book-review': 'review-book',
  'product-review': 'review',
  preprint: 'article',
};

/** NLM's own names for what `article-type` says, as PubMed indexes it; the word itself stands before it. */
const publicationTypes: Readonly<Record<string, string>> = {
  'research-article': 'Journal Article',
  'review-article': 'Review',
  'systematic-review': 'Systematic Review',
  'case-report': 'Case Reports',
  'clinical-trial': 'Clinical Trial',
  correction: 'Published Erratum',
  addendum: 'Published Erratum',
  retraction: 'Retraction of Publication',
  'partial-retraction': 'Retraction of Publication',
  'expression-of-concern': 'Expression of Concern',
  editorial: 'Editorial',
  letter: 'Letter',
  reply: 'Comment',
  'article-commentary': 'Comment',
  'book-review': 'Book Review',
  news: 'News',
  obituary: 'Biography',
  dissertation: 'Academic Dissertation',
  preprint: 'Preprint',
};

function readType(article: XmlElement): Fields {
  const word = attribute(article, 'article-type');
  if (word === undefined) return { type: 'article-journal' };
  const key = word.toLowerCase();
  const name = ownValue(publicationTypes, key);
  return { type: ownValue(itemTypes, key) ?? 'article-journal', publicationTypes: name === undefined ? [word] : [word, name] };
}

function languageOf(element: XmlElement, { notes }: ArticleReading): string | undefined {
  const text = attribute(element, 'xml:lang');
  if (text === undefined || isNoLanguage(text)) return undefined;
  const language = readLanguage(text);
  if (language === undefined) {
    notes.unplace('xml:lang', text);
    notes.add(makeFinding('language-unknown', `${text} is no language of ISO 639`, { path: 'languages', raw: text }));
  }
  return language;
}

/** The title with its subtitle, translated titles with theirs, short ones for running heads, and titles of translations in the same file. */
function readTitles(
  meta: XmlElement | undefined,
  translations: readonly XmlElement[],
  reading: ArticleReading,
): Pick<Fields, 'title' | 'titles'> {
  type Titles = NonNullable<BibliographicRecord['titles']>;
  const group = childNamed(meta, 'title-group');
  const translated = (parent: XmlElement, language: string | undefined, titleName: string, subtitleName: string): Titles => {
    const text = joinTitles(reading.textAt(parent, titleName), subtitlesOf(parent, subtitleName, reading));
    return text === undefined ? [] : [present<Titles[number]>({ language, kind: 'translated', text })];
  };
  return {
    title: joinTitles(reading.textAt(group, 'article-title'), subtitlesOf(group, 'subtitle', reading)),
    titles: [
      ...childrenNamed(group, 'trans-title-group').flatMap((each) =>
        translated(
          each,
          languageOf(each, reading) ?? languageOf(childNamed(each, 'trans-title') ?? each, reading),
          'trans-title',
          'trans-subtitle',
        ),
      ),
      // Until JATS 1.0 it stood right in the title-group.
      ...childrenNamed(group, 'trans-title').flatMap((each) =>
        translated({ name: '', attributes: {}, children: [each] }, languageOf(each, reading), 'trans-title', 'trans-subtitle'),
      ),
      ...translations.flatMap((part) => {
        const titles = childNamed(articleMeta(part), 'title-group');
        return titles ? translated(titles, languageOf(part, reading), 'article-title', 'subtitle') : [];
      }),
      ...reading.all(group, 'alt-title').flatMap((each): Titles => {
        const text = reading.textAt({ name: '', attributes: {}, children: [each] }, 'alt-title');
        return text === undefined ? [] : [{ kind: attribute(each, 'alt-title-type') ?? 'alternative', text }];
      }),
    ],
  };
}

const subtitlesOf = (group: XmlElement | undefined, name: string, reading: ArticleReading): string | undefined =>
  reading.textsAt(group, name).reduce<string | undefined>((all, each) => joinTitles(all, each), undefined);

const readIsbns = (parents: readonly (XmlElement | undefined)[], reading: ArticleReading): string[] =>
  parents.flatMap((parent) =>
    reading.textsAt(parent, 'isbn').flatMap((text) => {
      const isbn = readIsbn(text)?.value;
      if (isbn === undefined) reading.notes.unplace('isbn', text);
      return isbn ?? [];
    }),
  );
