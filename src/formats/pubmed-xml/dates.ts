import type { DateKind, Dates, PartialDate } from '../../model/dates.ts';
import { makeFinding } from '../../model/finding.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { numberWithin } from '../../normalizers/number-within.ts';
import { isoDate, monthNumber, readPartialDate } from '../../normalizers/partial-date.ts';
import { childrenNamed, type XmlElement } from '../../xml/element.ts';
import { attribute, citationText, textAt } from '../citation-text.ts';
import { historyKinds } from '../publication-history.ts';
import type { ReadingNotes } from '../reading-notes.ts';

/** Which element says what happened; each holds Year, Month, Day. */
export interface DateElement {
  readonly kind: DateKind;
  readonly element: XmlElement;
}

/** PubDate: Year with Month and Day, Year with Season, or a MedlineDate; `raw` is the writing of the record, `2017 Oct 1`. */
export function readPubDate(element: XmlElement | undefined, notes: ReadingNotes): PartialDate | undefined {
  const raw = citationText(spaced(element));
  if (raw === undefined) return undefined;
  const year = numberWithin(textAt(element, 'Year'), 1000, 2999);
  const month = monthOf(textAt(element, 'Month'));
  const date =
    year !== undefined && month !== undefined
      ? present<PartialDate>({ year, month, day: numberWithin(textAt(element, 'Day'), 1, 31) })
      : readPartialDate(raw);
  if (date?.year === undefined)
    notes.add(makeFinding('date-unreadable', `The date of publication cannot be read: ${raw}`, { path: 'issued', raw }));
  return { ...(date ?? (year === undefined ? {} : { year })), raw };
}

/** `<Month>13</Month>`: there, but no month. */
const hasUnreadPart = (element: XmlElement): boolean => {
  const [month, day] = [textAt(element, 'Month'), textAt(element, 'Day')];
  return (month !== undefined && monthOf(month) === undefined) || (day !== undefined && numberWithin(day, 1, 31) === undefined);
};

/** The parts of a date with a blank between them, whatever stood there in the file. */
const spaced = (element: XmlElement | undefined): XmlElement | undefined =>
  element && { ...element, children: element.children.flatMap((child) => [child, ' ']) };

/** ISO 8601 of Year, Month, Day, as exact as they are, with the time where an hour stands there. */
export function readDate(element: XmlElement | undefined): string | undefined {
  const year = numberWithin(textAt(element, 'Year'), 1000, 2999);
  if (year === undefined) return undefined;
  const month = monthOf(textAt(element, 'Month'));
  const day = numberWithin(textAt(element, 'Day'), 1, 31);
  const date = isoDate(present<PartialDate>({ year, month, day }));
  const hour = numberWithin(textAt(element, 'Hour'), 0, 23);
  if (date?.length !== 10 || hour === undefined) return date;
  const clock = [hour, numberWithin(textAt(element, 'Minute'), 0, 59) ?? 0, numberWithin(textAt(element, 'Second'), 0, 59)];
  return `${date}T${clock.flatMap((part) => (part === undefined ? [] : [String(part).padStart(2, '0')])).join(':')}`;
}

/**
 * The dates of a record: elements of their own first, then the History. The first date of a kind stays; others (a second revision)
 * and kinds without a field are kept aside.
 */
export function readDates(elements: readonly DateElement[], data: XmlElement | undefined, notes: ReadingNotes): Dates {
  const dates: Partial<Record<DateKind, string>> = {};
  const place = (name: string, kind: DateKind | undefined, element: XmlElement): void => {
    const date = readDate(element);
    if (date === undefined) {
      const raw = citationText(spaced(element));
      if (raw === undefined) return;
      notes.add(makeFinding('date-unreadable', `The date ${name} cannot be read: ${raw}`, { path: 'dates', raw }));
      notes.unplace(name, raw);
      return;
    }
    if (hasUnreadPart(element)) {
      const raw = citationText(spaced(element));
      notes.add(makeFinding('date-impossible', `The date ${name} has a month or day that does not exist: ${raw}`, { path: 'dates', raw }));
    }
    const known = kind && dates[kind];
    if (kind && known === undefined) dates[kind] = date;
    else if (known !== date) notes.unplace(name, date);
  };
  for (const { kind, element } of elements) place(element.name, kind, element);
  for (const element of childrenNamed(data, 'History').flatMap((history) => childrenNamed(history, 'PubMedPubDate'))) {
    const status = attribute(element, 'PubStatus') ?? '';
    place(`PubMedPubDate@${status}`, ownValue(historyKinds, status), element);
  }
  return dates;
}

const monthOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : (numberWithin(text, 1, 12) ?? monthNumber(text));
