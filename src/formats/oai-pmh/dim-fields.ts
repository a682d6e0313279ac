import { childrenNamed, type XmlElement } from '../../xml/element.ts';
import { authorityField } from '../dublin-core/authority-field.ts';
import type { MetadataField } from '../dublin-core/metadata-field.ts';
import { fieldOfElement } from './field-of-element.ts';

/** `<dim:field mdschema="dc" element="contributor" qualifier="author">`: DSpace's own field names, nothing merged, nothing lost. */
export function dimFields(root: XmlElement): MetadataField[] {
  return childrenNamed(root, 'field').flatMap((field) => {
    const { mdschema = 'dc', element = '', qualifier = '' } = field.attributes;
    const parts = [mdschema, element, qualifier].filter((part) => part !== '' && part !== 'none');
    const name = parts.join('.');
    const read = fieldOfElement(name, field);
    const { authority, confidence } = field.attributes;
    return read ? [read, ...authorityField(name, read.value, authority, confidence)] : [];
  });
}
