import { readIdentifier } from '../../../normalizers/identifier.ts';
import { ruleFor } from '../../dublin-core/item-content.ts';
import type { MetadataField } from '../../dublin-core/metadata-field.ts';
import { isAddress } from '../../dublin-core/placing.ts';

/** An identifier of the record with its type (`DOI`, `Handle`, `PMID`, `WOS`) as a field; a type that nobody knows stays in the name. */
export function identifierField(value: string, type: string): MetadataField {
  // «http://hdl.handle.net/…» of the type Handle and «https://doi.org/…» of the type DOI are addresses too.
  if (isAddress(value)) return { name: 'dc.identifier.uri', value };
  const word = type.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (word !== '' && word !== 'uri' && word !== 'urn' && ruleFor(`dc.identifier.${word}`)) return { name: `dc.identifier.${word}`, value };
  return { name: readIdentifier(value) || word === '' || word === 'urn' ? 'dc.identifier.other' : `datacite.identifier.${word}`, value };
}
