import type { Container } from '../../model/container.ts';
import type { Contributor } from '../../model/contributor.ts';
import type { Identifier } from '../../model/identifier.ts';
import { present } from '../../model/present.ts';
import type { Relation } from '../../model/relation.ts';
import { readIsbn } from '../../normalizers/check-digits.ts';
import { childNamed, childrenNamed, type XmlElement } from '../../xml/element.ts';
import { citationText, flag, textAt, textsAt } from '../citation-text.ts';
import type { FieldTable } from '../field-table.ts';
import type { ReadingNotes } from '../reading-notes.ts';
import { readAbstracts } from './abstracts.ts';
import { readContributors, roleOfList } from './contributors.ts';
import { type DateElement, readDate, readDates, readPubDate } from './dates.ts';
import { readGrants } from './evidence.ts';
import { readArticleIds, readLocationIds, readOwnPmid, uniteIdentifiers } from './identifiers.ts';
import { firstText, readPagination } from './journal.ts';
import { readLanguages } from './languages.ts';
import { readReferences } from './relations.ts';
import { readKeywords } from './subjects.ts';

/** A document of the NCBI Bookshelf: a whole book, or a chapter of the book that it names. */
export interface BookSource {
  readonly document: XmlElement;
  readonly book: XmlElement | undefined;
  readonly data: XmlElement | undefined;
  readonly notes: ReadingNotes;
}

/** A chapter has a title of its own beside the book's. */
const isChapter = ({ document }: BookSource): boolean => textAt(document, 'ArticleTitle') !== undefined;

/** From a PubmedBookArticle to a record: which element gives which field. */
export const bookFields: FieldTable<BookSource> = {
  datestamp: ({ document }) => readDate(childNamed(document, 'DateRevised')),
  type: (source) => (isChapter(source) ? 'chapter' : 'book'),
  title: ({ document, book }) => textAt(document, 'ArticleTitle') ?? textAt(book, 'BookTitle'),
  vernacularTitle: ({ document }) => textAt(document, 'VernacularTitle'),
  languages: ({ document, notes }) => readLanguages(document, notes),
  contributors: bookContributors,
  contributorsIncomplete: ({ document, book }) =>
    [...childrenNamed(document, 'AuthorList'), ...childrenNamed(book, 'AuthorList')].some((list) => flag(list, 'CompleteYN') === false) ||
    undefined,
  issued: ({ book, notes }) => readPubDate(childNamed(book, 'PubDate'), notes),
  dates: bookDates,
  container: bookContainer,
  publisher: ({ book }) => textAt(book, 'Publisher', 'PublisherName'),
  place: ({ book }) => textAt(book, 'Publisher', 'PublisherLocation'),
  edition: ({ book }) => textAt(book, 'Edition'),
  isbn: ({ book, notes }) =>
    childrenNamed(book, 'Isbn').flatMap((element) => {
      const text = citationText(element);
      const isbn = text && readIsbn(text)?.value;
      if (text && !isbn) notes.unplace('Isbn', text);
      return isbn ? [isbn] : [];
    }),
  identifiers: bookIdentifiers,
  abstracts: ({ document, notes }) => readAbstracts(childrenNamed(document, 'Abstract'), [], notes),
  keywords: ({ document }) => readKeywords(document),
  publicationTypes: ({ document }) => textsAt(document, 'PublicationType'),
  grants: ({ document }) => readGrants(document),
  relations: bookRelations,
  references: ({ document, notes }) => readReferences(childrenNamed(document, 'ReferenceList'), undefined, notes),
  accessions: ({ book }) => {
    const value = textAt(book, 'ReportNumber');
    return value ? [{ database: 'ReportNumber', value }] : [];
  },
  notes: ({ document }) => {
    const sections = sectionTitles(childNamed(document, 'Sections'));
    return sections.length > 0 ? [`Sections: ${sections.join('; ')}`] : [];
  },
};

/** The chapter's own people first, then those of the book: where a chapter has authors, the authors of its book are none of its own. */
function bookContributors({ document, book, notes }: BookSource): Contributor[] {
  const own = childrenNamed(document, 'AuthorList').flatMap((list) => readContributors(list, 'Author', roleOfList(list), notes));
  const ofBook = childrenNamed(book, 'AuthorList').flatMap((list) => {
    const role = roleOfList(list);
    return readContributors(list, 'Author', role === 'author' && own.length > 0 ? 'other' : role, notes);
  });
  const investigators = [document, book].flatMap((parent) =>
    childrenNamed(parent, 'InvestigatorList').flatMap((list) => readContributors(list, 'Investigator', 'investigator', notes)),
  );
  return [...own, ...ofBook, ...investigators];
}

function bookDates({ document, book, data, notes }: BookSource) {
  const dated = (parent: XmlElement | undefined, name: string, kind: DateElement['kind']): DateElement[] =>
    childrenNamed(parent, name).map((element) => ({ kind, element }));
  return readDates(
    [
      ...dated(document, 'ContributionDate', 'contribution'),
      // Of a book this is the author's revision (PubMed prints «[updated 2019 Mar 7]»), and PubMed's record changes with it.
      ...dated(document, 'DateRevised', 'updated'),
      ...dated(book, 'BeginningDate', 'beginning'),
      ...dated(book, 'EndingDate', 'ending'),
    ],
    data,
    notes,
  );
}

function bookContainer(source: BookSource): Container {
  const { document, book, notes } = source;
  return present<Container>({
    title: isChapter(source) ? textAt(book, 'BookTitle') : undefined,
    volume: textAt(book, 'Volume'),
    volumeTitle: textAt(book, 'VolumeTitle'),
    collectionTitle: firstText(book, 'CollectionTitle', notes),
    ...readPagination(childNamed(document, 'Pagination')),
  });
}

/** ELocationID is the book's: of a chapter it goes to the relation with its book. */
function bookIdentifiers(source: BookSource): Identifier[] {
  const { document, book, data, notes } = source;
  return uniteIdentifiers(
    [
      readOwnPmid(document, notes),
      readArticleIds(document, notes),
      readArticleIds(data, notes),
      isChapter(source) ? [] : readLocationIds(book, notes),
    ],
    notes,
  );
}

function bookRelations(source: BookSource): Relation[] {
  const { book, notes } = source;
  const identifiers = isChapter(source) ? readLocationIds(book, notes) : [];
  return identifiers.length > 0 ? [present<Relation>({ type: 'PartOf', identifiers, note: textAt(book, 'BookTitle') })] : [];
}

/** `Chapter 2 Findings`, `Chapter 2.1 Detail`: titles of sections at every level, with their label. */
function sectionTitles(parent: XmlElement | undefined): string[] {
  return childrenNamed(parent, 'Section').flatMap((section) => {
    const title = [textAt(section, 'LocationLabel'), textAt(section, 'SectionTitle')].filter((part) => part !== undefined).join(' ');
    return [...(title ? [title] : []), ...sectionTitles(section)];
  });
}
