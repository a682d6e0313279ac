import type { Identifier } from '../../../model/identifier.ts';
import { present } from '../../../model/present.ts';
import type { Reference } from '../../../model/relation.ts';
import { findDois } from '../../../normalizers/doi.ts';
import { readIdentifier } from '../../../normalizers/identifier.ts';
import { numberWithin } from '../../../normalizers/number-within.ts';
import { childrenNamed, localName, type XmlElement } from '../../../xml/element.ts';
import { attribute } from '../../citation-text.ts';
import { jatsText } from '../../jats-text.ts';
import type { ArticleReading } from '../article-reading.ts';
import { descendants } from '../article-source.ts';
import { typedIdentifier } from '../identifiers.ts';
import { composeCitation, isPrinted, printedText, titleElements } from './citation-parts.ts';

/** Elements that hold one citation; `citation` until NLM 2.3. */
const citations: ReadonlySet<string> = new Set(['element-citation', 'mixed-citation', 'nlm-citation', 'citation']);

/** What the article cites, from every list of it: lists may nest, and an article may have one for each part. */
export function readReferences(parents: readonly (XmlElement | undefined)[], reading: ArticleReading): Reference[] {
  return parents.flatMap((parent) => descendants(parent, 'ref-list')).flatMap((list) => readList(list, undefined, reading));
}

/** Titles that only say that it is the list of references, in the languages of the journals seen. */
const plainTitle =
  /^(?:references?(?: cited| list)?|literature(?: cited)?|bibliography|referencias(?: bibliográficas)?|referências(?: bibliográficas)?|références|literatur|bibliografía|works cited|notes and references)[:.]?$/i;

function readList(list: XmlElement, above: string | undefined, reading: ArticleReading): Reference[] {
  reading.take(list);
  const title = jatsText(childrenNamed(list, 'title')[0]);
  const section = title === undefined || plainTitle.test(title) ? above : title;
  const references: Reference[] = [];
  for (const child of list.children) {
    if (typeof child === 'string') continue;
    const name = localName(child.name);
    // One by one: spread, a hundred thousand of them are more than a call takes.
    if (name === 'ref-list') for (const each of readList(child, section, reading)) references.push(each);
    else if (name === 'ref') for (const each of readRef(child, section)) references.push(each);
    else if (name === 'p' || name === 'list') reading.notes.unplace(`ref-list/${name}`, jatsText(child) ?? '');
  }
  return references;
}

/** A `ref` may hold several citations under one number (1a, 1b), alternatives of one citation, and notes. */
function readRef(ref: XmlElement, section: string | undefined): Reference[] {
  const label = labelOf(ref);
  const found: Reference[] = [];
  for (const child of ref.children) {
    if (typeof child === 'string') continue;
    const name = localName(child.name);
    if (name === 'citation-alternatives') found.push(...readAlternatives(child, label, section));
    else if (citations.has(name)) found.push(readCitation([child], label, section));
    else if (name === 'note')
      found.push(present<Reference>({ label: label ?? labelOf(child), raw: textOfNote(child), section, kind: 'note' } as Reference));
    else if (name === 'product' || name === 'p') found.push(readCitation([child], label, section));
  }
  return found.filter(({ raw, identifiers, url, title }) => (raw ?? identifiers ?? url ?? title) !== undefined);
}

/** Citations of one number have letters of their own below it: 1a, 1b. Some write both, and some only number on. */
const joinLabels = (outer: string | undefined, inner: string | undefined): string | undefined =>
  outer !== undefined && inner !== undefined && /^\p{L}{1,2}$/u.test(inner) ? `${outer}${inner}` : (inner ?? outer);

/** «1.» and «[1]» are number 1. */
function labelOf(element: XmlElement): string | undefined {
  const label = jatsText(childrenNamed(element, 'label')[0]);
  return label?.replace(/^[[(]\s*|\s*[\])]?\.?$/g, '') || undefined;
}

const textOfNote = (note: XmlElement): string | undefined =>
  jatsText({ ...note, children: note.children.filter((child) => typeof child === 'string' || localName(child.name) !== 'label') });

/** The printed form gives the text, and what it lacks in parts and ids comes from the others. */
function readAlternatives(element: XmlElement, label: string | undefined, section: string | undefined): Reference[] {
  const forms = element.children.filter((child): child is XmlElement => typeof child !== 'string' && citations.has(localName(child.name)));
  const ranked = [...forms.filter(isPrinted), ...forms.filter((form) => !isPrinted(form))];
  return ranked.length > 0 ? [readCitation(ranked, label, section)] : [];
}

/** One citation out of its forms, the first of which gives the words. */
function readCitation(forms: readonly XmlElement[], label: string | undefined, section: string | undefined): Reference {
  const [first] = forms;
  const raw = first && (isPrinted(first) ? printedText(first) : composeCitation(first));
  const partOf = (...names: string[]) =>
    forms.flatMap((form) => names.flatMap((name) => descendants(form, name))).flatMap((each) => jatsText(each) ?? [])[0];
  const kind = forms.flatMap((form) => attribute(form, 'publication-type') ?? attribute(form, 'citation-type') ?? [])[0];
  const [title, source] = [partOf(...titleElements), partOf('source')];
  return present<Reference>({
    label: joinLabels(label, first && labelOf(first)),
    raw,
    kind,
    title: title ?? source,
    container: title === undefined ? undefined : source,
    year: numberWithin(/\d{4}/.exec(partOf('year') ?? '')?.[0], 1000, 2999),
    section,
    identifiers: identifiersOf(forms, raw),
    url: urlOf(forms),
  });
}

function identifiersOf(forms: readonly XmlElement[], raw: string | undefined): Identifier[] {
  const typed = forms
    .flatMap((form) => descendants(form, 'pub-id', 'object-id', 'ext-link'))
    .flatMap((element) => {
      const type = attribute(element, 'pub-id-type') ?? attribute(element, 'ext-link-type');
      const texts = [attribute(element, 'xlink:href'), jatsText(element)].filter((text) => text !== undefined);
      return texts.flatMap(
        (text) => typedIdentifier(type, text) ?? (type === 'uri' || type === undefined ? readIdentifier(text) : undefined) ?? [],
      );
    });
  const known = typed.some(({ scheme }) => scheme === 'doi');
  const printed = known ? [] : findDois(raw ?? '').map(({ value }): Identifier => ({ scheme: 'doi', value }));
  const all = [...typed, ...printed].filter(({ scheme }) => cited.has(scheme));
  return all.filter((one, at) => all.findIndex((other) => other.scheme === one.scheme && other.value === one.value) === at);
}

/** Schemes that name the cited publication: an ORCID or ROR in a reference does not. */
const cited: ReadonlySet<string> = new Set(['doi', 'pmid', 'pmcid', 'arxiv', 'handle', 'ark', 'isbn', 'pii', 'urn', 'sici', 'mid']);

/** The first web address that is not one of a DOI. */
const urlOf = (forms: readonly XmlElement[]): string | undefined =>
  forms
    .flatMap((form) => descendants(form, 'ext-link', 'uri'))
    .map((element) => attribute(element, 'xlink:href') ?? jatsText(element) ?? '')
    .find((address) => /^(?:https?|ftp):\/\//i.test(address) && !/^https?:\/\/(?:dx\.)?doi\.org\//i.test(address));
