import { ownValue } from '../../model/own-value.ts';
import type { ItemType } from '../../model/record.ts';
import { readItemType } from '../../normalizers/item-type.ts';
import type { Reading } from './reading.ts';

/** Sources of Europe PMC that hold one kind of publication: preprints, patents, theses (EThOS), guidelines (NHS). */
const typesOfSources: Readonly<Record<string, ItemType>> = { PPR: 'article', PAT: 'patent', ETH: 'thesis', HIR: 'report' };

/** Publication types that an entry of a journal has and that are no articles of it. */
const typesInJournals: Readonly<Record<string, ItemType>> = { preprint: 'article', 'newspaper article': 'article-newspaper' };

/** What stands in a journal is an article of it, whatever its publication types say; a part of a book names the book. */
export function readType({ draft, fields }: Reading, source: string | undefined): ItemType | undefined {
  const ofSource = source === undefined ? undefined : ownValue(typesOfSources, source);
  if (ofSource) return ofSource;
  const given = draft.publicationTypes ?? [];
  const said = given.flatMap((type) => readItemType(type) ?? [])[0];
  const hasContainer = draft.container?.title !== undefined;
  if (fields.fields('bookOrReportDetails') || fields.peek('isbn') || fields.peek('publisherName'))
    return hasContainer ? 'chapter' : (said ?? 'book');
  return given.flatMap((type) => ownValue(typesInJournals, type.toLowerCase()) ?? [])[0] ?? (hasContainer ? 'article-journal' : said);
}
