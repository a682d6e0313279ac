import { XMLParser } from 'fast-xml-parser';
import { Malformed } from '../model/errors.ts';
import type { XmlElement } from './element.ts';
import { decodeEntities } from './entities.ts';
import { readPlainXml } from './plain-xml.ts';
import { sourceOfRoot } from './well-formed.ts';

/** The largest element that is held in memory, in bytes of its source. The largest PubMed record is about 2 MB. */
export const largestElement = 64 * 1024 * 1024;

const textKey = '#text';
const cdataKey = '#cdata';
const attributesKey = ':@';

/** What the parser gives with `preserveOrder`: one key with the element's name and children (or the text), and its attributes. */
type ParsedNode = Readonly<Record<string, unknown>>;

/** What is asked of fast-xml-parser. Text is never trimmed and never becomes a number (`08`, `4002.e26`). Entities are left to decodeEntities. */
export const parserOptions = {
  preserveOrder: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: textKey,
  cdataPropName: cdataKey,
  processEntities: false,
  jPath: false,
  maxNestedTags: 1000,
  onDangerousProperty: (name: string) => name,
};

const parser = new XMLParser(parserOptions);

/**
 * The root element of a document, or of an element's source.
 * @throws Malformed with line and offset if it is not well-formed, too large or too deep; nothing is ever read in part
 */
export function parseXml(text: string): XmlElement {
  if (text.length > largestElement) throw new Malformed(`The XML is larger than ${largestElement} characters`);
  return readPlainXml(text) ?? parseAnyXml(text);
}

/** `parseXml` for whatever XML there is, by the parser. */
export function parseAnyXml(text: string): XmlElement {
  const source = sourceOfRoot(text);
  const [root] = toChildren(parseSource(source));
  if (root === undefined || typeof root === 'string') throw new Malformed('Not well-formed XML: no element');
  return root;
}

function parseSource(source: string): readonly ParsedNode[] {
  try {
    return parser.parse(source) as ParsedNode[];
  } catch (error) {
    // It refuses some names (`constructor`) that are no danger to a tree of arrays, and nothing else that passed the check before.
    throw new Malformed(`Not well-formed XML: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`);
  }
}

function toChildren(nodes: readonly ParsedNode[]): (XmlElement | string)[] {
  const children: (XmlElement | string)[] = [];
  for (const node of nodes) {
    const child = toChild(node);
    const last = children.length - 1;
    const previous = children[last];
    if (child === '') continue;
    if (typeof child === 'string' && typeof previous === 'string') children[last] = previous + child;
    else children.push(child);
  }
  return children;
}

function toChild(node: ParsedNode): XmlElement | string {
  for (const name in node) {
    if (name === attributesKey) continue;
    const content = node[name];
    if (name === textKey) return decodeEntities(String(content));
    const nodes = content as ParsedNode[];
    if (name === cdataKey) return nodes.map((part) => String(part[textKey] ?? '')).join('');
    return { name, attributes: toAttributes(node[attributesKey]), children: toChildren(nodes) };
  }
  return '';
}

function toAttributes(raw: unknown): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  if (typeof raw !== 'object' || raw === null) return attributes;
  // A line break in an attribute value is a blank (XML 1.0, 3.3.3).
  for (const [name, value] of Object.entries(raw)) attributes[name] = decodeEntities(String(value).replace(/[\t\n]/g, ' '));
  return attributes;
}
