import type { PartialDate } from '../../../model/dates.ts';
import { isoDate, readPartialDate } from '../../../normalizers/partial-date.ts';
import { childrenNamed, textOf, type XmlElement } from '../../../xml/element.ts';
import type { ModsReading } from './mods-reading.ts';

/** Which of the several writings of one date is taken: the key date, then what a machine wrote for machines, then the exacter one. */
const weight = (element: XmlElement, date: PartialDate): number =>
  (element.attributes.keyDate === 'yes' ? 100 : 0) + (isoDate(date)?.length ?? 0) + (element.attributes.encoding === undefined ? 0 : 1);

/**
 * The date of publication among several writings of it (`c1984` and, for machines, `1984`; a beginning and an end). Those that say
 * nothing else count as read.
 */
export function placeIssued(origin: XmlElement, reading: ModsReading): void {
  const { draft, parts } = reading;
  const created = childrenNamed(origin, 'dateCreated').filter((each) => each.attributes.keyDate === 'yes');
  const stated = [...childrenNamed(origin, 'dateIssued'), ...created];
  const dates = stated.map((element) => ({ element, date: readPartialDate(textOf(element)) }));
  const single = dates.filter(({ element }) => element.attributes.point === undefined);
  const best = single
    .flatMap(({ element, date }) => (date ? [{ element, date }] : []))
    .reduce<{ element: XmlElement; date: PartialDate } | undefined>(
      (found, each) => (!found || weight(each.element, each.date) > weight(found.element, found.date) ? each : found),
      undefined,
    );
  const start = dates.find(({ element }) => element.attributes.point === 'start');
  const end = dates.find(({ element }) => element.attributes.point === 'end');
  const chosen = start?.date ? spanOf(start, end) : best?.date;
  if (chosen && !draft.content.issued) draft.content.issued = chosen;
  const issued = draft.content.issued;
  if (!issued) {
    const unread = parts.text(stated[0]);
    if (unread === '') return;
    draft.content.issued = { raw: unread };
    draft.note('date-unreadable', 'The date of publication could not be read', { path: 'issued', raw: unread });
    return;
  }
  for (const { element, date } of dates) if ((date && saysNoMore(date, issued)) || goesOn(element)) parts.text(element);
}

/** MARC's 9999 stands for a serial that goes on. */
const goesOn = (element: XmlElement): boolean => element.attributes.point === 'end' && textOf(element).trim() === '9999';

function spanOf(
  start: { element: XmlElement; date: PartialDate | undefined },
  end: { element: XmlElement; date: PartialDate | undefined } | undefined,
): PartialDate {
  const from = start.date ?? {};
  const to = end?.date;
  const raw = [start, end].flatMap((each) => (each ? [goesOn(each.element) ? '' : textOf(each.element).trim()] : [])).join('-');
  return to?.year === undefined || to.year === from.year ? { ...from, raw } : { ...from, endYear: to.year, raw };
}

function saysNoMore(date: PartialDate, issued: PartialDate): boolean {
  const said = isoDate(date) ?? '';
  return (isoDate(issued) ?? '').startsWith(said) || String(issued.endYear ?? '') === said;
}
