import type { BibliographicRecord } from '../../../model/record.ts';
import { readIsbn } from '../../../normalizers/check-digits.ts';
import { isKnownReading } from '../../../normalizers/endpoints/known-readings.ts';
import { readLanguage } from '../../../normalizers/language.ts';
import { codeOfType, typeOfCode } from '../item-types.ts';
import { isContainerKept } from './container.ts';
import { areHeadingsKept, areKeywordsKept, isChemicalKept } from './headings.ts';
import { areAccessionsKept, areIdentifiersKept, isLocationKept } from './identifiers.ts';
import { areContributorsKept } from './names.ts';
import { areDistinct, isPlain } from './plain-text.ts';
import { areRelationsKept, isAbstractKept, isGrantKept, isIssuedKept } from './texts.ts';

/**
 * Which values the rows of references give back as they are, without reading what was written to see it: most values of most records
 * are of these kinds, and a list of thousands is written twice as quickly. A field that is not named here, or a value that looks in
 * any way uncommon, is not surely kept, which only means that one has to look.
 */
const kept: {
  readonly [K in keyof BibliographicRecord]?: (value: NonNullable<BibliographicRecord[K]>, record: BibliographicRecord) => boolean;
} = {
  // What belongs to one reading of one file is not written.
  source: () => true,
  spans: () => true,
  findings: () => true,
  unplaced: () => true,
  sourceId: (id) => isPlain(id),
  datestamp: (datestamp) => /^[\dTZ:.-]+$/.test(datestamp),
  type: (type) => typeOfCode(codeOfType(type)).type === type,
  title: (title) => isPlain(title),
  vernacularTitle: (title) => isPlain(title),
  languages: (languages) => areDistinct(languages) && languages.every((language) => readLanguage(language) === language),
  contributors: areContributorsKept,
  issued: isIssuedKept,
  dates: (dates) => dates.accessed === undefined && Object.values(dates).every((date) => /^\d{4}[\dT:Z.+-]*$/.test(date)),
  container: isContainerKept,
  identifiers: areIdentifiersKept,
  abstracts: ([abstract, other]) => abstract !== undefined && other === undefined && isAbstractKept(abstract),
  publicationTypes: (types) => areDistinct(types) && types.every((type) => isPlain(type) && !/10\.|\]$/.test(type)),
  headings: areHeadingsKept,
  keywords: areKeywordsKept,
  chemicals: (chemicals) => chemicals.every(isChemicalKept),
  grants: (grants) => grants.every(isGrantKept),
  relations: areRelationsKept,
  accessions: areAccessionsKept,
  locations: (locations) => areDistinct(locations.map(({ url }) => url)) && locations.every(isLocationKept),
  isbn: (isbns) => areDistinct(isbns) && isbns.every((isbn) => readIsbn(isbn)?.value === isbn),
  labels: (labels) => labels.every(isPlain),
  place: (place) => isPlain(place),
  publisher: (publisher) => isPlain(publisher),
  edition: (edition) => isPlain(edition) && !edition.includes('/'),
  // They come back with the abstract.
  endpoints: (_, record) => isKnownReading(record),
  results: (_, record) => isKnownReading(record),
};

/** Whether a reference of this record's lines is certain to be read as this record, but for what belongs to one reading of one file. */
export function isSurelyKept(record: BibliographicRecord): boolean {
  for (const key in record) {
    const value = record[key as keyof BibliographicRecord];
    if (value !== undefined && !kept[key as keyof typeof kept]?.(value as never, record)) return false;
  }
  return true;
}
