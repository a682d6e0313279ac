import { ownValue } from '../../model/own-value.ts';
import type { ItemType } from '../../model/record.ts';
import { readItemType } from '../../normalizers/item-type.ts';
import type { Reading } from './reading.ts';

/** Publication types that are not articles of a journal; everything else in PubMed is one (letters, news, reviews too). */
const pubmedTypes: Readonly<Record<string, ItemType>> = { Preprint: 'article', 'Newspaper Article': 'article-newspaper' };

/** ERIC's classes of documents (https://eric.ed.gov/?advanced, publication types), by the word before their dash. */
const ericClasses: Readonly<Record<string, ItemType>> = {
  'Dissertations/Theses': 'thesis',
  Dissertations: 'thesis',
  Reports: 'report',
  'Collected Works': 'book',
  'Speeches/Meeting Papers': 'paper-conference',
};

/** What a word tells that stands beside others: an article, or a book, is mostly a report on research too. */
const rank = (type: ItemType): number => (type === 'report' ? 1 : 0);

const typeOfWord = (word: string): ItemType | undefined => readItemType(word) ?? ownValue(ericClasses, word.split(' - ')[0] ?? '');

/**
 * The item type that PT, and where the record stands, tell. A record with a PMID is an article of a journal but for few; of others the PTs count,
 * («Books», «Reports - Research»), then that there is a journal.
 */
export function typeOf({ draft, pmid }: Reading): ItemType | undefined {
  const words = draft.publicationTypes ?? [];
  if (draft.type !== undefined) return draft.type;
  if (pmid !== undefined) return words.flatMap((word) => ownValue(pubmedTypes, word) ?? [])[0] ?? 'article-journal';
  const found = words.flatMap((word) => typeOfWord(word) ?? []).sort((a, b) => rank(a) - rank(b));
  return found[0] ?? (draft.container?.title ? 'article-journal' : undefined);
}
