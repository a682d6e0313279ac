import type { Container } from '../../model/container.ts';
import { foldWhitespace } from '../../normalizers/whitespace.ts';
import { relation } from './place-relation.ts';
import { isAddress, type Place } from './placing.ts';

type TextKey = Exclude<keyof Container, 'issn'>;

/** A part of the place in a journal or book. */
export const container =
  (key: TextKey): Place =>
  ({ value }, draft) =>
    draft.once(draft.container, key, value);

export const firstPage: Place = ({ value }, draft) => draft.once(draft.pageRange, 'first', value);
export const lastPage: Place = ({ value }, draft) => draft.once(draft.pageRange, 'last', value);

export const pages: Place = ({ value }, draft) => draft.once(draft.container, 'pagesAsGiven', value);

/** dc.format.extent is pages («p. 12-19») as well as a count («214 leaves») or a size («1.2 MB»): only a range is a place in a journal. */
export const pageRange: Place = (field, draft, context) => {
  const range = /^(?:pp?\.|pp?|pages?|págs?\.?|páginas?)?\s?([A-Z]?\d{1,6}\s?[-–]\s?[A-Z]?\d{1,6})\.?$/i.exec(field.value)?.[1];
  return range !== undefined && pages({ ...field, value: range }, draft, context);
};

/** The whole that the item is part of: the journal's title, or another item's address. */
export const partOf: Place = (field, draft, context) => {
  if (isAddress(field.value)) return relation('PartOf')(field, draft, context);
  return draft.once(draft.container, 'title', field.value);
};

/** DSpace joins series and number with a semicolon: «Technical notes;TN-2017-04». */
export const series: Place = ({ value }, draft) => {
  const cut = value.lastIndexOf(';');
  const title = foldWhitespace(cut > 0 ? value.slice(0, cut) : value);
  const number = cut > 0 ? foldWhitespace(value.slice(cut + 1)) : '';
  if (title === '' || !draft.once(draft.container, 'collectionTitle', title)) return false;
  return number === '' || draft.once(draft.container, 'collectionNumber', number);
};

/**
 * An unlabelled name («Wiley», «Chemistry of Materials», «arXiv») is the journal only where the record's own citation has it too,
 * or where the library knows a journal of that name.
 */
export const likelyJournal: Place = (field, draft, context) => {
  const { value } = field;
  if (isAddress(value) || value.length > 250) return false;
  const cited =
    draft.content.citationAsGiven?.toLowerCase().includes(value.toLowerCase()) === true &&
    value.length > 3 &&
    !isTitle(value, draft.titles);
  const known = draft.content.publisher === value ? undefined : context.journals.lookup(value);
  return (cited || known !== undefined) && draft.once(draft.container, 'title', value);
};

const isTitle = (value: string, titles: readonly { readonly text: string }[]) =>
  titles.some(({ text }) => text.toLowerCase().includes(value.toLowerCase()));

/** What OJS writes into dc:source: «Revista de ensayos; Vol. 12 Núm. 3 (2017); 34-45», one value a language. */
const ojs =
  /^([^;]{3,200}); (?:vol\.?|v\.|band|bd\.)\s?(\w{1,12})(?:,?\s(?:no|n\.?º?|núm|num|nr|issue)\.?\s?([\w-]{1,12}))?[^;]{0,60}(?:;\s?(\w{1,12}(?:\s?[-–]\s?\w{1,12})?))?$/iu;

export const journalIssue: Place = ({ value }, draft) => {
  const [, title, volume, issue, range] = ojs.exec(value) ?? [];
  if (title === undefined) return false;
  const { container } = draft;
  const fresh = container.title === undefined;
  const fits = draft.once(container, 'title', title) && (volume === undefined || draft.once(container, 'volume', volume));
  if (!fits || (!fresh && container.issue !== issue)) return false;
  if (issue !== undefined) draft.once(container, 'issue', issue);
  if (range !== undefined) draft.once(container, 'pagesAsGiven', range);
  return true;
};
