import { localName, type XmlElement } from '../../xml/element.ts';
import { citationText } from './citation-text.ts';
import type { ReadingNotes } from './reading-notes.ts';

/**
 * Which elements of a parent, and which of its attributes (`@`), the fields of a record take. Elements that only hold others are
 * not named. All that is not named here and holds a value is kept aside with its name: GeneSymbol, NumberOfReferences,
 * CitationSubset, ObjectList, NLM's processing marks, and whatever the DTD will bring. Source: pubmed_250101.dtd, and the elements of
 * older DTDs.
 */
const placed: Readonly<Record<string, string>> = {
  MedlineCitation: 'PMID DateCompleted DateCreated DateRevised OtherID SpaceFlightMission GeneralNote CoiStatement',
  Article: 'ArticleTitle VernacularTitle ELocationID Language ArticleDate Affiliation',
  Journal: 'ISSN Title ISOAbbreviation',
  JournalIssue: 'Volume Issue PubDate',
  Pagination: 'StartPage EndPage MedlinePgn',
  MedlineJournalInfo: 'Country MedlineTA NlmUniqueID ISSNLinking',
  Abstract: 'AbstractText CopyrightInformation',
  OtherAbstract: '@Type @Language AbstractText CopyrightInformation',
  AbstractText: '@Label @NlmCategory',
  Author: '@ValidYN @EqualContrib LastName ForeName FirstName Initials Suffix CollectiveName Affiliation Identifier',
  Investigator: '@ValidYN LastName ForeName FirstName Initials Suffix Affiliation Identifier',
  PersonalNameSubject: 'LastName ForeName FirstName Initials Suffix',
  AffiliationInfo: 'Affiliation Identifier',
  AuthorList: '@Type @CompleteYN',
  Identifier: '@Source',
  ELocationID: '@EIdType @ValidYN',
  DataBank: 'DataBankName',
  AccessionNumberList: 'AccessionNumber',
  Grant: 'GrantID Acronym Agency Country',
  // The UI says the same as the name: D016428 is Journal Article.
  PublicationType: '@UI',
  PublicationTypeList: 'PublicationType',
  ArticleDate: '@DateType',
  Chemical: 'RegistryNumber NameOfSubstance',
  NameOfSubstance: '@UI',
  SupplMeshList: 'SupplMeshName',
  SupplMeshName: '@Type @UI',
  MeshHeading: 'DescriptorName QualifierName',
  DescriptorName: '@UI @Type @MajorTopicYN',
  QualifierName: '@UI @MajorTopicYN',
  KeywordList: '@Owner Keyword',
  Keyword: '@MajorTopicYN',
  CommentsCorrections: '@RefType RefSource PMID Note',
  OtherID: '@Source',
  History: 'PubMedPubDate',
  PubMedPubDate: '@PubStatus',
  ArticleIdList: 'ArticleId',
  ArticleId: '@IdType',
  ReferenceList: 'Title',
  Reference: 'Citation',
  BookDocument: 'PMID ArticleTitle VernacularTitle Language PublicationType ContributionDate DateRevised',
  Book: 'BookTitle PubDate BeginningDate EndingDate Volume VolumeTitle Edition CollectionTitle Isbn ELocationID ReportNumber',
  Publisher: 'PublisherName PublisherLocation',
  Section: 'SectionTitle LocationLabel',
};

const placedNames = new Map(Object.entries(placed).map(([parent, names]) => [parent, new Set(names.split(' '))]));

/** Attributes that only say what the DTD presumes: a list is complete, a version is the first, the owner is NLM. */
const defaults: ReadonlySet<string> = new Set(['CompleteYN=Y', 'Version=1', 'ValidYN=Y', 'AutoHM=N', 'Owner=NLM', 'DateType=Electronic']);

/** Keeps aside every value below the element that no field takes, as `GeneSymbol` or `Article@PubModel`. */
export function unplaceRest(element: XmlElement, notes: ReadingNotes): void {
  const names = placedNames.get(localName(element.name));
  for (const [name, value] of Object.entries(element.attributes)) {
    if (value.trim() === '' || name.startsWith('xmlns') || names?.has(`@${name}`) || defaults.has(`${name}=${value}`)) continue;
    notes.unplace(`${element.name}@${name}`, value.trim());
  }
  for (const child of element.children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') notes.unplace(element.name, child.trim());
    } else if (names?.has(localName(child.name))) {
      unplaceRest({ ...child, children: [] }, notes);
    } else if (child.children.some((part) => typeof part === 'string' && part.trim() !== '')) {
      unplaceRest({ ...child, children: [] }, notes);
      notes.unplace(child.name, citationText(child) ?? '');
    } else {
      unplaceRest(child, notes);
    }
  }
}
