import { ownValue } from '../../model/own-value.ts';
import { localName, type XmlElement } from '../../xml/element.ts';
import type { MetadataField } from '../dublin-core/metadata-field.ts';
import { labelFields } from './label-fields.ts';
import { declaredIn, elementFields, isElement, qualifiedName } from './qualified-elements.ts';

/** Elements that the relatives of qualified Dublin Core have of their own, by root and name, as the fields that they are. */
const sameAs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // EThOS, the application profile of UK theses (uketd_dc).
  uketddc: {
    'dcterms.isreferencedby': 'dc.identifier.uri',
    'uketdterms.advisor': 'dc.contributor.advisor',
    'uketdterms.institution': 'dc.publisher',
    'uketdterms.sponsor': 'dc.description.sponsorship',
    'uketdterms.grantnumber': 'dc.description.grantnumber',
    'uketdterms.embargodate': 'dc.date.embargoend',
  },
  // ETD-MS 1.0 and 1.1 (Networked Digital Library of Theses and Dissertations).
  thesis: {
    'dc.alternativetitle': 'dc.title.alternative',
    'dc.degree.name': 'thesis.degree.name',
    'dc.degree.level': 'thesis.degree.level',
    'dc.degree.discipline': 'thesis.degree.discipline',
    'dc.degree.grantor': 'dc.publisher',
  },
};

/** Whole documents of qualified Dublin Core: `qualifieddc`, `dcterms:record` and what others have made of them. */
export function qdcFields(root: XmlElement): MetadataField[] {
  const rootName = localName(root.name).toLowerCase();
  const declared = declaredIn(root);
  const names = ownValue(sameAs, rootName) ?? {};
  const fields = root.children.filter(isElement).flatMap((element) => {
    const { role, ...attributes } = element.attributes;
    const name = qualifiedName(element, declared);
    // `<contributor role="advisor">` of ETD-MS is dc.contributor.advisor.
    if (name !== 'dc.contributor' || role === undefined || !/^[a-z]+$/i.test(role)) return elementFields(name, element);
    return elementFields(`${name}.${role.toLowerCase()}`, { ...element, attributes });
  });
  return labelFields(withoutCopies(fields.map((field) => ({ ...field, name: ownValue(names, field.name) ?? field.name }))));
}

/** DSpace's crosswalk writes dc.date.available three times, as available, created and dateAccepted: no one accepted anything on that day. */
function withoutCopies(fields: readonly MetadataField[]): readonly MetadataField[] {
  const valuesOf = (name: string) => fields.flatMap((field) => (field.name === name ? [field.value] : []));
  const available = valuesOf('dcterms.available').join(' ');
  const copies = ['dcterms.created', 'dcterms.dateaccepted'];
  const made = available !== '' && copies.every((name) => valuesOf(name).join(' ') === available);
  return made ? fields.filter(({ name }) => !copies.includes(name)) : fields;
}
