import type { IdentifierScheme } from '../../model/identifier.ts';
import { readIsbn, readIssn } from '../../normalizers/check-digits.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { readTrialId } from '../../normalizers/trial-id.ts';
import { isAddress, type Place } from './placing.ts';
import type { RecordDraft } from './record-draft.ts';

/** Values that users join into one: `10.5555/a; 10.5555/b`, `978-…, 978-…`. */
const joined = /\s?[;|]\s?|,\s/;

/** What a grammar finds in the value, or in each of the values that are joined in it (`splits` not where `;` is part of one: SICI). */
function readEach<T>(value: string, read: (text: string) => T | undefined, splits = true): T[] {
  const parts = splits ? value.split(joined).flatMap((part) => read(part) ?? []) : [];
  const whole = read(value);
  return parts.length > 1 || whole === undefined ? parts : [whole];
}

/** The value of a field that names its scheme. What the scheme's grammar refuses is a finding. */
export const identifier =
  (scheme: IdentifierScheme): Place =>
  (field, draft) => {
    const found = readEach(field.value, (text) => readIdentifier(text, scheme), scheme !== 'sici' && scheme !== 'pii');
    if (found.length === 0) {
      return draft.refuse(field, scheme === 'doi' ? 'doi-malformed' : 'identifier-malformed', `${field.name} holds no ${scheme}`);
    }
    for (const each of found) draft.add('identifiers', each);
    return true;
  };

/** Several ISSNs in one value are usual: `0923-7534 (print), 1569-8041 (online)`. */
export const issn: Place = (field, draft) => {
  const found = field.value.split(/[,;|/]|\s(?=\d{4}-)/).flatMap((part) => readIssn(part)?.value ?? []);
  if (found.length === 0) return draft.refuse(field, 'identifier-malformed', `${field.name} holds no ISSN`);
  for (const each of found) addIssn(draft, each);
  return true;
};

const addIssn = (draft: RecordDraft, value: string): void => {
  draft.container.issn = [...new Set([...(draft.container.issn ?? []), value])];
};

export const isbn: Place = (field, draft) => {
  const found = readEach(field.value, (text) => readIsbn(text)?.value);
  if (found.length === 0) return draft.refuse(field, 'identifier-malformed', `${field.name} holds no ISBN`);
  for (const each of found) draft.add('isbn', each);
  return true;
};

/** An id that a database gave: Scopus, Web of Science. */
export const accession =
  (database: string): Place =>
  ({ value }, draft) => {
    draft.add('accessions', { database, value });
    return true;
  };

/** Schemes of people and organizations: no identifier of what they wrote. */
const agents: ReadonlySet<IdentifierScheme> = new Set(['orcid', 'ror', 'isni', 'grid', 'ringgold']);

/** A value of unknown scheme: only what leaves no doubt. */
export const anyIdentifier: Place = ({ value }, draft) => {
  const read = readIdentifier(value);
  const trial = readTrialId(value);
  if (read?.scheme === 'issn') addIssn(draft, read.value);
  else if (read?.scheme === 'isbn') draft.add('isbn', read.value);
  else if (trial && !isAddress(value)) draft.add('trials', trial);
  else if (read && !agents.has(read.scheme)) draft.add('identifiers', read);
  else return false;
  return true;
};

/** `http://…/10668/11628.pdf`, `…/articles/PMC5834059/pdf`, `…/download.pdf?sequence=1` */
export const isPdf = (url: string): boolean => /[./]pdf(?:$|[?#])/i.test(url);

/** An address where the work can be read; `kind` is what the field says of it. The identifier within it is the record's own. */
export const address =
  (kind?: 'landing' | 'full-text'): Place =>
  (field, draft, context) => {
    if (!isAddress(field.value)) return anyIdentifier(field, draft, context);
    const resolves = readIdentifier(field.value);
    if (resolves && !agents.has(resolves.scheme)) draft.add('identifiers', resolves);
    addLocation(draft, field.value, isPdf(field.value) ? 'pdf' : resolves ? 'landing' : kind);
    return true;
  };

/** An address where the work can be read, once. */
export function addLocation(draft: RecordDraft, url: string, kind?: 'landing' | 'full-text' | 'pdf' | 'thumbnail'): void {
  if (draft.content.locations?.some((each) => each.url === url)) return;
  draft.add('locations', { url, ...(kind === undefined ? {} : { kind }) });
}
