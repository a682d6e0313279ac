import type { XmlElement } from '../../xml/element.ts';
import { localName } from '../../xml/element.ts';
import type { MetadataField } from '../dublin-core/metadata-field.ts';
import { fieldOfElement } from './field-of-element.ts';
import { labelFields } from './label-fields.ts';

/** oai_dc has the fifteen elements of Dublin Core without qualifiers. */
export function oaiDcFields(root: XmlElement): MetadataField[] {
  const elements = root.children.filter((child): child is XmlElement => typeof child !== 'string');
  return labelFields(elements.flatMap((element) => fieldOfElement(`dc.${localName(element.name).toLowerCase()}`, element) ?? []));
}
