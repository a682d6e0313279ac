import { ownValue } from '../../../model/own-value.ts';
import { childrenNamed, localName, type XmlElement } from '../../../xml/element.ts';
import { attribute } from '../../citation-text.ts';
import { jatsText } from '../../jats-text.ts';
import { descendants } from '../article-source.ts';
import { typedIdentifier } from '../identifiers.ts';
import { readName } from '../names.ts';

/** Which elements of a citation are its title and its container, the most particular first. */
export const titleElements = ['article-title', 'chapter-title', 'part-title', 'data-title'];

/** The people of a group of names, or of a citation itself, as references print them: `Avery SV, Losick R, et al`. */
export function peopleOf(parent: XmlElement): string | undefined {
  const people = parent.children.flatMap((child) => (typeof child === 'string' ? [] : (personOf(child) ?? [])));
  return people.join(', ') || undefined;
}

const isPerson = (name: string): boolean => ownValue(persons, name) !== undefined;

const persons: Readonly<Record<string, true>> = {
  name: true,
  'string-name': true,
  'name-alternatives': true,
  collab: true,
  'collab-alternatives': true,
  etal: true,
  anonymous: true,
  institution: true,
};

function personOf(element: XmlElement): string | undefined {
  const name = localName(element.name);
  if (!isPerson(name)) return undefined;
  if (name === 'etal') return 'et al';
  if (name === 'anonymous') return 'Anonymous';
  if (name === 'institution' || name === 'string-name') return jatsText(spacedParts(element));
  const written = readName(element);
  return (
    written?.collective ?? ([written?.family, written?.given, written?.suffix].filter((part) => part !== undefined).join(' ') || undefined)
  );
}

/** Surname and given names that stand side by side with nothing between them are words apart. */
export const spacedParts = (element: XmlElement): XmlElement => ({
  ...element,
  children: element.children.flatMap((child, at) =>
    at > 0 && typeof child !== 'string' && typeof element.children[at - 1] !== 'string' ? [' ', child] : [child],
  ),
});

/** The elements that a sentence of the citation is made of; what is named nowhere here is put behind, as it comes. */
const used: ReadonlySet<string> = new Set([
  ...Object.keys(persons),
  ...titleElements,
  'person-group',
  'source',
  'trans-title',
  'trans-source',
  'edition',
  'year',
  'month',
  'day',
  'season',
  'volume',
  'issue',
  'supplement',
  'fpage',
  'lpage',
  'page-range',
  'elocation-id',
  'publisher-name',
  'publisher-loc',
  'pub-id',
  'label',
]);

/**
 * A citation out of its elements, as NLM prints them: `Avery SV. Microbial cell individuality. Nat Rev Microbiol. 2006;4:577-587.` Identifiers
 * are left to their field.
 */
export function composeCitation(citation: XmlElement): string | undefined {
  const text = (name: string) =>
    childrenNamed(citation, name)
      .flatMap((each) => jatsText(each) ?? [])
      .join(' ') || undefined;
  const groups = childrenNamed(citation, 'person-group');
  const isAuthors = (group: XmlElement) => /^(?:author|allauthors)?$/.test(attribute(group, 'person-group-type') ?? '');
  const authors = [...groups.filter(isAuthors), citation].flatMap((each) => peopleOf(each) ?? []).join(', ');
  const others = groups
    .filter((group) => !isAuthors(group))
    .flatMap((group) => {
      const people = peopleOf(group);
      return people ? [`${people}, ${attribute(group, 'person-group-type')}`] : [];
    });
  const place = [text('publisher-loc'), text('publisher-name')].filter((part) => part !== undefined).join(': ');
  return sentences([
    authors,
    ...titleElements.map(text),
    bracketed(text('trans-title')),
    ...others,
    text('source'),
    bracketed(text('trans-source')),
    text('edition')?.replace(/^(\d+)$/, '$1 ed'),
    place,
    whereAndWhen(text),
    ...childrenNamed(citation, 'pub-id').flatMap((id) => otherId(id) ?? []),
    ...citation.children.flatMap((child) => (typeof child === 'string' ? [] : (otherText(child) ?? []))),
  ]);
}

/** What no other part of the citation says: comments, addresses, versions, conferences, patents … */
function otherText(element: XmlElement): string | undefined {
  const name = localName(element.name);
  if (used.has(name) || typedIdentifier(attribute(element, 'ext-link-type') ?? attribute(element, 'pub-id-type'), jatsText(element) ?? ''))
    return undefined;
  return name === 'version' ? jatsText(element)?.replace(/^(\d)/, 'Version $1') : jatsText(element);
}

/** An id that has no scheme and so no field: `medline: 97234567`. */
function otherId(id: XmlElement): string | undefined {
  const [type, text] = [attribute(id, 'pub-id-type'), jatsText(id)];
  if (text === undefined || typedIdentifier(type, text)) return undefined;
  return type === undefined ? text : `${type}: ${text}`;
}

const bracketed = (text: string | undefined): string | undefined => text && `[${text}]`;

/** `2006 Oct;4(2):577-587`; without a volume, `1983. p. 21-51`. */
function whereAndWhen(text: (name: string) => string | undefined): string {
  const date = [text('year'), text('season') ?? text('month'), text('day')].filter((part) => part !== undefined).join(' ');
  const [issue, supplement] = [text('issue'), text('supplement')];
  const volume = [`${text('volume') ?? ''}${issue === undefined ? '' : `(${issue})`}`, supplement].filter(Boolean).join(' ');
  const pages =
    text('page-range') ??
    ([...new Set([text('fpage'), text('lpage')].filter((page) => page !== undefined))].join('-') || text('elocation-id'));
  if (volume !== '') return [date, [volume, pages].filter(Boolean).join(':')].filter(Boolean).join(';');
  return [date, pages && (/\bp\.?$/.test(pages) ? pages : `p. ${pages}`)].filter(Boolean).join('. ');
}

function sentences(parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part): part is string => part !== undefined && part !== '');
  const text = said.map((part) => (/[.?!]$/.test(part) ? part : `${part}.`)).join(' ');
  return text || undefined;
}

/** Printed words between the elements: then the citation is read as it is printed. */
export const isPrinted = (citation: XmlElement): boolean =>
  citation.children.some((child) => typeof child === 'string' && /[^\s;,.]/u.test(child)) ||
  citation.children.every((child) => typeof child === 'string') ||
  hasPunctuation(citation);

/** «name, name (year) title. source» has signs between most of its elements; a stray point in a list of elements is none. */
function hasPunctuation({ children }: XmlElement): boolean {
  const elements = children.filter((child) => typeof child !== 'string').length;
  return children.filter((child) => typeof child === 'string' && child.trim() !== '').length * 2 > elements;
}

/** Whether two elements follow each other without a sign or blank: `<source>Am J Trop Med Hyg</source><volume>83</volume>`. */
const apart = (before: string, after: string): boolean =>
  /^[^\s([{“‘'"–—-]$/u.test(before.slice(-1)) && /^[^\s.,;:)\]}”’'"–—-]/u.test(after.slice(0, 1));

/** Whether an id is data of the file: one that its field has, and of which no label is printed before it. */
const isHidden = (id: XmlElement, before: string): boolean =>
  otherId(id) === undefined && !/(?:doi|pmid|pmcid|pmc|pubmed|id|arxiv|https?\S*)[:\s/.]{0,3}$/i.test(before.slice(-40));

/** Ids behind the citation are data of the file (`…<lpage>57</lpage><pub-id>20682906</pub-id>`); after «doi: » they are printed. */
export function printedText(citation: XmlElement): string | undefined {
  let text = '';
  let afterElement = false;
  for (const child of citation.children) {
    const isElement = typeof child !== 'string';
    const name = isElement ? localName(child.name) : '';
    if (name === 'label' || (isElement && name === 'pub-id' && isHidden(child, text))) continue;
    const piece = isElement ? printedPart(child, name) : child;
    if (isElement && afterElement && apart(text, piece)) text += ' ';
    text += piece;
    if (piece !== '') afterElement = isElement;
  }
  return jatsText({ ...citation, name: 'p', children: [text] });
}

function printedPart(element: XmlElement, name: string): string {
  // BMJ's names stand in their group with nothing between them, PLOS's with commas.
  if (name === 'person-group') return (hasPunctuation(element) ? printedText(element) : peopleOf(element)) ?? '';
  if (name === 'string-name') return printedText(element) ?? '';
  if (name === 'etal') return jatsText(element) ?? 'et al';
  return isPerson(name) && descendants(element, 'surname', 'given-names').length > 0
    ? (personOf(element) ?? '')
    : (jatsText(element) ?? '');
}
