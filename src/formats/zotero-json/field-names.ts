import { zoteroTypes } from './item-types.ts';

/**
 * Zotero's fields that are one field under several names, as Zotero's own schema maps them. A type has one of the names, under which it is
 * written; all of them are read.
 */
const names = {
  title: ['title', 'caseName', 'nameOfAct', 'subject'],
  date: ['date', 'dateDecided', 'dateEnacted', 'issueDate'],
  publicationTitle: [
    'publicationTitle',
    'bookTitle',
    'proceedingsTitle',
    'encyclopediaTitle',
    'dictionaryTitle',
    'websiteTitle',
    'blogTitle',
    'forumTitle',
    'programTitle',
    'reporter',
  ],
  publisher: [
    'publisher',
    'university',
    'institution',
    'repository',
    'company',
    'distributor',
    'studio',
    'network',
    'label',
    'organization',
  ],
  genre: [
    'type',
    'genre',
    'thesisType',
    'reportType',
    'manuscriptType',
    'letterType',
    'websiteType',
    'postType',
    'presentationType',
    'mapType',
  ],
  volume: ['volume', 'codeVolume', 'reporterVolume'],
  pages: ['pages', 'firstPage', 'codePages'],
  series: ['series', 'seriesTitle'],
  place: ['place', 'repositoryLocation'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Base = keyof typeof names;

/** Fields that every type has. */
const everywhere = new Set(['title', 'abstractNote', 'date', 'shortTitle', 'language', 'url', 'accessDate', 'rights', 'extra']);

/** All names under which a field is read. */
export const namesOf = (field: string): readonly string[] => (Object.hasOwn(names, field) ? names[field as Base] : [field]);

/** The name under which a type has the field; undefined where it has none. */
export function nameIn(itemType: string, field: string): string | undefined {
  const own = zoteroTypes[itemType]?.fields ?? [];
  return namesOf(field).find((name) => own.includes(name)) ?? (everywhere.has(field) ? field : undefined);
}
