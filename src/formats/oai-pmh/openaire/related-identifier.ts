import type { IdentifierScheme } from '../../../model/identifier.ts';
import { ownValue } from '../../../model/own-value.ts';
import { present } from '../../../model/present.ts';
import { readDataciteRelation } from '../../../normalizers/datacite-relation.ts';
import { readIdentifier } from '../../../normalizers/identifier.ts';
import { foldWhitespace } from '../../../normalizers/whitespace.ts';
import { textOf, type XmlElement } from '../../../xml/element.ts';
import type { MetadataField } from '../../dublin-core/metadata-field.ts';
import { isAddress } from '../../dublin-core/placing.ts';
import type { RecordDraft } from '../../dublin-core/record-draft.ts';
import { identifierField } from './identifier-field.ts';

/** DataCite's relatedIdentifierType. */
const schemes: Readonly<Record<string, IdentifierScheme>> = {
  doi: 'doi',
  pmid: 'pmid',
  pmcid: 'pmcid',
  handle: 'handle',
  arxiv: 'arxiv',
  ark: 'ark',
  isbn: 'isbn',
  issn: 'issn',
  eissn: 'issn',
  lissn: 'issn',
};

const partOf = /^is(?:partof|publishedin)$/i;

/**
 * What a related identifier says of the record itself: the ISSN and ISBN of what it is part of, and in DSpace's records every other
 * identifier that it is «part of», since its crosswalk writes dc.identifier.doi, .other, .sici … so.
 */
export function ownIdentifier(element: XmlElement, ofDspace: boolean): MetadataField | undefined {
  const { relatedIdentifierType: type = '', relationType = '' } = element.attributes;
  const scheme = ownValue(schemes, type.toLowerCase());
  if (!partOf.test(relationType)) return undefined;
  const value = foldWhitespace(textOf(element));
  if (scheme === 'issn' || scheme === 'isbn') return { name: `dc.identifier.${scheme}`, value };
  return ofDspace ? identifierField(value, type) : undefined;
}

/** Another publication, with the source's own word for the relation. */
export function placeRelated(draft: RecordDraft, element: XmlElement): void {
  const { relatedIdentifierType: type = '', relationType: asGiven = '', ...facts } = element.attributes;
  const value = foldWhitespace(textOf(element));
  if (value === '') return;
  const scheme = ownValue(schemes, type.toLowerCase());
  const target = (scheme && readIdentifier(value, scheme)) ?? readIdentifier(value);
  const url = isAddress(value) ? value : undefined;
  draft.add(
    'relations',
    present({
      type: readDataciteRelation(asGiven),
      asGiven,
      pmid: target?.scheme === 'pmid' ? target.value : undefined,
      identifiers: target && [target],
      url,
      note: target || url ? undefined : [type, value].filter((part) => part !== '').join(' '),
    }),
  );
  for (const [key, text] of Object.entries(facts))
    draft.leaveUnplaced({ name: `datacite.relatedIdentifier@${key}`, value: `${value}: ${text}` });
}
