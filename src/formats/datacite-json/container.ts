import type { Container } from '../../model/container.ts';
import { type Checked, readIsbn, readIssn } from '../../normalizers/check-digits.ts';
import { readPages } from '../../normalizers/pages.ts';
import { addFinding, appended } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import { isNew, type Reading } from './reading.ts';

/** Relations to what the publication stands in. */
export const inContainer = (relation: string | undefined): boolean => relation === 'IsPartOf' || relation === 'IsPublishedIn';

function checked(reading: Reading, name: string, value: string, number: Checked | undefined): string | undefined {
  if (!number) addFinding(reading, 'identifier-malformed', `What stands there as ${name} is none.`, value);
  else if (!number.valid) addFinding(reading, 'check-digit-wrong', `The check digit of the ${name} is wrong.`, value);
  return number?.value;
}

/** False where the value is no ISSN. */
export function addIssn(reading: Reading, value: string): boolean {
  const { draft } = reading;
  const issn = checked(reading, 'ISSN', value, readIssn(value));
  if (issn !== undefined && isNew(reading, 'issn', issn))
    draft.container = { ...draft.container, issn: appended(draft.container?.issn, issn) };
  return issn !== undefined;
}

/** False where the value is no ISBN. */
export function addIsbn(reading: Reading, value: string): boolean {
  const { draft } = reading;
  const isbn = checked(reading, 'ISBN', value, readIsbn(value));
  if (isbn !== undefined && isNew(reading, 'isbn', isbn)) draft.isbn = appended(draft.isbn, isbn);
  return isbn !== undefined;
}

/** DataCite takes these out of a text on the series as far as it can: `No 1-2 (2018)` came to be a first page. */
const page = /^(?:p{1,2}\.\s?)?([A-Za-z]{0,4}\d{1,7}[A-Za-z]?)$/;

/** The pages of a container or a related item; what is no page stays. */
function readPageRange(fields: JsonFields): Container {
  const given = ['firstPage', 'lastPage'].map((key) => fields.peek(key));
  const parts = given.map((each) => page.exec(each ?? '')?.[1]);
  const [first, last] = parts;
  if (first === undefined || (given[1] !== undefined && last === undefined)) return {};
  fields.drop('firstPage', 'lastPage');
  const range = last === undefined || last === first ? first : `${first}-${last}`;
  return { ...(readPages(range) ?? {}), pagesAsGiven: range };
}

/** Volume, issue and pages, unless another statement has given them. */
export function readPlace(fields: JsonFields, { draft }: Reading): void {
  for (const key of ['volume', 'issue'] as const) {
    const value = fields.peek(key);
    if (value === undefined || (draft.container?.[key] ?? value) !== value) continue;
    fields.drop(key);
    draft.container = { ...draft.container, [key]: value };
  }
  if (draft.container?.pagesAsGiven !== undefined) return;
  const pages = readPageRange(fields);
  if (Object.keys(pages).length) draft.container = { ...draft.container, ...pages };
}
