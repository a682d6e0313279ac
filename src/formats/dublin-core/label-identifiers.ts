import { readPmcid } from '../../normalizers/pubmed-ids.ts';
import type { MetadataField } from './metadata-field.ts';
import { isAddress } from './placing.ts';

/** A ready-made citation: words, a year, and more than a call number has. */
const isCitation = (value: string): boolean =>
  value.length > 40 && /\s/.test(value) && /\b(?:1[89]|20)\d\d\b/.test(value) && /\p{L}{3,}[^\p{L}]+\p{L}/u.test(value);

/**
 * Bare digits are a PMID only beside a PMCID, which PubMed has given the same article (elsewhere they are OCLC and catalogue
 * numbers); a sentence with a year is the item's citation. All else shows by itself what it is, or stays unplaced.
 */
export function labelIdentifiers(identifiers: readonly MetadataField[]): readonly MetadataField[] {
  const inPmc = identifiers.some(({ value }) => !isCitation(value) && readPmcid(value) !== undefined);
  const bareNumbers = identifiers.filter(({ value }) => /^\d{5,8}$/.test(value));
  return identifiers.map((field) => {
    if (inPmc && bareNumbers.length === 1 && field === bareNumbers[0]) return { ...field, name: 'dc.identifier.pmid' };
    if (!isAddress(field.value) && isCitation(field.value)) return { ...field, name: 'dc.identifier.citation' };
    return field;
  });
}
