import { childNamed, textOf, type XmlElement } from '../../xml/element.ts';

/**
 * The text of an element without its markup. Line breaks, indentation and runs of blanks are layout of the file and become one
 * blank; no-break and thin blanks are the publisher's and stay. Undefined when there is nothing.
 */
export function citationText(element: XmlElement | undefined): string | undefined {
  const text = textOf(element)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}

/** The text at the end of a path of direct children. */
export const textAt = (element: XmlElement | undefined, ...path: string[]): string | undefined =>
  citationText(childNamed(element, ...path));

export const attribute = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attributes[name]?.trim() || undefined;

/** A flag as sent: Y, N, or not there. */
export function flag(element: XmlElement, name: string): boolean | undefined {
  const value = attribute(element, name);
  return value === 'Y' ? true : value === 'N' ? false : undefined;
}
