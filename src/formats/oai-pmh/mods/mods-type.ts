import { ownValue } from '../../../model/own-value.ts';
import type { ItemType } from '../../../model/record.ts';
import { readItemType } from '../../../normalizers/item-type.ts';
import { childrenNamed, textOf, type XmlElement } from '../../../xml/element.ts';
import type { ModsReading } from './mods-reading.ts';

/** typeOfResource, a list of ten and some (https://www.loc.gov/standards/mods/userguide/typeofresource.html); `text` says nothing about the kind. */
const resources: Readonly<Record<string, ItemType>> = {
  cartographic: 'map',
  'notated music': 'musical_score',
  'sound recording': 'song',
  'sound recording-musical': 'song',
  'sound recording - musical': 'song',
  'still image': 'graphic',
  'moving image': 'motion_picture',
  'software, multimedia': 'software',
  software: 'software',
  dataset: 'dataset',
  'mixed material': 'collection',
  manuscript: 'manuscript',
};

/** How it is issued, of which a text is. */
const issuances: Readonly<Record<string, ItemType>> = {
  monographic: 'book',
  'single unit': 'book',
  'multipart monograph': 'book',
  continuing: 'periodical',
  serial: 'periodical',
};

/**
 * The kind of publication where no genre tells it: by what it stands in, by the kind of resource, by how it is issued. All words for
 * it stay in `publicationTypes`.
 */
export function settleModsType(reading: ModsReading): void {
  const { root, draft, parts } = reading;
  const { content } = draft;
  const words = childrenNamed(root, 'typeOfResource').map((element) => ({ word: parts.text(element).toLowerCase(), element }));
  for (const { word } of words) if (word !== '') draft.add('publicationTypes', word);
  if (content.type !== undefined && content.type !== 'document') return;
  const host = childrenNamed(root, 'relatedItem').find((item) => item.attributes.type === 'host');
  const resource = words
    .map(({ word, element }) => (element.attributes.manuscript === 'yes' && word === 'text' ? 'manuscript' : ownValue(resources, word)))
    .find(Boolean);
  const issuance = childrenNamed(root, 'originInfo').flatMap((origin) => childrenNamed(origin, 'issuance'))[0];
  const issued = issuance && ownValue(issuances, textOf(issuance).trim().toLowerCase());
  const within = host && typeWithin(host);
  // Papers of a workshop that fill an issue of a journal have an ISBN of their own.
  const whole = within === 'article-journal' && issued === 'book' && content.isbn !== undefined;
  const type = (whole ? issued : within) ?? resource ?? issued;
  if (type === undefined) return;
  if (type === issued) parts.text(issuance);
  content.type = type;
}

/** What a part of such a host is. */
function typeWithin(host: XmlElement): ItemType | undefined {
  const words = [
    ...childrenNamed(host, 'genre'),
    ...childrenNamed(host, 'originInfo').flatMap((each) => childrenNamed(each, 'issuance')),
  ].map((each) => textOf(each).trim().toLowerCase());
  const schemes = childrenNamed(host, 'identifier').map((id) => id.attributes.type?.toLowerCase() ?? '');
  const levels = childrenNamed(host, 'part').flatMap((part) => childrenNamed(part, 'detail').map((detail) => detail.attributes.type ?? ''));
  if (words.some((word) => /conference|proceedings/.test(word))) return 'paper-conference';
  if (words.includes('newspaper')) return 'article-newspaper';
  const journal = words.some((word) => /journal|continuing|serial/.test(word) || readItemType(word) === 'periodical');
  if (journal || schemes.some((scheme) => scheme.includes('issn')) || levels.some((level) => level === 'issue' || level === 'number'))
    return 'article-journal';
  return schemes.some((scheme) => scheme.includes('isbn')) || words.some((word) => word === 'book' || word === 'monographic')
    ? 'chapter'
    : undefined;
}
