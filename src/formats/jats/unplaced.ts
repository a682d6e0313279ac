import { localName, type XmlElement } from '../../xml/element.ts';
import { attribute } from '../citation-text.ts';
import { jatsText } from '../jats-text.ts';
import type { ArticleReading } from './article-reading.ts';
import { spacedParts } from './references/citation-parts.ts';

/** Attributes of the file, not of the publication: ids and what points at them, how links behave, how things are set. */
const technical: ReadonlySet<string> = new Set(
  (
    'id rid rids position orientation mimetype mime-subtype alt toggle list-type prefix-word suffix-word xlink:type xlink:show xlink:actuate ' +
    'xlink:role xlink:title xlink:from xlink:to xml:base xml:space hwp:id hwp:sub-type hwp:rel-id hwp:journal sl'
  ).split(' '),
);

/** Attributes that a field takes, or that say what kind of value their element holds: they stand in its name here. */
const read: ReadonlySet<string> = new Set(
  (
    'article-type dtd-version xml:lang pub-id-type journal-id-type pub-type date-type publication-format iso-8601-date calendar contrib-type ' +
    'contrib-id-type corresp deceased equal-contrib ref-type fn-type sec-type kwd-group-type subj-group-type abstract-type alt-title-type abbrev-type ' +
    'license-type content-type ext-link-type xlink:href related-article-type name-style person-group-type response-type specific-use ' +
    'start_date authenticated institution-id-type vocab vocab-identifier vocab-term vocab-term-identifier initials'
  ).split(' '),
);

const typeNames = ['pub-id-type', 'journal-id-type', 'date-type', 'fn-type', 'content-type', 'event-type', 'custom-type', 'object-id-type'];

/** What has no text of its own to keep: headings of lists, and the parts of the article that are its text. */
const skipped: ReadonlySet<string> = new Set(['kwd-group/title', 'fn-group/title', 'author-notes/title', 'ref-list']);

/**
 * Keeps aside every value of an article's metadata that no field took, by its element and type (`journal-id@hwp`, `page-count`). Elements in
 * running text are its markup: they are read with it.
 */
export function unplaceRest(parent: XmlElement, reading: ArticleReading): void {
  for (const child of parent.children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') reading.notes.unplace(parent.name, child.trim());
      continue;
    }
    const name = localName(child.name);
    if (skipped.has(name) || skipped.has(`${localName(parent.name)}/${name}`)) continue;
    unplaceAttributes(child, name, reading);
    if (reading.isTaken(child)) continue;
    if (name === 'pub-date' || name === 'date') reading.notes.unplace(nameOf(child, name), jatsText(spacedParts(child)) ?? '');
    else if (name === 'custom-meta') unplaceNamed(child, 'meta-name', 'meta-value', reading);
    else if (child.children.some((part) => typeof part === 'string' && part.trim() !== '')) {
      const text = jatsText(child);
      if (text !== undefined) reading.notes.unplace(nameOf(child, name), text);
    } else if (child.children.length === 0) unplaceLink(child, name, reading);
    else unplaceRest(child, reading);
  }
}

const nameOf = (element: XmlElement, name: string): string => {
  const type = typeNames.flatMap((each) => attribute(element, each) ?? [])[0];
  return type === undefined ? name : `${name}@${type}`;
};

/** `<custom-meta><meta-name>pmc-prop-has-pdf</meta-name><meta-value>yes</meta-value></custom-meta>` */
function unplaceNamed(element: XmlElement, nameTag: string, valueTag: string, reading: ArticleReading): void {
  const [field, value] = [reading.textAt(element, nameTag), reading.textAt(element, valueTag)];
  if (value !== undefined) reading.notes.unplace(field === undefined ? element.name : `${element.name}/${field}`, value);
}

/** An element that is nothing but a link or a number: `<page-count count="8"/>`, `<supplementary-material xlink:href="s1.pdf"/>`. */
function unplaceLink(element: XmlElement, name: string, { notes }: ArticleReading): void {
  const value = attribute(element, 'xlink:href') ?? attribute(element, 'count');
  if (value !== undefined) notes.unplace(nameOf(element, name), value);
}

function unplaceAttributes(element: XmlElement, name: string, { notes }: ArticleReading): void {
  for (const key in element.attributes) {
    const value = attribute(element, key);
    if (value === undefined || technical.has(key) || read.has(key) || key.startsWith('xmlns') || isDefault(name, key)) continue;
    notes.unplace(`${name}@${key}`, value);
  }
}

/** Read with their element. */
const isDefault = (name: string, key: string): boolean =>
  (key === 'count' && name.endsWith('count')) ||
  (name === 'event' && key === 'event-type') ||
  (key === 'country' && (name === 'funding-source' || name === 'institution')) ||
  name === 'related-article' ||
  name === 'related-object';
