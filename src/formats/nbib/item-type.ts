import { ownValue } from '../../model/own-value.ts';
import type { ItemType } from '../../model/record.ts';
import { readItemType } from '../../normalizers/item-type.ts';
import type { Reading } from './reading.ts';

/** Publication types that are not articles of a journal; everything else in PubMed is one (letters, news, reviews too). */
const pubmedTypes: Readonly<Record<string, ItemType>> = { Preprint: 'article', 'Newspaper Article': 'article-newspaper' };

/** What ERIC's «Dissertations/Theses - Doctoral Dissertations» says besides its class. */
const withoutClass = (word: string): string[] => [word, ...word.split(' - ').reverse(), ...word.split(/ - |\//)];

/**
 * The item type that PT, and where the record stands, tell. A record with a PMID is an article of a journal but for few; of others the PTs count,
 * the plainest word first («Books», «Reports - Research»), then that there is a journal.
 */
export function typeOf({ draft, pmid }: Reading): ItemType | undefined {
  const words = draft.publicationTypes ?? [];
  if (draft.type !== undefined) return draft.type;
  if (pmid !== undefined) return words.flatMap((word) => ownValue(pubmedTypes, word) ?? [])[0] ?? 'article-journal';
  const found = words.flatMap((word) =>
    withoutClass(word)
      .flatMap((one) => readItemType(one) ?? [])
      .slice(0, 1),
  );
  return found.find((type) => type !== 'report') ?? found[0] ?? (draft.container?.title ? 'article-journal' : undefined);
}
