import type { Container } from '../../../model/container.ts';
import type { PartialDate } from '../../../model/dates.ts';
import { ownValue } from '../../../model/own-value.ts';
import { isoDate, readPartialDate } from '../../../normalizers/partial-date.ts';
import { childrenNamed, localName, type XmlElement } from '../../../xml/element.ts';
import { placeEnumeration } from '../catalogue/place-host.ts';
import { type ModsReading, textAt } from './mods-reading.ts';

/** What the levels of a part are called. */
const details: Readonly<Record<string, 'volume' | 'issue' | 'articleNumber'>> = {
  volume: 'volume',
  issue: 'issue',
  number: 'issue',
  supplement: 'issue',
  part: 'issue',
  'article-number': 'articleNumber',
  article_number: 'articleNumber',
};

/** Volume, issue and pages of an article or chapter within what it appeared in. */
export function placePart(part: XmlElement, reading: ModsReading): void {
  for (const child of part.children) if (typeof child !== 'string') ownValue(partRows, localName(child.name))?.(child, reading);
}

const isMoreExact = (date: PartialDate, known: PartialDate): boolean =>
  (isoDate(date)?.length ?? 0) > (isoDate(known)?.length ?? 10) && date.year === known.year;

const partRows: Readonly<Record<string, (element: XmlElement, reading: ModsReading) => void>> = {
  detail: placeDetail,
  extent: placeExtent,
  date: (element, { draft, parts }) => {
    const { content } = draft;
    const value = parts.text(element);
    const read = readPartialDate(value);
    // «Jan. 2003» of the part says more than the year of the whole.
    if (read && (!content.issued || isMoreExact(read, content.issued))) content.issued = read;
    else if (value !== '' && (!read || read.year !== content.issued?.year)) draft.leaveUnplaced({ name: 'part/date', value });
  },
  text: (element, { draft, parts }) => {
    const value = parts.text(element);
    if (value !== '' && !placeEnumeration(value, draft)) draft.add('notes', value);
  },
};

function placeDetail(detail: XmlElement, reading: ModsReading): void {
  const { draft, parts } = reading;
  const type = detail.attributes.type ?? '';
  const key = ownValue(details, type);
  const caption = textAt(detail, 'caption', reading);
  const number = textAt(detail, 'number', reading);
  const title = textAt(detail, 'title', reading);
  const direct = childrenNamed(detail, 'number').length === 0 ? parts.text(detail) : '';
  // «Suppl. no. 20» is what a supplement is called; «vol. 3» is volume 3.
  const value = type === 'supplement' ? [caption, number].filter(Boolean).join(' ') : number || (caption === '' ? direct : '');
  const placed = value !== '' && key !== undefined && draft.once(draft.container, key satisfies keyof Container, value);
  if (value !== '' && !placed) draft.leaveUnplaced({ name: `part/detail[${type}]`, value });
  if (title !== '' && !(key === 'volume' && draft.once(draft.container, 'volumeTitle', title))) {
    draft.leaveUnplaced({ name: `part/detail[${type}]/title`, value: title });
  }
}

/** `<extent unit="page">`; a mere total is the length of something, no place in it. */
function placeExtent(extent: XmlElement, reading: ModsReading): void {
  const { draft } = reading;
  const [start, end, list] = ['start', 'end', 'list'].map((name) => textAt(extent, name, reading)) as [string, string, string];
  const range = start === '' ? list : end === '' || end === start ? start : `${start}-${end}`;
  if (range === '') return;
  if (!/^(?:pages?|pp?)?$/i.test(extent.attributes.unit ?? '') || !draft.once(draft.container, 'pagesAsGiven', range)) {
    draft.leaveUnplaced({ name: 'part/extent', value: range });
  }
}
