import type { Finding } from '../../model/finding.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { JsonFields } from '../json-fields.ts';
import { unplaceRest } from '../unplaced-rest.ts';
import { readLocations, readRights } from './access.ts';
import { readContributors } from './contributors.ts';
import { readDates, readIssued } from './dates.ts';
import { identifierOf, readIdentifiers } from './identifiers.ts';
import { readType } from './item-type.ts';
import { readContainer, readIsbns } from './journal.ts';
import { plain, type Reading } from './reading.ts';
import { readReferences, readRelations } from './relations.ts';
import { readChemicals, readGrants, readHeadings, readKeywords, readPublicationTypes } from './subjects.ts';
import { readAbstract, readLanguages } from './texts.ts';

/**
 * What Europe PMC says of its own holdings and of the day (flags, counts, marks of processing), and what repeats something in short: kept
 * aside like all that has no field, but nothing that anybody would want to be told of with every record.
 */
const expected: ReadonlySet<string> = new Set([
  ...['isOpenAccess', 'inEPMC', 'inPMC', 'inUKPMC', 'authMan', 'epmcAuthMan', 'nihAuthMan'],
  ...['hasPDF', 'hasBook', 'hasSuppl', 'hasSupplementary', 'hasFullTextXML', 'hasData', 'hasReferences', 'hasTextMinedTerms'],
  ...['hasDbCrossReferences', 'hasLabsLinks', 'hasEvaluations', 'hasTMAccessionNumbers', 'tmAccessionTypeList', 'dataLinksTagsList'],
  ...['pubModel', 'publicationStatus', 'subsetList', 'fullTextReceivedDate', 'versionNumber', 'authorString', 'authorIdList'],
  ...['citedOrder', 'match', 'source'],
  ...['journalInfo.journalIssueId', 'journalInfo.printPublicationDate', 'journalInfo.monthOfPublication', 'grantsList.grant.orderIn'],
  ...['commentCorrectionList.commentCorrection.orderIn', 'fullTextUrlList.fullTextUrl.site', 'versionList'],
  'meshHeadingList.meshHeading.meshQualifierList.meshQualifier.abbreviation',
]);

/** Where an entry stands: in a list of publications, or in the list of what a publication cites or is cited by. */
export type EntryPlace = 'result' | 'citation';

/**
 * The record of an entry. In a list of citations an entry is Europe PMC's summary of a publication, if that has one at all: it gets no id
 * of Europe PMC's, so that it never replaces the publication's own record.
 */
export function readEntry(entry: Readonly<Record<string, unknown>>, place: EntryPlace, fallbackId: string): BibliographicRecord {
  const fields = new JsonFields(entry);
  // How often it is cited, and how well it fits a search: with these a record would be another one every week. The archive has them.
  fields.drop('citedByCount', 'luceneScore');
  const findings: Finding[] = [];
  const reading: Reading = { draft: {}, findings, fields };
  const { draft } = reading;
  const id = fields.text('id');
  const source = fields.text('source');
  const own = identifierOf(source, id);
  const number = id === undefined || source === undefined ? id : `${source}/${id}`;
  const book = fields.fields('bookOrReportDetails');
  draft.publicationTypes = readPublicationTypes(reading);
  draft.container = readContainer(reading);
  const type = readType(reading, source);
  const title = plain(fields.text('title'));
  const contributors = readContributors(reading);
  const issued = readIssued(reading);
  if (issued) draft.issued = issued;
  const texts = { languages: readLanguages(reading), abstracts: readAbstract(reading) };
  const identifiers = readIdentifiers(reading, own, id);
  const record = {
    datestamp: fields.text('dateOfRevision'),
    type,
    title,
    languages: texts.languages,
    contributors,
    contributorsIncomplete: draft.contributorsIncomplete,
    issued,
    dates: orNothing(readDates(reading)),
    container: orNothing(draft.container),
    publisher: book?.text('publisher') ?? fields.text('publisherName'),
    place: book?.text('publisherLocation') ?? fields.text('publisherLoc'),
    edition: book?.text('edition') ?? fields.text('edition'),
    isbn: readIsbns(reading),
    identifiers,
    abstracts: texts.abstracts,
    headings: readHeadings(reading),
    keywords: readKeywords(reading),
    publicationTypes: draft.publicationTypes,
    chemicals: readChemicals(reading),
    grants: readGrants(reading),
    relations: readRelations(reading, id),
    references: readReferences(reading),
    citationAsGiven: plain(fields.text('unstructuredInformation')),
    rights: orNothing(readRights(reading)),
    locations: readLocations(reading),
    dataBanks: (fields.fields('dbCrossReferenceList')?.texts('dbName') ?? []).map((name) => ({ name })),
    accessions: place === 'citation' && number !== undefined && !own ? [{ database: 'Europe PMC', value: number }] : undefined,
    notes: [book?.text('extraInformation')].filter((note) => note !== undefined),
  };
  unplaceRest(reading, fields.rest(), expected);
  return present<BibliographicRecord>({
    source: 'europe-pmc-json',
    sourceId: place === 'result' && id !== undefined && source !== undefined ? `${source}/${id}` : fallbackId,
    ...record,
    unplaced: draft.unplaced,
    findings,
  } as BibliographicRecord);
}

/** Absent, where there is nothing in it. */
const orNothing = <T extends object>(value: T): T | undefined => (Object.keys(value).length ? value : undefined);
