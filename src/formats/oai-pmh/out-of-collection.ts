import { localName, type XmlElement } from '../../xml/element.ts';

/** `<collection><record>`, `<modsCollection><mods>`: some put the one record into the collection that a file would be. */
export function outOfCollection(element: XmlElement): XmlElement {
  if (!/^(?:mods)?collection$/i.test(localName(element.name))) return element;
  const [only, another] = element.children.filter((child): child is XmlElement => typeof child !== 'string');
  return only && !another ? only : element;
}
