import type { Identifier, IdentifierScheme } from '../../model/identifier.ts';
import { identifierSchemes } from '../../model/identifier.ts';
import type { Accession } from '../../model/record.ts';
import { readIsbn, readIssn } from '../../normalizers/check-digits.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { readPmcid, readPmid } from '../../normalizers/pubmed-ids.ts';
import { addFinding, addIdentifier, appended } from '../drafting.ts';
import { isNothing, type TaggedLine, valueText } from '../tagged-fields.ts';
import { hasIdentifier, type Reading, type ReferenceField } from './reading.ts';

const valueOfScheme = (list: readonly Identifier[] | undefined, scheme: IdentifierScheme): string | undefined =>
  list?.find((identifier) => identifier.scheme === scheme)?.value;

/** What libraries put where DOIs stand: «URN:NBN:no-nb_digibok_2016…», «oai:nb.bibsys.no:99…». */
const namesWork = new Set<IdentifierScheme>(['urn', 'oai', 'handle', 'arxiv', 'ark', 'pmcid']);

/** The second DOI of a chapter in Web of Science is that of its book, which all chapters of the book share. */
const isOfWebOfScience = ({ lines }: Reading): boolean =>
  lines.some((line) => line.tag === 'AN' && /^WOS:\w+$/.test(valueText(line).trim()));

function addDoi(reading: Reading, doi: string): void {
  const first = valueOfScheme(reading.draft.identifiers, 'doi');
  if (first === undefined || first === doi || !isOfWebOfScience(reading)) addIdentifier(reading, 'doi', doi);
  else reading.draft.relations = appended(reading.draft.relations, { type: 'PartOf', identifiers: [{ scheme: 'doi', value: doi }] });
}

function readDois(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) {
    const value = valueText(line).trim();
    line.used = true;
    if (isNothing(value)) continue;
    const doi = readDoi(value);
    // PubMed through EndNote of old: «S0923-7534(19)31234-5 [pii]» and «10.5555/12345 [doi]», a line each.
    const pii = doi ? undefined : /^(\S{5,60}) \[pii\]$/i.exec(value)?.[1];
    const other = doi || pii ? undefined : readIdentifier(value);
    if (doi) addDoi(reading, doi);
    else if (pii) addIdentifier(reading, 'pii', pii);
    else if (other && namesWork.has(other.scheme)) addIdentifier(reading, other.scheme, other.value);
    else {
      line.used = false;
      addFinding(reading, 'doi-malformed', 'What stands under DO is no DOI.', value);
    }
  }
}

/** Where DOIs end up that have no DO: EBSCO's L3, the publishers' M3 and N1 («doi: 10.…»), CAS's M3, links to the resolver in UR. */
function readStrayDois(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) {
    const value = valueText(line).trim();
    const isLink = /^https?:\/\/(?:dx\.)?doi\.org\//i.test(value);
    const doi = isLink || /^(?:doi:?\s*)?10\.\d{4,9}\/\S+$/i.test(value) ? readDoi(value) : undefined;
    if (!doi) continue;
    if (!hasIdentifier(reading, 'doi')) addIdentifier(reading, 'doi', doi);
    const known = reading.draft.identifiers?.some((identifier) => identifier.value === doi);
    // A link stays a location as well; a bare DOI that is no news is done with.
    if (known && !isLink) line.used = true;
  }
}

/** Who gave a number of a certain look. */
const accessionLooks: readonly (readonly [RegExp, string])[] = [
  [/^(?:WOS|ISI|BIOSIS|MEDLINE|CCC|BCI|FSTA|INSPEC|ZOOREC|KJD|RSCI|SCIELO|CABI|DIIDW):[\w.]+$/, 'Web of Science'],
  [/^CN-\d{8}$/, 'Cochrane CENTRAL'],
  [/^rayyan-\d+$/, 'Rayyan'],
  [/^pub\.\d+$/, 'Dimensions'],
  [/^2-s2\.0-\d+$/, 'Scopus'],
  [/^L\d{6,12}$/, 'Embase'],
  [/^EMBASE \d+$/, 'Embase'],
];

const isPubmed = (database: string): boolean => /pubmed|medline|^nlm$|^ppezv$/i.test(database);

/** The databases that the entry names: DB, DP. */
const databasesOf = (reading: Reading): string[] =>
  reading.lines.filter(({ tag }) => tag === 'DB' || tag === 'DP').map((line) => valueText(line).trim());

/** What a number is by its look, or by the databases that the entry names. */
export function readAccession(value: string, databases: readonly string[]): Identifier | Accession | undefined {
  const pmid = /^PUBMED (\d{1,8})$/.exec(value)?.[1] ?? (databases.some(isPubmed) ? readPmid(value) : undefined);
  if (pmid) return { scheme: 'pmid', value: pmid };
  const pmcid = readPmcid(value);
  if (pmcid) return { scheme: 'pmcid', value: pmcid };
  const database = accessionLooks.find(([look]) => look.test(value))?.[1] ?? databases.find(Boolean);
  return database ? { database, value: value.replace(/^EMBASE /, '') } : undefined;
}

function readAccessions(lines: readonly TaggedLine[], reading: Reading): void {
  const databases = databasesOf(reading);
  for (const line of lines) {
    const value = valueText(line).trim();
    const read = value === '' ? undefined : readAccession(value, line.tag === 'AN' ? databases : []);
    if (!read) continue;
    if ('scheme' in read) addIdentifier(reading, read.scheme, read.value);
    else reading.draft.accessions = appended(reading.draft.accessions, read);
    line.used = true;
    for (const named of reading.lines) if ((named.tag === 'DB' || named.tag === 'DP') && line.tag === 'AN') named.used = true;
  }
}

/** Web of Science in EndNote: «<Go to ISI>://000200148800007», «<Go to ISI>://WOS:000…», which opens nothing but says the number. */
function readIsiLinks(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) {
    const rest = line.parts.filter((part) => {
      const number = /^<Go to ISI>:\/\/((?:[A-Z]{3,8}:)?\w{8,24})$/.exec(part.trim())?.[1];
      const known = number !== undefined && reading.draft.accessions?.some(({ value }) => value.endsWith(number));
      if (number !== undefined && !known)
        reading.draft.accessions = [...(reading.draft.accessions ?? []), { database: 'Web of Science', value: number }];
      return number === undefined;
    });
    line.used = rest.length === 0;
    line.parts.splice(0, line.parts.length, ...rest);
  }
}

/** Scopus and EBSCO give their number in the link only: «…?eid=2-s2.0-85…», «…&db=aph&AN=17640…». */
function readLinkedAccessions(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) {
    if (reading.draft.accessions?.length) return;
    const scopus = /[?&]eid=(2-s2\.0-\d+)/.exec(valueText(line))?.[1];
    const ebsco = /ebscohost\.com\/.*[?&]db=(\w+)&AN=([\w-]+)/.exec(valueText(line));
    if (scopus) reading.draft.accessions = [{ database: 'Scopus', value: scopus }];
    else if (ebsco?.[1] && ebsco[2]) reading.draft.accessions = [{ database: ebsco[1], value: ebsco[2] }];
    else continue;
    for (const named of reading.lines)
      if (['DB', 'DP'].includes(named.tag) && /^(?:Scopus|EBSCOhost|[a-z\d]{3,6})$/.test(valueText(named))) named.used = true;
  }
}

/** «35957633 [PMID]» (Dimensions, PMC), PMID in C2 (Scopus) or C5 (Embase), PMCID in C2 (EndNote), manuscript number in C6 (EndNote). */
function readPubmedIds(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) {
    const value = valueText(line).trim();
    const marked = /^(\d{1,8})\s*\[pmid\]$/i.exec(value)?.[1];
    const bare = ['C2', 'C5', 'PM', 'PMID'].includes(line.tag) && /^\d{6,8}$/.test(value) ? value : undefined;
    const pmcid = /^PMC\d+(?:\.\d+)?$/i.test(value) ? readPmcid(value) : undefined;
    const manuscript = /^(?:NIHMS|EMS|UKMS|HHSPA)[- ]?\d+$/i.test(value) ? value : undefined;
    if (marked ?? bare) addIdentifier(reading, 'pmid', (marked ?? bare) as string);
    else if (pmcid) addIdentifier(reading, 'pmcid', pmcid);
    else if (manuscript) addIdentifier(reading, 'mid', manuscript);
    else continue;
    line.used = true;
  }
}

/**
 * The numbers of one SN: «1932-8494; 1932-8486» (RefWorks), «0964-6906 (Print)0964-6906», «20411723 (ISSN)» (Scopus), «10502092, 15363457»
 * (ProQuest), «1067-5027 1527-974X», one a line (EndNote).
 */
function serialNumbers(line: TaggedLine): string[] {
  const pieces = line.parts.flatMap((part) => part.replace(/\([^()]{0,60}\)/g, ';').split(/[;,]/));
  return pieces
    .map((piece) => piece.replace(/^\s*(?:[pe]-?)?(?:issn|isbn)(?:-1[03])?:?/i, '').trim())
    .filter(Boolean)
    .flatMap((piece) => {
      const words = piece.split(/\s+/);
      return words.every((word) => /^(?:\d{4}-?\d{3}[\dX]|[\d-]{9,17}[\dX])$/i.test(word)) ? words : [piece];
    });
}

function readSerials(lines: readonly TaggedLine[], reading: Reading): void {
  const issns = new Set<string>();
  const isbns = new Set<string>();
  for (const line of lines) {
    line.used = true;
    for (const text of serialNumbers(line)) {
      const isbn = readIsbn(text);
      const number = isbn ?? readIssn(text);
      if (!number) line.used = false;
      else {
        (isbn ? isbns : issns).add(number.value);
        if (!number.valid) addFinding(reading, 'check-digit-wrong', `The check digit of the ${isbn ? 'ISBN' : 'ISSN'} is wrong.`, text);
      }
    }
  }
  if (issns.size) reading.draft.container = { ...reading.draft.container, issn: [...issns] };
  if (isbns.size) reading.draft.isbn = [...isbns];
}

/** «N1  - PII: S0923-…»: identifiers without a tag of their own. */
export function readIdentifierNote(label: string, value: string): Identifier | undefined {
  const scheme = identifierSchemes.find((known) => known === label.toLowerCase());
  return scheme && value ? { scheme, value } : undefined;
}

const tagged = new Set<IdentifierScheme>(['doi', 'pmid', 'pmcid']);

export function* writeIdentifierNotes(identifiers: readonly Identifier[] = []): Iterable<readonly [string, string]> {
  for (const { scheme, value } of identifiers) if (!tagged.has(scheme)) yield ['N1', `${scheme.toUpperCase()}: ${value}`];
}

export const identifierFields: readonly ReferenceField[] = [
  {
    tags: ['DO', 'DI', 'DOI'],
    read: readDois,
    write: ({ identifiers }) => (identifiers ?? []).filter(({ scheme }) => scheme === 'doi').map(({ value }) => ['DO', value] as const),
  },
  { tags: ['L3', 'M3', 'N1', 'L1', 'UR', 'AN'], read: readStrayDois },
  {
    tags: ['AN', 'C3', 'U2'],
    read: readAccessions,
    *write({ identifiers, accessions }) {
      const pmid = valueOfScheme(identifiers, 'pmid');
      const accession = pmid ? undefined : accessions?.[0];
      yield ['AN', pmid ?? accession?.value];
      yield ['DB', pmid ? 'PubMed' : accession?.database];
    },
  },
  { tags: ['UR'], read: readIsiLinks },
  { tags: ['UR'], read: readLinkedAccessions },
  {
    tags: ['C2', 'C5', 'C6', 'U1', 'PM', 'PMID', 'PMCID'],
    read: readPubmedIds,
    write: ({ identifiers }) => [['C2', valueOfScheme(identifiers, 'pmcid')]],
  },
  {
    tags: ['SN'],
    read: readSerials,
    *write({ container, isbn }) {
      for (const value of isbn ?? []) yield ['SN', value];
      for (const value of container?.issn ?? []) yield ['SN', value];
    },
  },
];
