import type { DateKind } from '../../model/dates.ts';
import { ownValue } from '../../model/own-value.ts';
import { foldToWord } from '../../normalizers/fold.ts';
import { readLanguage } from '../../normalizers/language.ts';
import { isoDate, readPartialDate } from '../../normalizers/partial-date.ts';
import { addFinding, addNote, appended } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import { lineAt, linesAt } from '../plain-fields.ts';
import { takeDate } from './dates.ts';
import type { Reading } from './reading.ts';

/** Crossmark's assertions that are dates of the publication, by name. */
const dated: Readonly<Record<string, DateKind>> = {
  received: 'received',
  revised: 'revised',
  rev_recd: 'revised',
  accepted: 'accepted',
  firstonline: 'electronic',
  publishedonline: 'electronic',
};

/** `[{ "name": "received", "label": "Received", "value": "4 May 2023", "group": { "label": "Article History" } }]`: dates, else statements. */
function readAssertion(assertion: JsonFields, reading: Reading): void {
  const { draft } = reading;
  const value = lineAt(assertion, 'value');
  if (value === undefined) return;
  const name = assertion.text('name') ?? '';
  const label = lineAt(assertion, 'label') ?? name;
  const group = assertion.fields('group');
  const heading = (group && lineAt(group, 'label')) ?? undefined;
  group?.drop('name');
  assertion.drop('order');
  const kind = ownValue(dated, foldToWord(name));
  const date = kind && readPartialDate(value);
  const iso = date && isoDate(date);
  if (kind && iso !== undefined && (draft.dates?.[kind] ?? iso) === iso) {
    draft.dates = { ...draft.dates, [kind]: iso };
    return;
  }
  // Elsevier asserts the title, the journal and the publisher once more.
  if ([draft.title, draft.container?.title, draft.publisher].includes(value)) return;
  const before = [heading, label].filter((each, at, all) => each && all.indexOf(each) === at).join(', ');
  const url = assertion.text('URL');
  addNote(reading, `${before ? `${before}: ` : ''}${value}${url === undefined ? '' : ` (${url})`}`);
}

/** `{ "name": "…", "acronym": "…", "location": "…", "start": …, "end": … }` in one line. */
function readEvent(event: JsonFields, reading: Reading): void {
  const name = lineAt(event, 'name');
  const acronym = lineAt(event, 'acronym');
  const [start, end] = ['start', 'end'].map((key) => {
    const date = takeDate(event, key);
    return date && isoDate(date);
  });
  const days = [...new Set([start, end])].filter(Boolean).join(' to ');
  const said = [name && acronym ? `${name} (${acronym})` : (name ?? acronym), lineAt(event, 'location'), days].filter(Boolean).join('; ');
  if (said) addNote(reading, `Event: ${said}`);
}

/** A university, a preprint server, a body that sets standards: name, department, acronym, place. */
function organizationLine(organization: JsonFields): string {
  const name = lineAt(organization, 'name');
  const acronym = linesAt(organization, 'acronym').join(', ');
  return [
    ...linesAt(organization, 'department'),
    name && acronym ? `${name} (${acronym})` : (name ?? acronym),
    ...linesAt(organization, 'place'),
  ]
    .filter(Boolean)
    .join(', ');
}

/** The institution of a posted work is the server it is posted on, that of a thesis or report where it was written. */
function readInstitutions(reading: Reading): void {
  const { work, draft } = reading;
  for (const institution of work.list('institution')) {
    const name = institution.peek('name');
    if (draft.type === 'article' && name !== undefined && draft.container?.title === undefined) {
      draft.container = { ...draft.container, title: lineAt(institution, 'name') ?? name };
      institution.drop('acronym');
      continue;
    }
    const said = organizationLine(institution);
    if (said && said !== draft.publisher) addNote(reading, `Institution: ${said}`);
  }
  for (const body of work.list('standards-body')) {
    const said = organizationLine(body);
    if (said && said !== draft.publisher) addNote(reading, `Standards body: ${said}`);
  }
}

/** What a peer review says of itself: `{ "type": "referee-report", "stage": "pre-publication", "recommendation": "major-revision", … }`. */
function readReview(review: JsonFields, reading: Reading): void {
  for (const key of review.keys()) {
    const said = lineAt(review, key);
    if (said !== undefined) addNote(reading, `Review ${key}: ${said}`);
  }
}

/**
 * Subjects are the categories in which Scopus puts the journal (ASJC), no keywords of the authors; a group title is the category in which
 * a preprint server posts.
 */
export function readSubjects({ work, draft }: Reading): void {
  for (const [key, owner] of [
    ['subject', 'ASJC'],
    ['group-title', 'group title'],
  ] as const)
    for (const term of linesAt(work, key)) draft.keywords = appended(draft.keywords, { term, owner });
}

export function readLanguages(reading: Reading): void {
  const { work, draft } = reading;
  const word = work.text('language');
  if (word === undefined) return;
  const language = readLanguage(word);
  if (language !== undefined) draft.languages = [language];
  else {
    work.giveBack('language', word);
    addFinding(reading, 'language-unknown', 'The language is not known.', word);
  }
}

/** Statements that a reader should see and no field is made for. Needs the title, the container and the dates. */
export function readNotes(reading: Reading): void {
  const { work } = reading;
  const event = work.fields('event');
  if (event) readEvent(event, reading);
  readInstitutions(reading);
  for (const degree of work.texts('degree')) addNote(reading, `Degree: ${degree}`);
  const archives = linesAt(work, 'archive');
  if (archives.length) addNote(reading, `Archived in: ${archives.join(', ')}`);
  const review = work.fields('review');
  if (review) readReview(review, reading);
  for (const said of linesAt(work, 'description')) addNote(reading, said);
  for (const assertion of work.list('assertion')) readAssertion(assertion, reading);
}
