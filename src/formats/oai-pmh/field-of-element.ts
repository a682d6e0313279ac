import { textOf, type XmlElement } from '../../xml/element.ts';
import { type MetadataField, metadataField } from '../dublin-core/metadata-field.ts';

/** The value of an element under a field's name; undefined for an empty one. */
export function fieldOfElement(name: string, element: XmlElement): MetadataField | undefined {
  const { attributes } = element;
  const language = attributes['xml:lang'] ?? attributes.lang ?? '';
  return metadataField(name, textOf(element), { language, ...(attributes.authority ? { authority: attributes.authority } : {}) });
}
