import { localName, type XmlElement } from '../../xml/element.ts';
import { citationText } from '../citation-text.ts';
import type { ReadingNotes } from '../reading-notes.ts';

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

/** What the fields take of an element: children by name, attributes by name. */
interface Placement {
  readonly children: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
}

const nothing: Placement = { children: new Set(), attributes: new Set() };

const placements = new Map<string, Placement>(
  Object.entries(placed).map(([parent, names]) => {
    const [attributes, children] = [names.split(' '), names.split(' ')].map((all, at) =>
      all.filter((name) => name.startsWith('@') === (at === 0)),
    );
    return [parent, { children: new Set(children), attributes: new Set(attributes?.map((name) => name.slice(1))) }];
  }),
);

const placementOf = (element: XmlElement): Placement => placements.get(localName(element.name)) ?? nothing;

/** Attributes that only say what the DTD presumes: a list is complete, a version is the first, the owner is NLM. */
const defaults: ReadonlyMap<string, string> = new Map([
  ['CompleteYN', 'Y'],
  ['Version', '1'],
  ['ValidYN', 'Y'],
  ['AutoHM', 'N'],
  ['Owner', 'NLM'],
  ['DateType', 'Electronic'],
]);

/** Keeps aside every value below the element that no field takes, as `GeneSymbol` or `Article@PubModel`. */
export function unplaceRest(element: XmlElement, notes: ReadingNotes): void {
  const taken = placementOf(element).children;
  unplaceAttributes(element, notes);
  for (const child of element.children) {
    if (typeof child === 'string') {
      if (!isBlank(child)) notes.unplace(element.name, child.trim());
    } else if (taken.has(localName(child.name))) {
      unplaceAttributes(child, notes);
    } else if (child.children.some((part) => typeof part === 'string' && !isBlank(part))) {
      unplaceAttributes(child, notes);
      notes.unplace(child.name, citationText(child) ?? '');
    } else {
      unplaceRest(child, notes);
    }
  }
}

function unplaceAttributes(element: XmlElement, notes: ReadingNotes): void {
  let taken: ReadonlySet<string> | undefined;
  for (const name in element.attributes) {
    const value = element.attributes[name] ?? '';
    taken ??= placementOf(element).attributes;
    if (taken.has(name) || defaults.get(name) === value || isBlank(value) || name.startsWith('xmlns')) continue;
    notes.unplace(`${element.name}@${name}`, value.trim());
  }
}

function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return first > 0x20 && first < 0x80 ? false : text.trim() === '';
}
