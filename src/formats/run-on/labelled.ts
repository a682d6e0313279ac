import type { PartialDate } from '../../model/dates.ts';
import { readAuthorList } from '../../normalizers/author-list.ts';
import { readIsbn, readIssn } from '../../normalizers/check-digits.ts';
import { isCollective } from '../../normalizers/collective.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { readItemType } from '../../normalizers/item-type.ts';
import { readLanguage } from '../../normalizers/language.ts';
import { readPages } from '../../normalizers/pages.ts';
import { readPartialDate } from '../../normalizers/partial-date.ts';
import { readAccess, readLicence } from '../../normalizers/rights.ts';
import type { Draft } from './draft.ts';
import type { LabelField } from './label-words.ts';
import type { Segment } from './lattice.ts';

/** Puts the value behind a label where the label says; false when the field has one already or cannot be read from it. */
type Placer = (draft: Draft, segment: Segment, value: string) => boolean;

/** A field with one value: the same once more is no news. */
const once =
  (path: 'title' | 'publisher' | 'place' | 'edition' | 'citationAsGiven', read: (value: string) => string = (value) => value): Placer =>
  (draft, segment, value) => {
    const wanted = read(value);
    if (draft[path] !== undefined && draft[path] !== wanted) return false;
    draft[path] = wanted;
    draft.placed(path, segment);
    return true;
  };

const inContainer =
  (field: 'title' | 'volume' | 'issue' | 'collectionTitle'): Placer =>
  (draft, segment, value) => {
    if (draft.container[field] !== undefined && draft.container[field] !== value) return false;
    draft.container[field] = value;
    draft.placed(`container.${field}`, segment);
    return true;
  };

const people =
  (role: 'author' | 'advisor' | 'editor' | 'other'): Placer =>
  (draft, segment, value) => {
    const { names, rest } = readAuthorList(value);
    if (names.length === 0 || rest.length > 0 || value.length !== segment.end - segment.start) return false;
    let done = 0;
    for (const { name, start, end } of names) {
      const at = draft.contributors.push({ role, ...name }) - 1;
      // the point of the last initial belongs to the name
      const last = value[end] === '.' ? end + 1 : end;
      draft.leave({ ...segment, start: segment.start + done, end: segment.start + start }, 'separator');
      draft.placed(`contributors[${at}]`, { ...segment, start: segment.start + start, end: segment.start + last });
      done = last;
    }
    draft.leave({ ...segment, start: segment.start + done }, 'separator');
    return true;
  };

const dated =
  (kind: 'accessioned' | 'available'): Placer =>
  (draft, segment, value) => {
    if (draft.dates[kind] !== undefined || !/^\d{4}-\d{2}-\d{2}/.test(value)) return false;
    draft.dates[kind] = value;
    draft.placed(`dates.${kind}`, segment);
    return true;
  };

function issued(draft: Draft, segment: Segment, value: string): boolean {
  const date: PartialDate | undefined = readPartialDate(value);
  if (date === undefined || draft.issued !== undefined) return false;
  draft.issued = date;
  draft.placed('issued', segment);
  return true;
}

const identified =
  (scheme?: 'doi' | 'pmid'): Placer =>
  (draft, segment, value) => {
    const identifier = readIdentifier(value, scheme) ?? readIdentifier(value);
    if (identifier === undefined || (identifier.scheme === 'issn' && !isIssn(draft, segment, value))) return false;
    if (identifier.scheme !== 'issn') draft.identify(identifier.scheme, identifier.value, segment);
    return true;
  };

function isIssn(draft: Draft, segment: Segment, value: string): boolean {
  const read = readIssn(value);
  if (read === undefined) return false;
  const known = draft.issns.indexOf(read.value);
  const at = known === -1 ? draft.issns.push(read.value) - 1 : known;
  draft.placed(`container.issn[${at}]`, segment);
  return true;
}

function isbn(draft: Draft, segment: Segment, value: string): boolean {
  const read = readIsbn(value);
  if (read === undefined) return false;
  draft.placed(`isbn[${draft.isbns.push(read.value) - 1}]`, segment);
  if (!read.valid) draft.find('check-digit-wrong', 'The check digit of the ISBN does not fit', `isbn[${draft.isbns.length - 1}]`, segment);
  return true;
}

function pages(draft: Draft, segment: Segment, value: string): boolean {
  const read = readPages(value);
  if (read === undefined || draft.container.pagesAsGiven !== undefined) return false;
  Object.assign(draft.container, { pagesAsGiven: value }, read.pages === undefined ? {} : { pages: read.pages });
  if (read.articleNumber !== undefined) draft.container.articleNumber = read.articleNumber;
  draft.placed('container.pages', segment);
  return true;
}

function type(draft: Draft, segment: Segment, value: string): boolean {
  const read = readItemType(value);
  if (read === undefined || (draft.type !== undefined && draft.type !== read)) return false;
  draft.type = read;
  draft.placed('type', segment);
  return true;
}

function language(draft: Draft, segment: Segment, value: string): boolean {
  const read = readLanguage(value);
  if (read === undefined) return false;
  const known = draft.languages.indexOf(read);
  draft.placed(`languages[${known === -1 ? draft.languages.push(read) - 1 : known}]`, segment);
  return true;
}

/** Access words, names of licences, and what else somebody wrote about rights. */
function rights(draft: Draft, segment: Segment, value: string): boolean {
  const access = readAccess(value);
  if (access !== undefined && (draft.rights.access ?? access) === access) {
    draft.rights.access = access;
    draft.placed('rights.access', segment);
    return true;
  }
  const field = value.length > 100 ? 'statement' : 'name';
  if (draft.rights[field] !== undefined && draft.rights[field] !== value) return false;
  draft.rights[field] = value;
  const license = readLicence(value)?.license;
  if (license !== undefined) draft.rights.license ??= license;
  draft.placed(`rights.${field}`, segment);
  return true;
}

const terms =
  (vocabulary?: 'mesh' | 'decs'): Placer =>
  (draft, segment, value) => {
    const path = vocabulary
      ? `headings[${draft.headings.push({ vocabulary, term: value }) - 1}]`
      : `keywords[${draft.keywords.push({ term: value }) - 1}]`;
    draft.placed(path, segment);
    return true;
  };

const placers: Partial<Record<LabelField, Placer>> = {
  title: once('title'),
  'further title': (draft, segment, value) => {
    draft.placed(`titles[${draft.titles.push({ kind: 'alternative', text: value }) - 1}].text`, segment);
    return true;
  },
  author: people('author'),
  advisor: people('advisor'),
  // Catalan and Spanish pages call the publisher so
  editor: (draft, segment, value) => (isCollective(value) ? once('publisher') : people('editor'))(draft, segment, value),
  contributor: people('other'),
  issued,
  accessioned: dated('accessioned'),
  available: dated('available'),
  remark: (draft, segment, value) => {
    draft.placed(`notes[${draft.notes.push(value) - 1}]`, segment);
    return true;
  },
  keywords: terms(),
  subject: terms(),
  mesh: terms('mesh'),
  decs: terms('decs'),
  publisher: once('publisher'),
  place: once('place'),
  edition: once('edition'),
  journal: inContainer('title'),
  volume: inContainer('volume'),
  issue: inContainer('issue'),
  series: inContainer('collectionTitle'),
  pages,
  citation: once('citationAsGiven'),
  doi: identified('doi'),
  pmid: identified('pmid'),
  identifier: identified(),
  uri: identified(),
  issn: isIssn,
  isbn,
  type,
  rights,
  language,
  sponsor: (draft, segment, value) => {
    draft.placed(`grants[${draft.grants.push({ agency: value }) - 1}].agency`, segment);
    return true;
  },
};

/** Places the value behind a label; what its field cannot take is left over under the name of the field. */
export function placeLabelled(draft: Draft, segment: Segment, value: string, field: LabelField): void {
  if (placers[field]?.(draft, segment, value) !== true) draft.leave(segment, field);
}
