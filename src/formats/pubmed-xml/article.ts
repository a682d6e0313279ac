import type { Contributor } from '../../model/contributor.ts';
import type { Identifier } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import type { ItemType } from '../../model/record.ts';
import { childNamed, childrenNamed, type XmlElement } from '../../xml/element.ts';
import { attribute, citationText, flag, textAt, textsAt } from '../citation-text.ts';
import type { FieldTable } from '../field-table.ts';
import type { ReadingNotes } from '../reading-notes.ts';
import { readAbstracts } from './abstracts.ts';
import { readContributors, roleOfList } from './contributors.ts';
import { type DateElement, readDate, readDates, readPubDate } from './dates.ts';
import { readDataBanks, readGrants, readTrials } from './evidence.ts';
import { readArticleIds, readLocationIds, readOtherPmcids, readOwnPmid, uniteIdentifiers } from './identifiers.ts';
import { firstText, readJournal } from './journal.ts';
import { readLanguages } from './languages.ts';
import { readReferences, readRelations } from './relations.ts';
import { readChemicals, readHeadings, readKeywords } from './subjects.ts';

/** A citation: MedlineCitation with its Article, and PubmedData, which files of before 2002 do not have. */
export interface ArticleSource {
  readonly citation: XmlElement;
  readonly article: XmlElement | undefined;
  readonly data: XmlElement | undefined;
  readonly notes: ReadingNotes;
}

/** Publication types that are not articles of a journal; everything else in PubMed is one (letters, news, reviews too). */
const itemTypes: Readonly<Record<string, ItemType>> = { Preprint: 'article', 'Newspaper Article': 'article-newspaper' };

/** From a PubmedArticle to a record: which element gives which field. */
export const articleFields: FieldTable<ArticleSource> = {
  datestamp: ({ citation }) => readDate(childNamed(citation, 'DateRevised')),
  type: ({ article }) => publicationTypes(article).flatMap((type) => ownValue(itemTypes, type) ?? [])[0] ?? 'article-journal',
  title: ({ article }) => textAt(article, 'ArticleTitle'),
  vernacularTitle: ({ article }) => textAt(article, 'VernacularTitle'),
  languages: ({ article, notes }) => readLanguages(article, notes),
  contributors: articleContributors,
  contributorsIncomplete: ({ article }) =>
    childrenNamed(article, 'AuthorList').some((list) => flag(list, 'CompleteYN') === false) || undefined,
  issued: ({ article, notes }) => readPubDate(childNamed(article, 'Journal', 'JournalIssue', 'PubDate'), notes),
  dates: articleDates,
  container: ({ article, citation, notes }) => readJournal(article, childNamed(citation, 'MedlineJournalInfo'), notes),
  place: ({ citation }) => textAt(citation, 'MedlineJournalInfo', 'Country'),
  identifiers: articleIdentifiers,
  abstracts: ({ article, citation, notes }) =>
    readAbstracts(childrenNamed(article, 'Abstract'), childrenNamed(citation, 'OtherAbstract'), notes),
  headings: ({ citation }) => readHeadings(citation),
  keywords: ({ citation }) => readKeywords(citation),
  publicationTypes: ({ article }) => publicationTypes(article),
  chemicals: ({ citation }) => readChemicals(citation),
  grants: ({ article }) => readGrants(article),
  trials: ({ article }) => readTrials(article),
  relations: ({ citation }) => readRelations(citation),
  references: ({ citation, data, notes }) => readReferences(childrenNamed(data, 'ReferenceList'), citation, notes),
  dataBanks: ({ article }) => readDataBanks(article),
  accessions: ({ citation }) =>
    childrenNamed(citation, 'OtherID').flatMap((id) => {
      const value = citationText(id);
      return value ? [{ database: attribute(id, 'Source') ?? 'NLM', value }] : [];
    }),
  notes: ({ citation }) => ['GeneralNote', 'CoiStatement', 'SpaceFlightMission'].flatMap((name) => textsAt(citation, name)),
};

const publicationTypes = (article: XmlElement | undefined): string[] =>
  textsAt(childNamed(article, 'PublicationTypeList'), 'PublicationType');

/** Authors and editors, then the investigators of a group author, then the people that the article is about. */
function articleContributors({ citation, article, notes }: ArticleSource): Contributor[] {
  const authors = childrenNamed(article, 'AuthorList').flatMap((list) => readContributors(list, 'Author', roleOfList(list), notes));
  return [
    ...withFirstAffiliation(authors, firstText(article, 'Affiliation', notes), notes),
    ...childrenNamed(citation, 'InvestigatorList').flatMap((list) => readContributors(list, 'Investigator', 'investigator', notes)),
    ...childrenNamed(citation, 'PersonalNameSubjectList').flatMap((list) =>
      readContributors(list, 'PersonalNameSubject', 'subject', notes),
    ),
  ];
}

/** Until 2008 the article had one affiliation, by NLM's rule that of the first author. */
function withFirstAffiliation(authors: Contributor[], name: string | undefined, notes: ReadingNotes): Contributor[] {
  const [first, ...others] = authors;
  if (name === undefined) return authors;
  if (first?.family && !first.affiliations) return [{ ...first, affiliations: [{ name }] }, ...others];
  notes.unplace('Article/Affiliation', name);
  return authors;
}

function articleDates({ citation, article, data, notes }: ArticleSource) {
  const own: DateElement[] = [
    ...childrenNamed(article, 'ArticleDate').map((element): DateElement => ({ kind: 'electronic', element })),
    ...childrenNamed(citation, 'DateCreated').map((element): DateElement => ({ kind: 'created', element })),
    ...childrenNamed(citation, 'DateCompleted').map((element): DateElement => ({ kind: 'completed', element })),
  ];
  return readDates(own, data, notes);
}

/** ArticleIdList is kept up by PubMed and wins over the publisher's ELocationID. Its PMID only repeats that of the citation. */
function articleIdentifiers({ citation, article, data, notes }: ArticleSource): Identifier[] {
  const ids = readArticleIds(data, notes);
  const otherPmcids = ids.some(({ scheme }) => scheme === 'pmcid') ? [] : readOtherPmcids(citation);
  return uniteIdentifiers([readOwnPmid(citation, notes), ids, readLocationIds(article, notes), otherPmcids], notes);
}
