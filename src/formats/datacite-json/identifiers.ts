import type { IdentifierScheme } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { addFinding, addIdentifier, appended } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import { addLocation } from './access.ts';
import { addIsbn, addIssn } from './container.ts';
import { isNew, type Reading } from './reading.ts';

/** The DOI as it is registered, in lower case: the id of the record. */
export function registeredDoi(attributes: JsonFields, id: string | undefined): string | undefined {
  const doi = (attributes.peek('doi') ?? attributes.peek('id') ?? id)?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '').toLowerCase();
  return doi !== undefined && /^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(doi) ? doi : undefined;
}

/** Kinds of further identifiers as depositors write them, folded. */
const schemes: Readonly<Record<string, IdentifierScheme>> = {
  arxiv: 'arxiv',
  pmid: 'pmid',
  pmcid: 'pmcid',
  handle: 'handle',
  ark: 'ark',
  urn: 'urn',
  doi: 'doi',
  publisherid: 'pii',
  pii: 'pii',
};

const isAddress = (value: string): boolean => /^(?:https?|ftp):\/\/\S+$/i.test(value);

/** An address at one of these says no more than the identifier in it. */
const isResolver = (value: string): boolean =>
  /^https?:\/\/(?:(?:dx\.)?doi\.org|hdl\.handle\.net|(?:www\.)?nbn-resolving\.(?:org|de)|n2t\.net)\//i.test(value);

/** `https://nbn-resolving.org/urn:nbn:de:…` */
const urnIn = (value: string): string => /urn:[a-z0-9][a-z0-9-]{1,31}:\S+$/i.exec(value)?.[0] ?? value;

/** One further identifier of the same thing: a scheme that the record knows, the number of a serial, an address, or an id in some database. */
function placeIdentifier(value: string, kind: string, reading: Reading): boolean {
  const { draft } = reading;
  const word = kind.toLowerCase().replace(/[\s_-]+/g, '');
  const scheme = ownValue(schemes, word);
  const found =
    (scheme && readIdentifier(scheme === 'urn' ? urnIn(value) : value, scheme)) ??
    (isAddress(value) || !scheme ? readIdentifier(value) : undefined);
  if (found?.scheme === 'doi') {
    // A second DOI names another version or the same in another register.
    const [known] = draft.identifiers ?? [];
    if (known?.scheme === 'doi' && known.value !== found.value) return false;
  }
  if (/^(?:e|l|p)?issn$/.test(word)) return addIssn(reading, value);
  if (word === 'isbn') return addIsbn(reading, value);
  if (found && found.scheme !== 'issn' && found.scheme !== 'isbn' && isNew(reading, found.scheme, found.value))
    addIdentifier(reading, found.scheme, found.value);
  if (isAddress(value) && !(found && isResolver(value))) addLocation(reading, value, 'landing');
  else if (!found) {
    if (!word || /^(?:other|unknown|local|internal)$/.test(word)) return false;
    draft.accessions = appended(draft.accessions, { database: kind, value });
  }
  return true;
}

/** The DOI, and what else names the same: `identifiers`, and `alternateIdentifiers` where the depositor's own words are kept. */
export function readIdentifiers(reading: Reading): void {
  const { attributes } = reading;
  const given = attributes.text('doi');
  const id = attributes.text('id');
  const doi = readDoi(given ?? id ?? '');
  if (doi !== undefined && isNew(reading, 'doi', doi)) addIdentifier(reading, 'doi', doi);
  else if (given !== undefined) addFinding(reading, 'doi-malformed', 'What stands under doi is none.', given);
  if (id !== undefined && doi === undefined) attributes.giveBack('id', id);
  attributes.drop('prefix', 'suffix');
  for (const key of ['identifier', 'alternateIdentifier'])
    for (const entry of attributes.list(`${key}s`)) {
      const value = entry.peek(key)?.trim();
      const kind = entry.peek(`${key}Type`) ?? '';
      if (value === undefined) entry.drop(`${key}Type`);
      else if (placeIdentifier(value, kind, reading)) entry.drop(key, `${key}Type`);
    }
}
