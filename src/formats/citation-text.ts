import { childNamed, childrenNamed, textOf, type XmlElement } from '../xml/element.ts';

/**
 * The text of an element without its markup. Line breaks, indentation and runs of blanks are layout of the file and become one
 * blank; no-break and thin blanks are the publisher's and stay. Undefined when there is nothing.
 */
export function citationText(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  return foldLayout(textOf(element));
}

/** The same of a text that was put together from elements. */
export function foldLayout(text: string): string | undefined {
  const folded = trimmed(layout.test(text) ? text.replace(/[ \t\r\n]+/g, ' ') : text);
  return folded === '' ? undefined : folded;
}

/** What is not yet one blank. Nearly all texts have none of it, and looking is quicker than replacing each blank by a blank. */
const layout = /[\t\r\n]| {2}/;

/** `text.trim()`, which is asked for a hundred times a record and nearly never has anything to do: what begins and ends in ASCII signs stays. */
function trimmed(text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first > 0x20 && first < 0x80 && last > 0x20 && last < 0x80 ? text : text.trim();
}

/** The text of a direct child, or of a child of that. */
export const textAt = (element: XmlElement | undefined, name: string, inner?: string): string | undefined =>
  citationText(inner === undefined ? childNamed(element, name) : childNamed(element, name, inner));

/** The texts of all direct children of that name that have one. */
export function textsAt(element: XmlElement | undefined, name: string): string[] {
  const texts: string[] = [];
  for (const child of childrenNamed(element, name)) {
    const text = citationText(child);
    if (text !== undefined) texts.push(text);
  }
  return texts;
}

export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  const value = element?.attributes[name];
  return value === undefined ? undefined : trimmed(value) || undefined;
}

/** A flag as sent: Y, N, or not there. */
export function flag(element: XmlElement, name: string): boolean | undefined {
  const value = attribute(element, name);
  return value === 'Y' ? true : value === 'N' ? false : undefined;
}
