import { Malformed } from '../../model/errors.ts';
import { type Finding, makeFinding } from '../../model/finding.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { childNamed, childrenNamed, localName, textOf, type XmlElement } from '../../xml/element.ts';
import { parseXml } from '../../xml/parse.ts';
import type { SourceElement } from '../../xml/split.ts';
import { type EndnoteField, endnoteFields } from '../endnote/fields.ts';
import { codeOfReferenceType } from '../endnote/reference-types.ts';
import { taggedLines } from '../endnote/value-lines.ts';
import { readReference } from '../reference-fields/read-reference.ts';
import type { TaggedLine } from '../tagged-fields.ts';
import { closeSource, dropForbiddenReferences } from './closed-source.ts';
import { readElementText } from './element-text.ts';

export const source = 'endnote-xml';

const byPath = new Map<string, EndnoteField>(endnoteFields.map((field) => [field.element, field]));
const parents = new Set(endnoteFields.flatMap(({ element }) => element.split('/').map((_, at, steps) => steps.slice(0, at).join('/'))));

/** Where the reference came from and how the library counts it: in every record, and no news to anybody. */
const ordinary: ReadonlySet<string> = new Set([
  'database',
  'database@name',
  'database@path',
  'source-app',
  'source-app@name',
  'source-app@version',
  'rec-number',
  'foreign-keys/key',
  'foreign-keys/key@app',
  'foreign-keys/key@db-id',
  'foreign-keys/key@timestamp',
  'modified-date',
]);

/** Names of all elements of a reference: what else looks like a tag is text. */
const elementNames = new Set([
  ...endnoteFields.flatMap(({ element }) => element.split('/')),
  ...'record database source-app rec-number foreign-keys key ref-type style added-date coden misc1 misc2 misc3 custom8 report-id meeting-place'.split(
    ' ',
  ),
]);

/** The record of one element; `fallbackId` names what has no id of its own. */
export function readElement(element: SourceElement, fallbackId: string): BibliographicRecord {
  const findings: Finding[] = [];
  const { source: text, dropped } = dropForbiddenReferences(element.text);
  const repaired = element.repaired + dropped;
  if (repaired > 0)
    findings.push(makeFinding('characters-repaired', `Characters that cannot be right were replaced or dropped: ${repaired}`));
  try {
    const root = wellFormed(text, findings);
    const { lines, greek } = linesOfRecord(root);
    if (greek > 0)
      findings.push(makeFinding('characters-repaired', `Letters in the font Symbol were read as the Greek ones that it shows: ${greek}`));
    const record = readReference({ lines, stray: [], cut: false, repairs: 0 }, { source, fallbackId, ordinary });
    return findings.length ? { ...record, findings: [...findings, ...(record.findings ?? [])] } : record;
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    findings.push(makeFinding('record-unreadable', `A reference cannot be read. ${error.message}`, { raw: element.text }));
    return { source, sourceId: fallbackId, findings };
  }
}

/** The element, put right where it is not well-formed. A reference that the end of the file cuts gives what stands before the cut. */
function wellFormed(text: string, findings: Finding[]): XmlElement {
  try {
    return parseXml(text);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    const { source: whole, escaped, closed } = closeSource(text, (name) => elementNames.has(name));
    const root = parseXml(whole);
    if (closed)
      findings.push(makeFinding('markup-unreadable', 'The reference breaks off or an end tag is missing: something of it may be lost'));
    if (escaped > 0) findings.push(makeFinding('characters-repaired', `Signs «<» that begin no element were read as text: ${escaped}`));
    return root;
  }
}

/** The id that a record had before refmill wrote it. */
const ownKey = (root: XmlElement): string | undefined =>
  childrenNamed(childNamed(root, 'foreign-keys'), 'key')
    .find(({ attributes }) => attributes.app === 'refmill')
    ?.children.filter((child) => typeof child === 'string')
    .join('')
    .trim() || undefined;

/** What refmill writes of itself around a reference. */
const ownMarks = new Set(['database', 'source-app', 'rec-number', 'foreign-keys']);

/** All values of a reference, under the tags of RIS where the table knows them, else under their own path. */
function linesOfRecord(root: XmlElement): { readonly lines: TaggedLine[]; readonly greek: number } {
  const reading = new ReferenceLines();
  const id = ownKey(root);
  if (id !== undefined) reading.add('ID', 'foreign-keys/key', id);
  for (const child of root.children) {
    if (typeof child === 'string') continue;
    const name = localName(child.name);
    if (id === undefined || !ownMarks.has(name)) reading.walk(child, name);
  }
  return reading;
}

class ReferenceLines {
  readonly lines: TaggedLine[] = [];
  greek = 0;

  add(tag: string, name: string, text: string): void {
    const value = text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .join(' ');
    if (value !== '') this.lines.push({ tag, name, parts: [value], used: false });
  }

  walk(element: XmlElement, path: string): void {
    const field = byPath.get(path);
    const children = element.children.filter((child): child is XmlElement => typeof child !== 'string');
    if (path === 'ref-type') this.add('TY', path, codeOfReferenceType(element.attributes.name ?? '', textOf(element)));
    else if (path === 'rec-number') this.add('ID', path, textOf(element));
    else if (!field && (parents.has(path) || children.some(({ name }) => localName(name) !== 'style'))) {
      this.#attributes(element, path);
      this.add(path, path, element.children.filter((child) => typeof child === 'string').join(' '));
      for (const child of children) this.walk(child, `${path}/${localName(child.name)}`);
    } else this.#value(element, path, field);
  }

  #value(element: XmlElement, path: string, field: EndnoteField | undefined): void {
    const { text, greek } = readElementText(element);
    this.greek += greek;
    if (field) this.lines.push(...taggedLines(field, path, text.trim() === '' ? nameInAttributes(element) : text));
    else {
      this.add(path, path, text);
      this.#attributes(element, path);
    }
  }

  #attributes(element: XmlElement, path: string): void {
    const text = textOf(element).trim();
    for (const [name, value] of Object.entries(element.attributes))
      if (value.trim() !== text) this.add(`${path}@${name}`, `${path}@${name}`, value);
  }
}

/** EndNote’s DTD lets a person stand in attributes as well: `<author last-name="…" first-name="…"/>`. */
function nameInAttributes({ attributes }: XmlElement): string {
  const given = [attributes['first-name'], attributes['middle-initial']].filter(Boolean).join(' ') || attributes.initials;
  const person = [attributes['last-name'], given, attributes.suffix].filter(Boolean).join(', ');
  return person || (attributes['corp-name'] ? `${attributes['corp-name']},` : '');
}
