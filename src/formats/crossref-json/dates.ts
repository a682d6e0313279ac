import type { DateKind, PartialDate } from '../../model/dates.ts';
import { isoDate } from '../../normalizers/partial-date.ts';
import { readCiteprocDate } from '../citeproc-date.ts';
import { addFinding } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import type { Reading } from './reading.ts';

/** What happened on Crossref's dates. `created` is when the DOI was registered, as PubMed's is when the record was made. */
const kinds: readonly (readonly [string, DateKind])[] = [
  ['published-print', 'print'],
  ['published-online', 'electronic'],
  ['posted', 'available'],
  ['accepted', 'accepted'],
  ['approved', 'accepted'],
  ['content-updated', 'revised'],
];

/** `{ "date-parts": [[2002, 8]] }`; `[[null]]` is no date. What cannot be read stays. */
export function takeDate(fields: JsonFields, key: string): PartialDate | undefined {
  const value = fields.value(key);
  const date = readCiteprocDate(value);
  if (date !== undefined || /^\{"date-parts":\[(?:\[(?:null)?\])?\]\}$/.test(JSON.stringify(value) ?? '')) fields.drop(key);
  return date;
}

/** ISO 8601 of a date of Crossref's own doings: with the time where it stands there. */
function takeInstant(work: JsonFields, key: string): string | undefined {
  const instant = work.fields(key)?.peek('date-time');
  if (instant === undefined || !/^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z$/.test(instant)) {
    const date = takeDate(work, key);
    return date && isoDate(date);
  }
  work.drop(key);
  return instant;
}

/** The issue repeats its number and dates: `{ "issue": "11", "published-online": … }`. What says something new is taken or stays. */
function readJournalIssue({ work, draft }: Reading): void {
  const issue = work.fields('journal-issue');
  if (!issue) return;
  const number = issue.peek('issue');
  if (number !== undefined && (draft.container?.issue ?? number) === number) {
    draft.container = { ...draft.container, issue: number };
    issue.drop('issue');
  }
  for (const [key, kind] of kinds) {
    const date = takeDate(issue, key);
    const iso = date && isoDate(date);
    if (iso === undefined) continue;
    const known = draft.dates?.[kind];
    if (known === undefined) draft.dates = { ...draft.dates, [kind]: iso };
    else if (!known.startsWith(iso)) issue.giveBack(key, iso);
  }
}

/**
 * `issued` is the earliest of the dates of publication. `deposited` is when the publisher last sent the record, hence the datestamp;
 * `indexed` moves whenever Crossref builds its index anew or counts one more citation, and says nothing of the publication; nor does that count
 * (`is-referenced-by-count`): a record would be another one with every citation. The archive has both.
 */
export function readDates(reading: Reading): void {
  const { work, draft } = reading;
  const issued = takeDate(work, 'issued');
  const unread = work.value('issued');
  if (issued) draft.issued = issued;
  else if (unread !== undefined && unread !== null)
    addFinding(reading, 'date-unreadable', 'The date of publication could not be read.', JSON.stringify(unread), 'issued');
  const earliest = issued && isoDate(issued);
  for (const key of ['published', 'published-other']) {
    const date = takeDate(work, key);
    if (date && isoDate(date) !== earliest) work.giveBack(key, isoDate(date));
  }
  for (const [key, kind] of kinds) {
    const date = takeDate(work, key);
    const iso = date && isoDate(date);
    if (iso === undefined) continue;
    if (draft.dates?.[kind] === undefined) draft.dates = { ...draft.dates, [kind]: iso };
    else if (draft.dates[kind] !== iso) work.giveBack(key, iso);
  }
  const created = takeInstant(work, 'created');
  if (created !== undefined) draft.dates = { ...draft.dates, created };
  const deposited = takeInstant(work, 'deposited');
  if (deposited !== undefined) draft.datestamp = deposited;
  work.drop('indexed', 'is-referenced-by-count');
  readJournalIssue(reading);
}
