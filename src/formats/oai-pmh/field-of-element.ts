import { present } from '../../model/present.ts';
import { readLanguage } from '../../normalizers/language.ts';
import { foldWhitespace } from '../../normalizers/whitespace.ts';
import { textOf, type XmlElement } from '../../xml/element.ts';
import type { MetadataField } from '../dublin-core/metadata-field.ts';
import { dropMarkup } from '../inline-markup.ts';

/** The value of an element under a field's name; undefined for an empty one. DSpace writes the language `*` for none. */
export function fieldOfElement(name: string, element: XmlElement): MetadataField | undefined {
  const value = foldWhitespace(dropMarkup(textOf(element)));
  if (value === '') return undefined;
  const { attributes } = element;
  const stated = attributes['xml:lang'] ?? attributes.lang ?? '';
  return present({ name, value, language: readLanguage(stated), authority: attributes.authority });
}
