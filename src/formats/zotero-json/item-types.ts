import type { ItemType } from '../../model/record.ts';

/** What Zotero knows of one of its item types. */
interface ZoteroType {
  readonly type: ItemType;
  /** Fields that it has beside those of every type; Zotero refuses items with others. */
  readonly fields: readonly string[];
  /** Creators that it has beside contributors, the principal one (the author of a book, the programmer of a program) first. */
  readonly creators: readonly [principal: string, ...string[]];
}

const archived = ['archive', 'archiveLocation', 'libraryCatalog', 'callNumber'];
const printed = ['place', 'publisher', ...archived];
const inBook = ['volume', 'edition', 'series', 'seriesNumber', 'numberOfVolumes', 'pages', 'ISBN', ...printed];
const ofBook = ['author', 'editor', 'seriesEditor', 'translator'] as const;
const cast = ['director', 'scriptwriter', 'producer', 'castMember', 'guest'] as const;

/**
 * Zotero's item types; of two that are one type of CSL the first is written. Names of fields that differ from type to type (`bookTitle`,
 * `university`) stand in `field-names.ts`.
 */
export const zoteroTypes: Readonly<Record<string, ZoteroType>> = {
  journalArticle: {
    type: 'article-journal',
    fields: [
      'publicationTitle',
      'journalAbbreviation',
      'volume',
      'issue',
      'pages',
      'series',
      'seriesTitle',
      'seriesText',
      'DOI',
      'ISSN',
      ...archived,
    ],
    creators: ['author', 'editor', 'translator', 'reviewedAuthor'],
  },
  magazineArticle: {
    type: 'article-magazine',
    fields: ['publicationTitle', 'volume', 'issue', 'pages', 'ISSN', ...archived],
    creators: ['author', 'translator', 'reviewedAuthor'],
  },
  newspaperArticle: {
    type: 'article-newspaper',
    fields: ['publicationTitle', 'place', 'edition', 'section', 'pages', 'ISSN', ...archived],
    creators: ['author', 'translator', 'reviewedAuthor'],
  },
  preprint: {
    type: 'article',
    fields: ['genre', 'repository', 'archiveID', 'place', 'series', 'seriesNumber', 'DOI', ...archived],
    creators: ['author', 'editor', 'translator', 'reviewedAuthor'],
  },
  book: { type: 'book', fields: inBook.filter((field) => field !== 'pages').concat('numPages'), creators: ofBook },
  bookSection: { type: 'chapter', fields: ['bookTitle', ...inBook], creators: [...ofBook, 'bookAuthor'] },
  conferencePaper: {
    type: 'paper-conference',
    fields: ['proceedingsTitle', 'conferenceName', 'volume', 'pages', 'series', 'DOI', 'ISBN', ...printed],
    creators: ofBook,
  },
  thesis: { type: 'thesis', fields: ['thesisType', 'university', 'place', 'numPages', ...archived], creators: ['author'] },
  report: {
    type: 'report',
    fields: ['reportNumber', 'reportType', 'seriesTitle', 'place', 'institution', 'pages', ...archived],
    creators: ['author', 'seriesEditor', 'translator'],
  },
  dataset: {
    type: 'dataset',
    fields: ['identifier', 'type', 'versionNumber', 'repository', 'repositoryLocation', 'format', 'DOI', ...archived],
    creators: ['author'],
  },
  encyclopediaArticle: { type: 'entry-encyclopedia', fields: ['encyclopediaTitle', ...inBook], creators: ofBook },
  dictionaryEntry: { type: 'entry-dictionary', fields: ['dictionaryTitle', ...inBook], creators: ofBook },
  document: { type: 'document', fields: ['publisher', ...archived], creators: ['author', 'editor', 'translator', 'reviewedAuthor'] },
  webpage: { type: 'webpage', fields: ['websiteTitle', 'websiteType'], creators: ['author', 'translator'] },
  blogPost: { type: 'post-weblog', fields: ['blogTitle', 'websiteType'], creators: ['author', 'commenter'] },
  forumPost: { type: 'post', fields: ['forumTitle', 'postType'], creators: ['author'] },
  manuscript: { type: 'manuscript', fields: ['manuscriptType', 'place', 'numPages', ...archived], creators: ['author', 'translator'] },
  letter: { type: 'personal_communication', fields: ['letterType', ...archived], creators: ['author', 'recipient'] },
  email: { type: 'personal_communication', fields: [], creators: ['author', 'recipient'] },
  instantMessage: { type: 'personal_communication', fields: [], creators: ['author', 'recipient'] },
  presentation: { type: 'speech', fields: ['presentationType', 'place', 'meetingName'], creators: ['presenter'] },
  interview: { type: 'interview', fields: ['interviewMedium', ...archived], creators: ['interviewee', 'interviewer', 'translator'] },
  computerProgram: {
    type: 'software',
    fields: ['seriesTitle', 'versionNumber', 'system', 'place', 'company', 'programmingLanguage', 'ISBN', ...archived],
    creators: ['programmer'],
  },
  standard: {
    type: 'standard',
    fields: [
      'organization',
      'committee',
      'type',
      'number',
      'versionNumber',
      'status',
      'place',
      'publisher',
      'DOI',
      'numPages',
      ...archived,
    ],
    creators: ['author'],
  },
  patent: {
    type: 'patent',
    fields: [
      'country',
      'assignee',
      'issuingAuthority',
      'patentNumber',
      'filingDate',
      'pages',
      'applicationNumber',
      'priorityNumbers',
      'issueDate',
      'references',
      'legalStatus',
      'place',
    ],
    creators: ['inventor', 'attorneyAgent'],
  },
  statute: {
    type: 'legislation',
    fields: ['nameOfAct', 'code', 'codeNumber', 'publicLawNumber', 'dateEnacted', 'pages', 'section', 'session', 'history'],
    creators: ['author'],
  },
  bill: {
    type: 'bill',
    fields: ['billNumber', 'code', 'codeVolume', 'section', 'codePages', 'legislativeBody', 'session', 'history'],
    creators: ['sponsor', 'cosponsor'],
  },
  case: {
    type: 'legal_case',
    fields: ['caseName', 'court', 'dateDecided', 'docketNumber', 'reporter', 'reporterVolume', 'firstPage', 'history'],
    creators: ['author', 'counsel'],
  },
  hearing: {
    type: 'hearing',
    fields: ['committee', 'place', 'publisher', 'numberOfVolumes', 'documentNumber', 'pages', 'legislativeBody', 'session', 'history'],
    creators: ['contributor'],
  },
  map: {
    type: 'map',
    fields: ['mapType', 'scale', 'seriesTitle', 'edition', 'ISBN', ...printed],
    creators: ['cartographer', 'seriesEditor'],
  },
  artwork: { type: 'graphic', fields: ['artworkMedium', 'artworkSize', ...archived], creators: ['artist'] },
  film: { type: 'motion_picture', fields: ['distributor', 'genre', 'videoRecordingFormat', 'runningTime', ...archived], creators: cast },
  videoRecording: {
    type: 'motion_picture',
    fields: ['videoRecordingFormat', 'seriesTitle', 'volume', 'numberOfVolumes', 'place', 'studio', 'runningTime', 'ISBN', ...archived],
    creators: cast,
  },
  tvBroadcast: {
    type: 'broadcast',
    fields: ['programTitle', 'episodeNumber', 'videoRecordingFormat', 'place', 'network', 'runningTime', ...archived],
    creators: cast,
  },
  radioBroadcast: {
    type: 'broadcast',
    fields: ['programTitle', 'episodeNumber', 'audioRecordingFormat', 'place', 'network', 'runningTime', ...archived],
    creators: cast,
  },
  podcast: {
    type: 'broadcast',
    fields: ['seriesTitle', 'episodeNumber', 'audioFileType', 'runningTime'],
    creators: ['podcaster', 'guest'],
  },
  audioRecording: {
    type: 'song',
    fields: ['audioRecordingFormat', 'seriesTitle', 'volume', 'numberOfVolumes', 'place', 'label', 'runningTime', 'ISBN', ...archived],
    creators: ['performer', 'composer', 'wordsBy'],
  },
};

/** Types of CSL that Zotero has no word for, by the one that comes closest. */
const closest: Readonly<Partial<Record<ItemType, string>>> = {
  review: 'journalArticle',
  'review-book': 'journalArticle',
  collection: 'book',
  classic: 'book',
  entry: 'encyclopediaArticle',
  figure: 'artwork',
  periodical: 'book',
  regulation: 'statute',
  treaty: 'statute',
};

const written = new Map(
  Object.entries(zoteroTypes)
    .toReversed()
    .map(([name, { type }]) => [type, name]),
);

/** The item type that a record is written as; one that nobody typed is a document. */
export const itemTypeFor = (type: ItemType | undefined): string => (type && (written.get(type) ?? closest[type])) ?? 'document';
