import { ownValue } from '../../../model/own-value.ts';
import { readItemType } from '../../../normalizers/item-type.ts';
import { readAccess } from '../../../normalizers/rights.ts';
import { foldWhitespace } from '../../../normalizers/whitespace.ts';
import { localName, textOf, type XmlElement } from '../../../xml/element.ts';
import { type MetadataField, metadataField } from '../../dublin-core/metadata-field.ts';
import { fieldOfElement } from '../field-of-element.ts';
import { elementFields } from '../qualified-elements.ts';
import { identifierField } from './identifier-field.ts';
import { ownIdentifier } from './related-identifier.ts';

/** What the reading of one element may depend on. */
export interface OpenaireFacts {
  /** DSpace's crosswalk wrote it, whose ways are known. */
  readonly ofDspace: boolean;
  readonly embargoed: boolean;
}

type Read = (element: XmlElement, facts: OpenaireFacts) => (MetadataField | undefined)[];

const as =
  (name: string): Read =>
  (element) =>
    elementFields(name, element);

const titleTypes: Readonly<Record<string, string>> = {
  Subtitle: 'dc.title.subtitle',
  TranslatedTitle: 'dc.title.translated',
  AlternativeTitle: 'dc.title.alternative',
  Other: 'dc.title.alternative',
};

const dateTypes: Readonly<Record<string, string>> = {
  Issued: 'dc.date.issued',
  Accepted: 'dc.date.accepted',
  Available: 'dc.date.available',
  Created: 'dc.date.created',
  Copyrighted: 'dc.date.copyright',
  Submitted: 'dc.date.submitted',
  Updated: 'dc.date.updated',
};

const descriptionTypes: Readonly<Record<string, string>> = {
  Abstract: 'dc.description.abstract',
  TableOfContents: 'dc.description.tableofcontents',
};

/** A value and what its attributes say beside it: each becomes a field of its own name, and those without one are kept. */
const withAttributes =
  (name: string, places: Readonly<Record<string, string>>, below: string): Read =>
  (element) => [
    fieldOfElement(name, element),
    ...Object.entries(element.attributes).map(([key, text]) =>
      /^(?:xml:|xmlns|xsi:)|^lang$/.test(key) ? undefined : metadataField(ownValue(places, key) ?? `${below}@${localName(key)}`, text),
    ),
  ];

/** Elements whose values the table of Dublin Core places, by local name (OpenAIRE Guidelines 4, DataCite 4). */
export const openaireFields: Readonly<Record<string, Read>> = {
  title: (element) => {
    const { titleType = '', ...attributes } = element.attributes;
    return elementFields(ownValue(titleTypes, titleType) ?? 'dc.title', { ...element, attributes });
  },
  language: as('dc.language.iso'),
  publisher: withAttributes('dc.publisher', {}, 'datacite.publisher'),
  publicationYear: as('dc.date'),
  description: (element, { ofDspace }) => {
    const { descriptionType, ...attributes } = element.attributes;
    // DSpace's crosswalk gives nothing but dc.description.abstract here.
    const bare = ofDspace ? 'dc.description.abstract' : 'dc.description';
    const name = descriptionType === undefined ? bare : (ownValue(descriptionTypes, descriptionType) ?? 'dc.description.note');
    return elementFields(name, { ...element, attributes });
  },
  source: as('dc.source'),
  format: as('dc.format'),
  size: as('dc.format.extent'),
  version: withAttributes('oaire.version', {}, 'oaire.version'),
  coverage: as('dc.coverage'),
  audience: as('dcterms.audience'),
  resourceType: (element, facts) => {
    // «Dataset», «JournalArticle» name a kind; «literature», «Text», «other research product» do not.
    const general = readItemType(element.attributes.resourceTypeGeneral ?? '');
    const named = general === undefined || general === 'document' ? {} : { resourceTypeGeneral: 'dc.type' };
    return withAttributes('dc.type', { uri: 'dc.type.coar', ...named }, 'oaire.resourceType')(element, facts);
  },
  rights: (element) => rightsFields(element, 'rightsURI', 'datacite.rights'),
  accessRights: (element) => rightsFields(element, 'rightsURI', 'datacite.rights'),
  licenseCondition: (element) => rightsFields(element, 'uri', 'oaire.licenseCondition'),
  licenceCondition: (element) => rightsFields(element, 'uri', 'oaire.licenseCondition'),
  identifier: (element) => [identifierField(foldWhitespace(textOf(element)), element.attributes.identifierType ?? '')],
  alternateIdentifier: (element) => [identifierField(foldWhitespace(textOf(element)), element.attributes.alternateIdentifierType ?? '')],
  relatedIdentifier: (element, { ofDspace }) => [ownIdentifier(element, ofDspace)],
  date: (element, { embargoed }) => {
    const { dateType = '', dateInformation = '' } = element.attributes;
    // OpenAIRE: the day on which an embargo ends is that on which the file becomes available.
    const name =
      dateType === 'Available' && embargoed
        ? 'dc.date.embargoend'
        : (ownValue(dateTypes, dateType) ?? `datacite.date.${dateType || 'unlabelled'}`);
    return [fieldOfElement(dateType === '' ? 'dc.date' : name, element), metadataField(`${name}.information`, dateInformation)];
  },
  citationTitle: as('oaire.citationTitle'),
  citationVolume: as('oaire.citationVolume'),
  citationIssue: as('oaire.citationIssue'),
  citationStartPage: as('oaire.citationStartPage'),
  citationEndPage: as('oaire.citationEndPage'),
  citationEdition: as('oaire.citation.edition'),
};

/** Words of a licence or of access, and the address that says the same: `rightsURI="http://purl.org/coar/access_right/c_abf2"`. */
function rightsFields(element: XmlElement, uriName: string, below: string): (MetadataField | undefined)[] {
  const uri = element.attributes[uriName] ?? '';
  const field = readAccess(uri) === undefined ? 'dc.rights.uri' : 'dc.rights.accessrights';
  return withAttributes('dc.rights', { [uriName]: field }, below)(element, { ofDspace: false, embargoed: false });
}
