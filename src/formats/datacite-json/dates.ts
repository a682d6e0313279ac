import type { DateKind, PartialDate } from '../../model/dates.ts';
import { ownValue } from '../../model/own-value.ts';
import { isoDate, readPartialDate } from '../../normalizers/partial-date.ts';
import { addFinding } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import type { Reading } from './reading.ts';

/** dateType. Collecting takes time: it begins and ends. */
const kinds: Readonly<Record<string, readonly [DateKind, DateKind?]>> = {
  Accepted: ['accepted'],
  Available: ['available'],
  Collected: ['beginning', 'ending'],
  Copyrighted: ['copyright'],
  Created: ['created'],
  Submitted: ['submitted'],
  Updated: ['updated'],
  Withdrawn: ['retracted'],
};

/** RKMS-ISO8601: a date, or two with a slash between, either of which may be open: `2004-03-02/2005-06-02`, `2007-04-11T01:27:00Z/`. */
function readRange(text: string): readonly (string | undefined)[] {
  return text.split('/').map((part) => {
    const date = readPartialDate(part.trim());
    return date && isoDate(date);
  });
}

function readIssued(text: string): PartialDate | undefined {
  const days = text.split('/').map((part) => part.replace(/T.*$/, '').trim());
  const date = readPartialDate(days.join('/').replace(/\/$/, ''));
  return date && days.join('/') === text ? date : date && { ...date, raw: text };
}

function placeDate(entry: JsonFields, reading: Reading): void {
  const { draft } = reading;
  const type = entry.peek('dateType') ?? '';
  const text = entry.peek('date');
  if (text === undefined) return;
  if (type === 'Issued') {
    const issued = readIssued(text);
    if (!issued) addFinding(reading, 'date-unreadable', 'The date of publication could not be read.', text, 'issued');
    else if (draft.issued === undefined || isoDate(issued) === isoDate(draft.issued)) {
      draft.issued ??= issued;
      entry.drop('date', 'dateType');
    }
    return;
  }
  const named = ownValue(kinds, type);
  if (!named) return;
  const [from, to] = readRange(text);
  const [kind, endKind] = named;
  const end = endKind === undefined || to === from ? undefined : to;
  const isFree = (place: DateKind | undefined, value: string | undefined) =>
    place === undefined || value === undefined || (draft.dates?.[place] ?? value) === value;
  if (from === undefined || (to !== undefined && to !== from && endKind === undefined) || !isFree(kind, from) || !isFree(endKind, end))
    return;
  draft.dates = { ...draft.dates, [kind]: from, ...(endKind !== undefined && end !== undefined ? { [endKind]: end } : {}) };
  entry.drop('date', 'dateType');
}

/**
 * What happened to the publication, then to its record: `registered` is when the DOI was taken in, `updated` when the record was last
 * changed, hence the datestamp. `publicationYear` says nothing new beside a date of issue.
 */
export function readDates(reading: Reading): void {
  const { attributes, draft } = reading;
  for (const entry of attributes.list('dates')) placeDate(entry, reading);
  const year = attributes.text('publicationYear');
  const issued = year === undefined ? undefined : readPartialDate(year);
  if (draft.issued === undefined && issued) draft.issued = issued;
  else if (year !== undefined && String(draft.issued?.year) !== year) attributes.giveBack('publicationYear', year);
  const published = attributes.text('published');
  if (published !== undefined && published.slice(0, 4) !== String(draft.issued?.year)) attributes.giveBack('published', published);
  const registered = attributes.text('registered');
  if (registered !== undefined) draft.dates = { ...draft.dates, accessioned: registered };
  if (registered !== undefined && attributes.peek('created')?.slice(0, 10) === registered.slice(0, 10)) attributes.drop('created');
  const updated = attributes.text('updated');
  if (updated !== undefined) draft.datestamp = updated;
}
