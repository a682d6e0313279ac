import type { IdentifierScheme } from '../../../model/identifier.ts';
import { ownValue } from '../../../model/own-value.ts';
import { ruleFor } from '../../dublin-core/item-content.ts';
import { labelIdentifiers } from '../../dublin-core/label-identifiers.ts';
import { metadataField } from '../../dublin-core/metadata-field.ts';
import { accession, address, anyIdentifier, identifier, isbn, issn } from '../../dublin-core/place-identifier.ts';
import { firstOf, type Place } from '../../dublin-core/placing.ts';
import type { MarcField } from './marc-field.ts';
import { type MarcPlace, type MarcReading, put } from './marc-reading.ts';

/** Codes of $2 in 024 (https://www.loc.gov/standards/sourcelist/standard-identifier.html) and prefixes of 035 that name a scheme of the record. */
const schemes: Readonly<Record<string, IdentifierScheme>> = {
  doi: 'doi',
  hdl: 'handle',
  handle: 'handle',
  urn: 'urn',
  pmid: 'pmid',
  pubmed: 'pmid',
  pmcid: 'pmcid',
  pmc: 'pmcid',
  arxiv: 'arxiv',
  ark: 'ark',
  sici: 'sici',
  pii: 'pii',
};

const placeOf = (source: string): Place => {
  const scheme = ownValue(schemes, source.toLowerCase());
  if (scheme !== undefined) return identifier(scheme);
  if (/^ur[il]$/i.test(source)) return firstOf(address(), accession(source));
  if (/^isbn$/i.test(source)) return isbn;
  return /^issn/i.test(source) ? issn : accession(source);
};

/** The first indicator of 024; 7 is «see $2», 8 an unnamed kind. */
const kinds: Readonly<Record<string, Place>> = { '2': accession('ISMN'), '3': isbn, '4': identifier('sici') };

/** 024: a standard identifier. */
export const standardIdentifier: MarcPlace = (field, reading) => {
  const source = field.take('2');
  const place = source === undefined ? ownValue(kinds, field.ind1) : placeOf(source);
  if (field.ind1 === '8' && source === undefined) return;
  for (const value of field.takeAll('a')) put(field, 'a', value, place ?? anyIdentifier, reading);
};

/**
 * 024 of an unnamed kind, all of them together: a crosswalk from Dublin Core writes DOI, PMID, address and citation of an item into such
 * fields, and what a value is shows by itself or by its neighbours.
 */
export function placeUnnamedIdentifiers(fields: readonly MarcField[], { draft, context }: MarcReading): void {
  const unnamed = fields
    .filter((field) => field.tag === '024' && field.ind1 === '8' && !field.has('2'))
    .flatMap((field) => field.takeAll('a'));
  const values = unnamed.map((value) => metadataField('dc.identifier', value)).filter((each) => each !== undefined);
  for (const value of labelIdentifiers(values)) {
    const named = { ...value, name: '024$a' };
    if (!ruleFor(value.name)?.place(named, draft, context)) draft.leaveUnplaced(named);
  }
}

/** `(OCoLC)958469418`: who gave the number out. */
const prefixed = /^\(([^()\s][^()]{0,40})\)\s*(\S.*)$/;

/** 035: the number of another system, which stands before it or, in Invenio, in $9. */
export const systemNumber: MarcPlace = (field, reading) => {
  const system = field.has('a') ? field.take('9') : undefined;
  for (const value of field.takeAll('a')) {
    const [, source = system, number = value] = prefixed.exec(value) ?? [];
    if (source === undefined) put(field, 'a', value, () => false, reading);
    else put(field, 'a', number, placeOf(source), reading);
  }
};

/** 010, 015, 016, 017: numbers of national libraries and bibliographies. */
export const agencyNumber =
  (agency?: string): MarcPlace =>
  (field, reading) => {
    const source = field.take('2') ?? agency;
    for (const value of field.takeAll('a')) put(field, 'a', value, source === undefined ? () => false : accession(source), reading);
  };
