import { foldWhitespace } from '../../normalizers/whitespace.ts';
import { localName, textOf, type XmlElement } from '../../xml/element.ts';
import type { MetadataField } from '../dublin-core/metadata-field.ts';
import { dropMarkup } from '../inline-markup.ts';

/** Attributes that are values of their own; the others say how the element's text is meant. */
const telling = new Set(['displayLabel', 'valueURI', 'xlink:href']);

/** Deeper trees are none of these notations. */
const deepest = 50;

/** What of a tree was read, so that the rest can be kept: a structured notation has more places than any table names. */
export class UnreadParts {
  readonly #elements = new Set<XmlElement>();
  readonly #attributes = new Map<XmlElement, Set<string>>();

  /** The element's text, markup of HTML dropped and white space folded; it counts as read with all that is in it. Empty for none. */
  text(element: XmlElement | undefined): string {
    if (!element) return '';
    this.#elements.add(element);
    return foldWhitespace(dropMarkup(textOf(element)));
  }

  /** The value of an attribute, which counts as read. */
  attribute(element: XmlElement, name: string): string | undefined {
    this.#attributes.set(element, (this.#attributes.get(element) ?? new Set()).add(name));
    const value = foldWhitespace(element.attributes[name] ?? '');
    return value === '' ? undefined : value;
  }

  /** What nobody has read, under its path from the root's children on: `relatedItem[otherVersion]/note`. */
  *below(element: XmlElement, path = '', depth = 0): Generator<MetadataField> {
    for (const name of telling) {
      const value = foldWhitespace(element.attributes[name] ?? '');
      if (value !== '' && !this.#attributes.get(element)?.has(name)) yield { name: `${path}@${localName(name)}`, value };
    }
    if (this.#elements.has(element)) return;
    const children = element.children.filter((child): child is XmlElement => typeof child !== 'string');
    const own = foldWhitespace(element.children.filter((child) => typeof child === 'string').join(' '));
    if (own !== '') yield { name: path === '' ? localName(element.name) : path, value: own };
    if (depth >= deepest) return;
    for (const child of children) yield* this.below(child, path === '' ? stepOf(child) : `${path}/${stepOf(child)}`, depth + 1);
  }
}

/** The element's name with its type, which is what tells `note` from `note`. */
function stepOf(element: XmlElement): string {
  const type = element.attributes.type ?? '';
  return type === '' ? localName(element.name) : `${localName(element.name)}[${type}]`;
}
