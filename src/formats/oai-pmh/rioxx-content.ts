import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { readAccess } from '../../normalizers/rights.ts';
import { foldWhitespace } from '../../normalizers/whitespace.ts';
import { childrenNamed, localName, textOf, type XmlElement } from '../../xml/element.ts';
import { itemContent, mostFields } from '../dublin-core/item-content.ts';
import { type MetadataField, metadataField } from '../dublin-core/metadata-field.ts';
import { isPdf } from '../dublin-core/place-identifier.ts';
import { isAddress } from '../dublin-core/placing.ts';
import type { RecordDraft } from '../dublin-core/record-draft.ts';
import type { ReadContext } from '../format.ts';
import { labelFields } from './label-fields.ts';
import { nameIdentifier } from './name-identifier.ts';
import type { NotationContent } from './notation-content.ts';
import { declaredIn, elementFields, isElement, qualifiedName } from './qualified-elements.ts';

/** RIOXX 2.0 and 3.0 (rioxx.net), the application profile of UK repositories: its own elements as the fields that they are. */
const sameAs: Readonly<Record<string, string>> = {
  'rioxxterms.publication_date': 'dc.date.issued',
  'rioxxterms.record_public_release_date': 'dc.date.available',
  'rioxxterms.type': 'dc.type',
  'rioxxterms.version_of_record': 'dc.relation.publisherversion',
  'ali.license_ref': 'dc.rights.uri',
};

/** Persons and organizations: a text with its ids as attributes in version 2, name and ids as elements in version 3. */
const agents: Readonly<Record<string, string>> = {
  'rioxxterms.author': 'dc.contributor.author',
  'rioxxterms.creator': 'dc.contributor.author',
  'rioxxterms.contributor': 'dc.contributor',
  'rioxxterms.publisher': 'dc.publisher',
};

/** `<ali:free_to_read/>` (NISO RP-22): without dates, open for good. */
const openToRead: MetadataField[] = [{ name: 'dc.rights.accessrights', value: 'open' }];

export function rioxxContent(root: XmlElement, context: ReadContext): NotationContent {
  const declared = declaredIn(root);
  const all = root.children.filter(isElement);
  const elements = all.slice(0, mostFields).map((element) => ({ element, name: qualifiedName(element, declared) }));
  const special = (name: string) => name === 'rioxxterms.project' || name === 'rioxxterms.grant' || name.endsWith('relation');
  const fields = elements.flatMap(({ element, name }): MetadataField[] => {
    if (special(name)) return relationFields(element, name);
    const agent = ownValue(agents, name);
    if (agent !== undefined) return agentFields(name, agent, element);
    if (name === 'ali.free_to_read' && Object.keys(element.attributes).length === 0) return openToRead;
    return elementFields(ownValue(sameAs, name) ?? name, element);
  });
  return itemContent(labelFields(fields), context, {
    place: (draft) => {
      if (all.length > mostFields)
        draft.note('value-truncated', `The record has ${all.length} elements; the first ${mostFields} were read`);
      for (const { element, name } of elements) {
        if (name === 'rioxxterms.project' || name === 'rioxxterms.grant') placeGrant(draft, element, name);
        else if (isItem(element)) placeFile(draft, element, name);
        else if (name === 'rioxxterms.ext_relation') placeRelation(draft, element, name);
      }
    },
  });
}

/** The name under its field, with the ORCID as authority; ids that the record has no place for, and marks, are values of their own. */
function agentFields(name: string, field: string, element: XmlElement): MetadataField[] {
  const named = childrenNamed(element, 'name').map((each) => textOf(each));
  const ids = [...childrenNamed(element, 'id').map((each) => textOf(each).trim()), element.attributes.id ?? ''].filter((id) => id !== '');
  const orcid = ids.find((id) => /orcid\.org/i.test(id));
  const read = metadataField(field, named[0] ?? textOf(element), orcid === undefined ? {} : { authority: orcid });
  if (!read) return [];
  // The first named author is mostly the first.
  const { id: _, ...marks } = element.attributes;
  const asides = Object.entries(marks).filter(([key]) => key !== 'first-named-author');
  const more = element.children.filter(isElement).filter((each) => !['name', 'id'].includes(localName(each.name)));
  return [
    read,
    ...ids.filter((id) => id !== orcid).flatMap((id) => metadataField(`${name}.id`, `${read.value}: ${id}`) ?? []),
    ...asides.flatMap(([key, text]) => metadataField(`${name}@${key}`, `${read.value}: ${text}`) ?? []),
    ...more.flatMap((each) => elementFields(`${name}.${localName(each.name)}`, each)),
  ];
}

/** `rel="item"` is a file of the record itself; `cite-as` on dc:relation its own address; the others are other publications. */
const isItem = (element: XmlElement): boolean => element.attributes.rel === 'item' && isAddress(textOf(element).trim());

function relationFields(element: XmlElement, name: string): MetadataField[] {
  if (isItem(element) || name !== 'dc.relation') return [];
  const { rel, ...attributes } = element.attributes;
  return elementFields(rel === 'cite-as' ? 'dc.identifier.uri' : name, { ...element, attributes });
}

/** `ext_relation`: a data set is one; a text of another kind may be the publisher's version or anything else. */
function placeRelation(draft: RecordDraft, element: XmlElement, name: string): void {
  const { rel, ...facts } = element.attributes;
  const value = foldWhitespace(textOf(element));
  if (value === '') return;
  const target = readIdentifier(value);
  const url = isAddress(value) ? value : undefined;
  const type = /\/c_ddb1$/.test(facts.coar_type ?? '') ? 'AssociatedDataset' : 'Related';
  draft.add('relations', present({ type, asGiven: rel, identifiers: target && [target], url, note: target || url ? undefined : value }));
  leaveFacts(draft, name, value, facts);
}

function placeFile(draft: RecordDraft, element: XmlElement, name: string): void {
  const { rel: _, type = '', access_rights, access_rights_, license_ref, ...facts } = element.attributes;
  const url = foldWhitespace(textOf(element));
  const rights = access_rights ?? access_rights_;
  const access = rights === undefined ? undefined : readAccess(rights);
  const pdf = type.toLowerCase() === 'application/pdf' || isPdf(url);
  draft.add('locations', present({ url, kind: pdf ? 'pdf' : 'full-text', access, license: license_ref }));
  leaveFacts(draft, name, url, { ...facts, ...(access === undefined && rights !== undefined ? { access_rights: rights } : {}) });
}

/** What is said of a file or of another publication beyond its address, in one value. */
function leaveFacts(draft: RecordDraft, name: string, value: string, facts: Readonly<Record<string, string>>): void {
  const said = Object.entries(facts).map(([key, text]) => `${key} ${text}`);
  if (said.length > 0) draft.leaveUnplaced({ name: `${name}.facts`, value: `${value}: ${said.join(', ')}` });
}

/** `<rioxxterms:project funder_name="…" funder_id="…">number</…>` */
function placeGrant(draft: RecordDraft, element: XmlElement, name: string): void {
  const { funder_name, funder_id = '', ...facts } = element.attributes;
  const id = foldWhitespace(textOf(element));
  const funder = nameIdentifier(funder_id);
  draft.add('grants', present({ id, agency: funder_name, agencyIdentifiers: funder && [funder] }));
  const left = { ...(funder || funder_id === '' ? {} : { funder_id }), ...facts };
  for (const [key, text] of Object.entries(left)) draft.leaveUnplaced({ name: `${name}.${localName(key)}`, value: `${id}: ${text}` });
}
