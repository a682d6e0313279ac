import type { XmlElement } from './element.ts';
import { decodeEntities } from './entities.ts';

/** What PubMed writes stays below 20. Deeper elements are left to the parser, which bounds them too. */
const deepest = 100;

const none: XmlElement['attributes'] = Object.freeze({});

const tab = 0x09;
const lineFeed = 0x0a;
const blank = 0x20;
const quote = 0x22;
const ampersand = 0x26;
const slash = 0x2f;
const lessThan = 0x3c;
const equals = 0x3d;
const greaterThan = 0x3e;

/**
 * The root element of an element's source, in a fifth of the time that `parseXml` takes for it otherwise, where it is plain XML as PubMed
 * writes it: elements, attributes in double quotes, text, entities. Undefined for all else (comments, CDATA, DOCTYPE, names with other
 * letters, whatever is not well-formed): that is read, or refused with its reason, by `parseXml`. The elements are the same either way.
 */
export const readPlainXml = (text: string): XmlElement | undefined =>
  new PlainXml(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).root();

class PlainXml {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  root(): XmlElement | undefined {
    const root = this.#text.charCodeAt(0) === lessThan ? this.#element(1) : undefined;
    return this.#at === this.#text.length ? root : undefined;
  }

  /** The element that begins at hand; reading goes on after it. */
  #element(depth: number): XmlElement | undefined {
    this.#at += 1;
    const name = this.#name();
    if (name === undefined || depth > deepest) return undefined;
    const attributes = this.#text.charCodeAt(this.#at) === blank ? this.#attributes() : none;
    if (attributes === undefined) return undefined;
    if (this.#text.charCodeAt(this.#at) === slash) {
      this.#at += 2;
      return this.#text.charCodeAt(this.#at - 1) === greaterThan ? { name, attributes, children: [] } : undefined;
    }
    if (this.#text.charCodeAt(this.#at) !== greaterThan) return undefined;
    this.#at += 1;
    const children = this.#children(depth);
    return children !== undefined && this.#closes(name) ? { name, attributes, children } : undefined;
  }

  /** What stands up to the next end tag. Most elements hold one text: an array that is born with it is a tenth of one that grows. */
  #children(depth: number): (XmlElement | string)[] | undefined {
    const first = this.#child(depth);
    if (first === undefined) return undefined;
    if (first === '') return [];
    const children = [first];
    for (;;) {
      const child = this.#child(depth);
      if (child === undefined) return undefined;
      if (child === '') return children;
      children.push(child);
    }
  }

  /** The text or element at hand; the empty text before an end tag. */
  #child(depth: number): XmlElement | string | undefined {
    const text = this.#textRun();
    if (text !== '') return text;
    return this.#text.charCodeAt(this.#at + 1) === slash ? '' : this.#element(depth + 1);
  }

  /** The text up to the next `<`; undefined where none comes. */
  #textRun(): string | undefined {
    const start = this.#at;
    if (this.#text.charCodeAt(start) === lessThan) return '';
    const end = this.#text.indexOf('<', start);
    if (end === -1) return undefined;
    this.#at = end;
    return decodeEntities(this.#text.slice(start, end));
  }

  #attributes(): Record<string, string> | undefined {
    const text = this.#text;
    const attributes: Record<string, string> = {};
    while (text.charCodeAt(this.#at) === blank) {
      this.#at += 1;
      const name = this.#name();
      if (name === undefined || Object.hasOwn(attributes, name)) return undefined;
      if (text.charCodeAt(this.#at) !== equals || text.charCodeAt(this.#at + 1) !== quote) return undefined;
      this.#at += 2;
      const value = this.#attributeValue();
      if (value === undefined) return undefined;
      attributes[name] = value;
    }
    return attributes;
  }

  #attributeValue(): string | undefined {
    const text = this.#text;
    const start = this.#at;
    let plain = true;
    for (let at = start; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code > lessThan) continue;
      if (code === quote) {
        this.#at = at + 1;
        return plain ? text.slice(start, at) : decodeEntities(text.slice(start, at));
      }
      if (code === ampersand) plain = false;
      else if (code === lessThan || code === lineFeed || code === tab) return undefined;
    }
    return undefined;
  }

  /** Whether the end tag at hand is that of the element; reading goes on after it. */
  #closes(name: string): boolean {
    const start = this.#at + 2;
    this.#at = start + name.length + 1;
    return this.#text.charCodeAt(this.#at - 1) === greaterThan && standsAt(this.#text, start, name);
  }

  #name(): string | undefined {
    const text = this.#text;
    const start = this.#at;
    let at = start;
    let sum = 0;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === greaterThan || code === blank || code === equals || code === slash) break;
      sum = (sum * 31 + code) & 0xffff;
    }
    this.#at = at;
    return nameOf(text, start, at, sum % names.length);
  }
}

/** Names that occurred, each in the place that its letters give it, where the next name for that place takes it over. */
const names: string[] = Array.from({ length: 1021 }, () => '');

/** What nothing is known to go wrong with: the parser refuses `constructor` as a name. */
const plainName = /^[A-Za-z][\w.:-]*$/;

/** One string for all elements of a name, and V8's own («internalized»): comparing it with a name in the code is comparing two addresses. */
function nameOf(text: string, start: number, end: number, place: number): string | undefined {
  const known = names[place] ?? '';
  if (known.length === end - start && start < end && standsAt(text, start, known)) return known;
  const name = text.slice(start, end);
  if (end - start > 100 || !plainName.test(name) || name in {} || name === 'prototype') return undefined;
  const [own] = Object.keys({ [name]: true });
  if (own !== undefined) names[place] = own;
  return own;
}

function standsAt(text: string, start: number, part: string): boolean {
  for (let at = 0; at < part.length; at += 1) if (text.charCodeAt(start + at) !== part.charCodeAt(at)) return false;
  return true;
}
