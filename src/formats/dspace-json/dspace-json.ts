import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import { handleAuthority } from '../dublin-core/handle-authority.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { itemFrom, type JsonItem } from '../json-item.ts';
import { parseJson, splitJsonValues } from '../json-values.ts';
import { decodePieces } from '../text-lines.ts';
import { unreadableValue } from '../unreadable-value.ts';
import { isMetadataEntry } from './item-fields.ts';
import { readItem } from './read-item.ts';

/** Where pages of the REST API keep their items: listings, search results (in DSpace 7's first releases under another name), browsing. */
const lists = [
  'items',
  '_embedded.items',
  '_embedded.searchResult._embedded.objects',
  '_embedded.searchResults._embedded.objects',
  '_embedded.objects',
  '_embedded.mappedItems',
];

/** A hit of a search wraps the item that it found. */
const unwrapped = (value: JsonItem): JsonItem => itemFrom(itemFrom(value._embedded)?.indexableObject) ?? value;

/** What is wrong with an object that is no item, in words; undefined for a page without items, and for an item that is no publication. */
function complaint(value: JsonItem): string | undefined {
  if (typeof value.status === 'number' && value.status >= 400) return `The repository answered with the error ${value.status}.`;
  if (value.type === 'item' || itemFrom(value.page) || itemFrom(value._embedded)?.searchResult) return undefined;
  return 'This is no item of a DSpace repository.';
}

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  let number = 0;
  const loose: JsonItem[] = [];
  const fallback = () => `${context.name}#${number}`;
  for await (const { text, whole } of splitJsonValues(decodePieces(chunks), lists)) {
    const value = itemFrom(parseJson(text));
    if (value && isMetadataEntry(value)) {
      loose.push(value);
      continue;
    }
    number += 1;
    if (!value) {
      yield unreadableValue(
        'dspace-json',
        fallback(),
        whole ? 'This is no item of a DSpace repository.' : 'The file ends inside this item.',
        text,
      );
      continue;
    }
    const item = unwrapped(value);
    const record = readItem(item, fallback(), context);
    // Searches find collections and people as well.
    const wrong = record || item !== value ? undefined : complaint(item);
    if (record) yield record;
    else if (wrong !== undefined) yield unreadableValue('dspace-json', fallback(), wrong, text);
    else number -= 1;
  }
  // DSpace 6 gives an item's metadata alone as well: a list of entries without the item around it.
  number += 1;
  const record = loose.length > 0 ? readItem({ metadata: loose }, fallback(), context) : undefined;
  if (record) yield record;
}

/** `"dc.title":[{"value":` of DSpace 7 and later, `{"key":"dc.title","value":` of DSpace 6. */
const values = /"(?:dc|dcterms|local|dspace|person|oaire)\.[a-z.]{2,60}"\s*:\s*\[\s*\{\s*"(?:value|language|authority|place|confidence)"/i;
const entries = /\{\s*"(?:key"\s*:\s*"(?:dc|dcterms)\.[a-z.]{2,60}|schema"\s*:\s*"dc)"/i;
const searching = /"(?:searchResults?|indexableObject|inArchive)"\s*:/;

function detect(head: string): number {
  if (!/^[\s\uFEFF]*[[{]/.test(head)) return 0;
  if (values.test(head)) return 0.95;
  if (entries.test(head)) return 0.9;
  return searching.test(head) && /"(?:handle|uuid|_links)"\s*:/.test(head) ? 0.85 : 0;
}

/** As over OAI-PMH, an item is known by its handle; one without is known by its UUID, which no two repositories share. */
function authority(record: BibliographicRecord): RecordKey | undefined {
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(record.sourceId))
    return { authority: 'dspace', id: record.sourceId.toLowerCase() };
  return handleAuthority(record);
}

/** What DSpace's REST API gives: items and pages of them (DSpace 7 and later), and the flat items of DSpace 6. */
export const dspaceJson: Format = {
  id: 'dspace-json',
  title: 'Items of DSpace’s REST API, as JSON',
  mediaTypes: ['application/hal+json', 'application/json'],
  extensions: ['json'],
  detect,
  read,
  consultsVocabularies: true,
  consultsJournals: true,
  authority,
};
