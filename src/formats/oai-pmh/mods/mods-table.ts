import type { DateKind } from '../../../model/dates.ts';
import { ownValue } from '../../../model/own-value.ts';
import { childrenNamed, type XmlElement } from '../../../xml/element.ts';
import { pageRange } from '../../dublin-core/place-container.ts';
import { date, embargoEnd } from '../../dublin-core/place-date.ts';
import { addLocation, address, isPdf } from '../../dublin-core/place-identifier.ts';
import { rights } from '../../dublin-core/place-rights.ts';
import { abstract, citation, edition, itemType, language, note, place, publisher, sponsor } from '../../dublin-core/place-text.ts';
import { firstOf, isAddress, type Place } from '../../dublin-core/placing.ts';
import { withoutBrackets } from '../catalogue/isbd.ts';
import { placeSubject } from '../catalogue/place-heading.ts';
import { readTransactionTime } from '../catalogue/transaction-time.ts';
import { placeModsIdentifier } from './identifier.ts';
import { type ModsReading, put } from './mods-reading.ts';
import { placeModsName } from './name.ts';
import { placeIssued } from './origin-date.ts';
import { placePart } from './part.ts';
import { placeRelatedItem, placeText } from './related-item.ts';
import { placeModsSubject } from './subject.ts';
import { placeTitleInfo } from './title-info.ts';

/** Reads one element; what it does not ask for stays unread and so is kept. */
type ReadPart = (element: XmlElement, reading: ModsReading) => void;

interface ModsRow {
  /** Local names from the record's root on. */
  readonly path: string;
  readonly read: ReadPart;
  /** After all others: what it means depends on what else the record has. */
  readonly late?: true;
}

/** A value as it stands, for a place of Dublin Core's. */
const value = (path: string, to: Place): ModsRow => ({ path, read: (element, reading) => put(element, path, to, reading) });
const part = (path: string, read: ReadPart): ModsRow => ({ path, read });
const late = (path: string, read: ReadPart): ModsRow => ({ path, read, late: true });

const unbracketed =
  (to: Place): Place =>
  (field, draft, context) =>
    to({ ...field, value: withoutBrackets(field.value) || field.value }, draft, context);

/** What `dateOther` and DSpace's extension call the dates. */
const dateKinds: Readonly<Record<string, DateKind>> = {
  accessioned: 'accessioned',
  available: 'available',
  submitted: 'submitted',
  accepted: 'accepted',
  embargo: 'embargoEnd',
  embargoend: 'embargoEnd',
  'embargo end': 'embargoEnd',
  defence: 'defended',
  defense: 'defended',
  defended: 'defended',
  electronic: 'electronic',
  online: 'electronic',
  epub: 'electronic',
};

const noteTypes: Readonly<Record<string, Place>> = {
  funding: sponsor,
  sponsorship: sponsor,
  citation,
  'preferred citation': citation,
  'citation/reference': citation,
};

/** Where the elements of MODS go (https://www.loc.gov/standards/mods/userguide/, 3.0 to 3.8). What has no row is walked into, and what is left is unplaced. */
export const modsTable: readonly ModsRow[] = [
  part('titleInfo', placeTitleInfo),
  part('name', placeModsName),
  value('genre', itemType),
  part('originInfo', placeIssued),
  part('originInfo/place', (element, reading) => {
    for (const term of [...childrenNamed(element, 'placeTerm'), ...childrenNamed(element, 'text')])
      placeText(term, unbracketed(place), reading);
  }),
  value('originInfo/publisher', unbracketed(publisher)),
  value('originInfo/edition', edition),
  value('originInfo/copyrightDate', date('copyright')),
  value('originInfo/dateCreated', date('created')),
  value('originInfo/dateModified', date('updated')),
  part('originInfo/dateOther', placeOtherDate),
  value('extension/dateAccessioned', date('accessioned')),
  value('extension/dateAvailable', date('available')),
  value('extension/dateSubmitted', date('submitted')),
  part('language', placeLanguage),
  part('physicalDescription/extent', placePhysicalExtent),
  part('abstract', (element, reading) =>
    put(element, 'abstract', /review|scope|advice/i.test(element.attributes.type ?? '') ? note : abstract, reading),
  ),
  value('tableOfContents', note),
  part('note', placeNote),
  part('subject', placeModsSubject),
  part('classification', (element, reading) => {
    if (element.attributes.authority !== 'ddc') return;
    placeSubject({ scheme: 'ddc', term: reading.parts.text(element) }, reading.draft, reading.context);
  }),
  part('identifier', placeModsIdentifier),
  part('location/url', placeUrl),
  part('part', placePart),
  late('relatedItem', placeRelatedItem),
  part('accessCondition', placeAccess),
  part('recordInfo/recordChangeDate', (element, reading) => put(element, 'recordInfo/recordChangeDate', changed, reading)),
];

/** Of `p. 813-998 : ill. ; 30 cm.` the pages are a place in a journal; what else is said stays unplaced. */
function placePhysicalExtent(element: XmlElement, reading: ModsReading): void {
  put(
    element,
    'physicalDescription/extent',
    (field, draft, context) => {
      const [pages = ''] = field.value.split(/\s[:;]\s/);
      return pageRange({ ...field, value: pages }, draft, context) && pages === field.value;
    },
    reading,
  );
}

const changed: Place = (field, draft, context) =>
  date('updated')({ ...field, value: readTransactionTime(field.value) ?? field.value }, draft, context);

function placeOtherDate(element: XmlElement, reading: ModsReading): void {
  const kind = ownValue(dateKinds, (element.attributes.type ?? '').toLowerCase());
  if (kind) put(element, `originInfo/dateOther[${element.attributes.type}]`, date(kind), reading);
}

/** Code and name of one language say the same. The language of a part of it (a libretto, the summary) is not the publication's. */
function placeLanguage(element: XmlElement, reading: ModsReading): void {
  if (element.attributes.objectPart !== undefined) return;
  const terms = childrenNamed(element, 'languageTerm');
  for (const term of terms) put(term, 'language', language, reading);
  if (terms.length === 0) put(element, 'language', language, reading);
}

/** DSpace's own notes of who did what to an item are no remarks on the publication. */
function placeNote(element: XmlElement, reading: ModsReading): void {
  const type = (element.attributes.type ?? '').toLowerCase();
  if (type === 'provenance' || type === 'version') return;
  put(element, type === '' ? 'note' : `note[${type}]`, ownValue(noteTypes, type) ?? note, reading);
}

function placeUrl(element: XmlElement, reading: ModsReading): void {
  const { access = '', usage = '' } = element.attributes;
  const kind =
    access === 'raw object' ? 'full-text' : access === 'object in context' || usage.startsWith('primary') ? 'landing' : undefined;
  const thumbnail: Place = ({ value: url }, draft) => {
    if (!isAddress(url)) return false;
    addLocation(draft, url, isPdf(url) ? 'pdf' : 'thumbnail');
    return true;
  };
  put(element, 'location/url', access === 'preview' ? thumbnail : address(kind), reading);
}

/** A condition is a text, an address in it or behind it, or both. */
function placeAccess(element: XmlElement, reading: ModsReading): void {
  const { draft, parts, context } = reading;
  const to = firstOf(embargoEnd, rights);
  const href = isAddress(element.attributes['xlink:href'] ?? '') ? parts.attribute(element, 'xlink:href') : undefined;
  if (href !== undefined && !to({ name: 'accessCondition', value: href }, draft, context))
    draft.leaveUnplaced({ name: 'accessCondition@href', value: href });
  put(element, 'accessCondition', to, reading);
}
