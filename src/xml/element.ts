/**
 * A plain element: order and text kept, names as written (prefix included), attribute and text values decoded. Text is never
 * trimmed or turned into a number. Comments and processing instructions are dropped, CDATA is text.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** The name without its namespace prefix: `dc:title` is `title`. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Direct children with that local name, in order. */
export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  if (!element) return [];
  return element.children.filter((child): child is XmlElement => typeof child !== 'string' && localName(child.name) === name);
}

/** The first direct child with that local name, or the one at the end of a path of names. */
export function childNamed(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let found = element;
  for (const name of path) {
    found = found?.children.find((child): child is XmlElement => typeof child !== 'string' && localName(child.name) === name);
  }
  return found;
}

/** All text below the element in document order, spacing as it stands; markup is dropped, its text kept. */
export function textOf(element: XmlElement | undefined): string {
  if (!element) return '';
  let text = '';
  for (const child of element.children) text += typeof child === 'string' ? child : textOf(child);
  return text;
}
