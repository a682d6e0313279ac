import { ownValue } from '../../../model/own-value.ts';
import { present } from '../../../model/present.ts';
import { readAccess } from '../../../normalizers/rights.ts';
import { foldWhitespace } from '../../../normalizers/whitespace.ts';
import { childNamed, localName, textOf, type XmlElement } from '../../../xml/element.ts';
import { itemContent, mostFields } from '../../dublin-core/item-content.ts';
import type { MetadataField } from '../../dublin-core/metadata-field.ts';
import { isPdf } from '../../dublin-core/place-identifier.ts';
import { isAddress } from '../../dublin-core/placing.ts';
import type { RecordContent, RecordDraft } from '../../dublin-core/record-draft.ts';
import type { ReadContext } from '../../format.ts';
import { labelFields } from '../label-fields.ts';
import { declaredIn, elementFields, isElement, qualifiedName } from '../qualified-elements.ts';
import { placeAgent } from './agent.ts';
import { placeFunding } from './funding.ts';
import { type OpenaireFacts, openaireFields } from './openaire-fields.ts';
import { ownIdentifier, placeRelated } from './related-identifier.ts';
import { placeSubject, subjectFields } from './subject.ts';

/** Lists around the elements of one kind. */
const wrappers = new Set([
  'titles',
  'creators',
  'contributors',
  'fundingReferences',
  'relatedIdentifiers',
  'alternateIdentifiers',
  'dates',
  'subjects',
  'sizes',
  'formats',
  'rightsList',
  'descriptions',
]);

/** What is more than a value under a name. */
const placers: Readonly<Record<string, (draft: RecordDraft, element: XmlElement, facts: OpenaireFacts) => void>> = {
  creator: placeAgent,
  contributor: placeAgent,
  fundingReference: placeFunding,
  relatedIdentifier: (draft, element, { ofDspace }) => {
    if (!ownIdentifier(element, ofDspace)) placeRelated(draft, element);
  },
  subject: placeSubject,
};

/** OpenAIRE Guidelines for Literature Repositories 4 (`oaire:resource`), and DataCite's own XML, of whose elements it is made. */
export function openaireContent(root: XmlElement, context: ReadContext): RecordContent {
  const declared = declaredIn(root);
  const all = root.children
    .filter(isElement)
    .flatMap((each) => (wrappers.has(localName(each.name)) ? each.children.filter(isElement) : [each]));
  const elements = all.slice(0, mostFields);
  const facts: OpenaireFacts = {
    // DSpace's stylesheets let the namespace show from which they translate.
    ofDspace: [...declared.values()].includes('http://www.lyncode.com/xoai'),
    embargoed: elements.some((each) => /^(?:rights|accessRights)$/.test(localName(each.name)) && isEmbargo(each)),
  };
  const fields = elements.flatMap((element): (MetadataField | undefined)[] => {
    const name = localName(element.name);
    const read = name === 'subject' ? subjectFields : ownValue(openaireFields, name);
    return (
      read?.(element, facts) ?? (name === 'file' || ownValue(placers, name) ? [] : elementFields(qualifiedName(element, declared), element))
    );
  });
  const found = fields.filter((field) => field !== undefined && field.value !== '') as MetadataField[];
  return itemContent(labelFields(withoutCopies(found, facts)), context, {
    place: (draft) => {
      const known = new Set(draft.content.locations?.map(({ url }) => url));
      for (const element of elements) {
        const name = localName(element.name);
        if (name === 'file') placeFile(draft, element, known);
        else ownValue(placers, name)?.(draft, element, facts);
      }
      if (all.length > mostFields)
        draft.note('value-truncated', `The record has ${all.length} elements; the first ${mostFields} were read`);
    },
  });
}

/** DataCite's envelope for OAI-PMH (oai_datacite) has the document in its payload. */
export function oaiDataciteContent(root: XmlElement, context: ReadContext): RecordContent {
  const resource = childNamed(root, 'payload', 'resource');
  const around = root.children.filter(isElement).filter((each) => localName(each.name) !== 'payload' && textOf(each).trim() !== '');
  if (!resource) return openaireContent(root, context);
  return openaireContent({ ...resource, children: [...resource.children, ...around] }, context);
}

const isEmbargo = (element: XmlElement): boolean =>
  readAccess(element.attributes.rightsURI ?? '') === 'embargoed' || readAccess(textOf(element)) === 'embargoed';

/** DSpace's crosswalk writes dc.date.issued as Accepted too. */
function withoutCopies(fields: readonly MetadataField[], { ofDspace }: OpenaireFacts): readonly MetadataField[] {
  const issued = fields.filter(({ name }) => name === 'dc.date.issued').map(({ value }) => value);
  return ofDspace ? fields.filter(({ name, value }) => name !== 'dc.date.accepted' || !issued.includes(value)) : fields;
}

/** `<oaire:file accessRightsURI="…" mimeType="application/pdf" objectType="fulltext">https://…` */
function placeFile(draft: RecordDraft, element: XmlElement, known: Set<string>): void {
  const { accessRightsURI = '', mimeType = '', objectType = '', ...others } = element.attributes;
  const url = foldWhitespace(textOf(element));
  if (!isAddress(url)) {
    if (url !== '') draft.leaveUnplaced({ name: 'oaire.file', value: url });
    return;
  }
  const pdf = /^application\/(?:x-)?pdf$/i.test(mimeType) || isPdf(url);
  const text = /^full-?text$/i.test(objectType);
  const access = readAccess(accessRightsURI);
  const location = present({ url, kind: pdf ? ('pdf' as const) : text ? ('full-text' as const) : ('other' as const), access });
  if (!known.has(url)) draft.add('locations', location);
  known.add(url);
  const left = Object.entries({
    ...(access === undefined ? { accessRightsURI } : {}),
    ...(pdf ? {} : { mimeType }),
    ...(text ? {} : { objectType }),
    ...others,
  }).filter(([, value]) => value !== '');
  if (left.length > 0)
    draft.leaveUnplaced({ name: 'oaire.file', value: `${url}: ${left.map(([key, value]) => `${key} ${value}`).join(', ')}` });
}
