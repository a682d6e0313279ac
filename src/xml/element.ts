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
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** Whether the child is an element with that local name. Asked of every child for every field, so that it cuts no name off its prefix. */
function isNamed(child: XmlElement | string, name: string): child is XmlElement {
  if (typeof child === 'string') return false;
  if (child.name === name) return true;
  const colon = child.name.length - name.length - 1;
  return colon >= 0 && child.name.indexOf(':') === colon && child.name.endsWith(name);
}

/** Direct children with that local name, in order. */
export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  let found: XmlElement[] | undefined;
  for (const child of element?.children ?? []) {
    if (!isNamed(child, name)) continue;
    // An array that is born with its element is a tenth of one that grows by it, and most have one.
    if (found) found.push(child);
    else found = [child];
  }
  return found ?? [];
}

/** The first direct child with that local name, or the one at the end of a path of names. */
export function childNamed(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let found = element;
  for (const name of path) found = found && firstNamed(found, name);
  return found;
}

function firstNamed(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) if (isNamed(child, name)) return child;
  return undefined;
}

/** All text below the element in document order, spacing as it stands; markup is dropped, its text kept. */
export function textOf(element: XmlElement | undefined): string {
  if (!element) return '';
  const [only] = element.children;
  if (typeof only === 'string' && element.children.length === 1) return only;
  let text = '';
  for (const child of element.children) text += typeof child === 'string' ? child : textOf(child);
  return text;
}
