import { isDeepStrictEqual } from 'node:util';
import type { Location } from '../../../model/access.ts';
import type { Identifier } from '../../../model/identifier.ts';
import type { Accession, BibliographicRecord } from '../../../model/record.ts';
import { readDoi } from '../../../normalizers/doi.ts';
import { readAccession } from '../identifiers.ts';
import { areDistinct, isPlain } from './plain-text.ts';

export function areIdentifiersKept(identifiers: readonly Identifier[]): boolean {
  const schemes = identifiers.map(({ scheme }) => scheme);
  return areDistinct(schemes) && identifiers.every(isIdentifierKept);
}

function isIdentifierKept({ scheme, value }: Identifier): boolean {
  if (scheme === 'doi') return readDoi(value) === value && isPlain(value);
  if (scheme === 'pmid') return /^[1-9]\d{0,7}$/.test(value);
  if (scheme === 'pmcid') return /^PMC[1-9]\d*$/.test(value);
  return isPlain(value);
}

/** The one that AN has where there is no PMID, if its database is the one that DB names or is seen by its look. */
export function areAccessionsKept([accession, ...more]: readonly Accession[], { identifiers = [] }: BibliographicRecord): boolean {
  if (!accession || more.length > 0 || identifiers.some(({ scheme }) => scheme === 'pmid')) return false;
  const { database, value } = accession;
  return /^[\w:.-]+$/.test(value) && isPlain(database) && isDeepStrictEqual(readAccession(value, [database]), accession);
}

/** Addresses that name a publication or a database's number make more of a record than a location. */
const tellingAddress = /handle|hdl|ncbi|europepmc|doi|eid=|AN=|;/i;

export function isLocationKept({ url, kind, ...more }: Location): boolean {
  if (Object.keys(more).length > 0 || !/^https?:\/\/\S+$/.test(url) || tellingAddress.test(url)) return false;
  return kind === 'pdf' || ((kind === undefined || kind === 'full-text') && !/\.pdf/i.test(url));
}
