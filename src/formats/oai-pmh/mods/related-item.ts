import type { Identifier } from '../../../model/identifier.ts';
import { ownValue } from '../../../model/own-value.ts';
import { present } from '../../../model/present.ts';
import type { RelationType } from '../../../model/relation.ts';
import { readIdentifier } from '../../../normalizers/identifier.ts';
import { readPartialDate } from '../../../normalizers/partial-date.ts';
import { childNamed, childrenNamed, localName, textOf, type XmlElement } from '../../../xml/element.ts';
import { partOf, series } from '../../dublin-core/place-container.ts';
import { isbn, issn } from '../../dublin-core/place-identifier.ts';
import { relation } from '../../dublin-core/place-relation.ts';
import { place, publisher } from '../../dublin-core/place-text.ts';
import { isAddress, type Place } from '../../dublin-core/placing.ts';
import { readRelator } from '../catalogue/relator.ts';
import { type ModsReading, put, textAt } from './mods-reading.ts';
import { placeModsName, readNameParts } from './name.ts';
import { placePart } from './part.ts';
import { readTitleInfo } from './title-info.ts';

/** MODS's types of related items; those without a relation of the record's are related, under their own word. */
const relations: Readonly<Record<string, RelationType>> = {
  host: 'PartOf',
  series: 'PartOf',
  constituent: 'HasPart',
  original: 'VersionOf',
  otherVersion: 'VersionOf',
  otherFormat: 'VersionOf',
  references: 'References',
  isReferencedBy: 'IsReferencedBy',
};

const children = (element: XmlElement | undefined): XmlElement[] =>
  element?.children.filter((child): child is XmlElement => typeof child !== 'string') ?? [];

/** What the publication stands in or is related to. DSpace's crosswalk writes no more than a text into it. */
export function placeRelatedItem(item: XmlElement, reading: ModsReading): void {
  const { type = '' } = item.attributes;
  const text = children(item).length === 0 ? textOf(item).trim() : '';
  if (text !== '')
    put(item, `relatedItem[${type}]`, ownValue(textPlaces, type) ?? relation(ownValue(relations, type) ?? 'Related'), reading);
  else if (type === 'host') placeHost(item, reading);
  else if (type === 'series' && placeSeries(item, reading)) return;
  else placeRelation(item, reading);
}

const textPlaces: Readonly<Record<string, Place>> = { host: partOf, series };

/** The journal, book or proceedings: their title is the container's, their publisher the record's unless that has one. */
function placeHost(host: XmlElement, reading: ModsReading): void {
  const { draft, parts } = reading;
  for (const info of childrenNamed(host, 'titleInfo')) {
    const key = info.attributes.type === 'abbreviated' ? 'abbreviation' : 'title';
    const title = readTitleInfo(info, reading);
    if (title === '' || draft.once(draft.container, key, title)) continue;
    const outer = key === 'title' && draft.once(draft.container, 'collectionTitle', title);
    if (!outer) draft.leaveUnplaced({ name: 'relatedItem[host]/titleInfo', value: title });
  }
  for (const part of childrenNamed(host, 'part')) placePart(part, reading);
  for (const name of childrenNamed(host, 'name')) {
    const roles = childrenNamed(name, 'role').flatMap((role) => [role, ...childrenNamed(role, 'roleTerm')]);
    if (roles.some((role) => readRelator(textOf(role)) === 'editor')) placeModsName(name, reading);
  }
  for (const origin of childrenNamed(host, 'originInfo')) placeHostOrigin(origin, reading);
  for (const word of [...childrenNamed(host, 'genre'), ...childrenNamed(host, 'typeOfResource')]) parts.text(word);
  const others: Identifier[] = [];
  for (const id of childrenNamed(host, 'identifier')) {
    const scheme = id.attributes.type?.toLowerCase() ?? '';
    if (/issn/.test(scheme)) put(id, 'relatedItem[host]/identifier', issn, reading);
    else if (/isbn/.test(scheme)) put(id, 'relatedItem[host]/identifier', isbn, reading);
    else others.push(...identifierOf(id, reading));
  }
  const url = urlOf(host, reading);
  if (others.length > 0 || url !== undefined)
    draft.add('relations', present({ type: 'PartOf', asGiven: 'host', identifiers: others, url }));
  for (const inner of childrenNamed(host, 'relatedItem')) placeRelatedItem(inner, reading);
}

function placeHostOrigin(origin: XmlElement, reading: ModsReading): void {
  const { draft, parts } = reading;
  for (const child of children(origin)) {
    const name = localName(child.name);
    if (name === 'publisher') put(child, 'relatedItem[host]/publisher', publisher, reading);
    else if (name === 'issuance') parts.text(child);
    else if (name === 'place')
      for (const term of [...childrenNamed(child, 'placeTerm'), ...childrenNamed(child, 'text')]) placeText(term, place, reading);
    else if (name === 'dateIssued') {
      // A journal's own dates are a span (`1869-`); one year in the host is the year of the part.
      const date = /[-–]\s*$/.test(textOf(child)) ? undefined : readPartialDate(textOf(child));
      if (date && (!draft.content.issued || draft.content.issued.year === date.year)) {
        draft.content.issued ??= date;
        parts.text(child);
      }
    }
  }
}

/** Codes of countries stay unread: the record has places in words. */
export function placeText(term: XmlElement, to: Place, reading: ModsReading): void {
  if (term.attributes.type !== 'code') put(term, 'originInfo/place', to, reading);
}

function placeSeries(item: XmlElement, reading: ModsReading): boolean {
  const { draft } = reading;
  const info = childNamed(item, 'titleInfo');
  if (!info || draft.container.collectionTitle !== undefined) return false;
  const number = [
    ...childrenNamed(info, 'partNumber'),
    ...childrenNamed(childNamed(item, 'part'), 'detail').flatMap((detail) => childrenNamed(detail, 'number')),
  ][0];
  const value = number && reading.parts.text(number);
  const bare: XmlElement = { ...info, children: info.children.filter((child) => child !== number) };
  const title = readTitleInfo(bare, reading);
  for (const child of children(info)) reading.parts.text(child);
  if (title === '') return false;
  draft.container.collectionTitle = title;
  if (value) draft.container.collectionNumber = value;
  for (const id of childrenNamed(item, 'identifier')) {
    if (/issn/i.test(id.attributes.type ?? '')) put(id, 'relatedItem[series]/identifier', issn, reading);
  }
  return true;
}

/** Any other publication: its identifiers and, in one line, what is said of it. */
function placeRelation(item: XmlElement, reading: ModsReading): void {
  const { draft, parts } = reading;
  const { type = '', otherType = '', displayLabel } = item.attributes;
  const names = childrenNamed(item, 'name').flatMap((name) => {
    const read = readNameParts(name, reading);
    if (!read) return [];
    return (
      read.heading ?? ('collective' in read.name ? read.name.collective : [read.name.family, read.name.given].filter(Boolean).join(', '))
    );
  });
  const titles = childrenNamed(item, 'titleInfo').map((info) => readTitleInfo(info, reading));
  const origin = childrenNamed(item, 'originInfo').flatMap((info) =>
    ['publisher', 'dateIssued'].map((name) => textAt(info, name, reading)),
  );
  const notes = childrenNamed(item, 'note').map((note) => parts.text(note));
  const where = childrenNamed(item, 'part').map((part) => parts.text(part));
  const identifiers = childrenNamed(item, 'identifier').flatMap((id) => identifierOf(id, reading));
  const label = displayLabel === undefined ? undefined : parts.attribute(item, 'displayLabel');
  const found = {
    pmid: identifiers.find(({ scheme }) => scheme === 'pmid')?.value,
    identifiers,
    url: urlOf(item, reading),
    note: [names.join('; '), ...titles, ...origin, ...where, ...notes].filter((each) => each !== '').join('. '),
  };
  if (identifiers.length === 0 && found.url === undefined && found.note === '') return;
  draft.add('relations', present({ type: ownValue(relations, type) ?? 'Related', asGiven: label ?? (otherType || type), ...found }));
}

function identifierOf(element: XmlElement, { parts }: ModsReading): Identifier[] {
  const type = element.attributes.type?.toLowerCase() ?? '';
  const value = textOf(element).trim();
  const hint = (
    { doi: 'doi', issn: 'issn', isbn: 'isbn', pmid: 'pmid', hdl: 'handle', handle: 'handle', pmc: 'pmcid', pmcid: 'pmcid' } as const
  )[type];
  const read = readIdentifier(value, hint);
  if (read) parts.text(element);
  return read ? [read] : [];
}

/** Where it is: its location, or the link of the element itself. */
function urlOf(item: XmlElement, { parts }: ModsReading): string | undefined {
  const urls = childrenNamed(item, 'location').flatMap((location) => childrenNamed(location, 'url'));
  const url = urls.find((each) => isAddress(textOf(each).trim()));
  if (url) return parts.text(url);
  return isAddress(item.attributes['xlink:href'] ?? '') ? parts.attribute(item, 'xlink:href') : undefined;
}
