import { ownValue } from '../../model/own-value.ts';
import type { ItemType } from '../../model/record.ts';
import { readItemType } from '../../normalizers/item-type.ts';
import { addFinding } from '../drafting.ts';
import type { Reading } from './reading.ts';

/** Crossref's types (https://api.crossref.org/types) that CSL has another word for. */
const types: Readonly<Record<string, ItemType>> = {
  book: 'book',
  'book-chapter': 'chapter',
  'book-part': 'chapter',
  'book-section': 'chapter',
  'book-series': 'book',
  'book-set': 'book',
  'book-track': 'chapter',
  component: 'document',
  database: 'dataset',
  dataset: 'dataset',
  dissertation: 'thesis',
  'edited-book': 'book',
  grant: 'document',
  journal: 'periodical',
  'journal-article': 'article-journal',
  'journal-issue': 'periodical',
  'journal-volume': 'periodical',
  monograph: 'book',
  other: 'document',
  'peer-review': 'review',
  'posted-content': 'article',
  proceedings: 'book',
  'proceedings-article': 'paper-conference',
  'proceedings-series': 'book',
  'reference-book': 'book',
  'reference-entry': 'entry',
  report: 'report',
  'report-component': 'report',
  'report-series': 'report',
  standard: 'standard',
  'standard-series': 'standard',
};

/** The kind of publication; Crossref's own words for it (a monograph and an edited book are both books) stay as given. */
export function readType(reading: Reading): void {
  const { work, draft } = reading;
  const word = work.text('type');
  const subtype = work.text('subtype');
  const words = [word, subtype].filter((each) => each !== undefined);
  const type = word === undefined ? undefined : (ownValue(types, word) ?? readItemType(word));
  if (type) draft.type = type;
  if (words.length) draft.publicationTypes = words;
  if (word !== undefined && !type) addFinding(reading, 'type-unknown', 'The type is none of Crossref’s.', word, 'publicationTypes[0]');
}
