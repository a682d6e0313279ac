import { ownValue } from '../../model/own-value.ts';
import type { ItemType } from '../../model/record.ts';
import { readItemType } from '../../normalizers/item-type.ts';
import { addFinding } from '../drafting.ts';
import type { Reading } from './reading.ts';

/** OpenAlex's types that are articles of a journal, wherever OpenAlex knows the journal, and say more than that. */
const kindsOfArticle: ReadonlySet<string> = new Set([
  'review',
  'letter',
  'editorial',
  'erratum',
  'retraction',
  'case-report',
  'data-paper',
]);

/** OpenAlex's other types; those with a second word say more than the item type and are kept among the publication types. */
const types: Readonly<Record<string, readonly [ItemType, 'telling'?]>> = {
  preprint: ['article'],
  book: ['book'],
  'book-chapter': ['chapter'],
  'book-section': ['chapter'],
  'reference-entry': ['entry'],
  'conference-paper': ['paper-conference'],
  'conference-abstract': ['paper-conference', 'telling'],
  dissertation: ['thesis'],
  dataset: ['dataset'],
  database: ['dataset', 'telling'],
  report: ['report'],
  standard: ['standard'],
  software: ['software'],
  'peer-review': ['review', 'telling'],
  'book-review': ['review-book'],
  paratext: ['document', 'telling'],
  libguides: ['webpage', 'telling'],
  'supplementary-materials': ['document', 'telling'],
  grant: ['document', 'telling'],
  other: ['document'],
};

/** Crossref's own words for what OpenAlex calls an article. */
const typesOfCrossref: Readonly<Record<string, ItemType>> = {
  'journal-article': 'article-journal',
  'proceedings-article': 'paper-conference',
  'posted-content': 'article',
};

/** What the place of an article makes of it. */
const typesOfSources: Readonly<Record<string, ItemType>> = { journal: 'article-journal', conference: 'paper-conference' };

/** The item type, and the publication type where OpenAlex's word says more. */
export function readType(reading: Reading): ItemType | undefined {
  const { work, draft } = reading;
  const word = work.text('type');
  if (word === undefined) return undefined;
  if (word === 'article' || kindsOfArticle.has(word)) {
    if (word !== 'article') draft.publicationTypes = [word];
    return articleType(reading);
  }
  const [type, telling] = ownValue(types, word) ?? [readItemType(word)];
  if (telling) draft.publicationTypes = [word];
  if (type) return type;
  work.giveBack('type', word);
  addFinding(reading, 'type-unknown', 'The type is none of OpenAlex’s that are known here.', word, 'type');
  return undefined;
}

/** An article of no journal that is known may be a working paper as well. */
function articleType({ work, primary }: Reading): ItemType {
  const ofSource = ownValue(typesOfSources, primary?.fields('source')?.peek('type') ?? '');
  const ofCrossref = ownValue(typesOfCrossref, work.peek('type_crossref') ?? '');
  if (ofCrossref === 'paper-conference') return ofCrossref;
  return ofSource ?? ofCrossref ?? (work.fields('biblio')?.peek('volume') ? 'article-journal' : 'article');
}
