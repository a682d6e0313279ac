import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { itemFrom, type JsonItem } from '../json-item.ts';
import { parseJson, splitJsonValues } from '../json-values.ts';
import { decodePieces } from '../text-lines.ts';
import { serviceWords, unreadableValue } from '../unreadable-value.ts';
import { readDoiObject } from './read-doi-object.ts';

/** The DOI object of a value: itself, or what a search wraps into `{"response": …, "score": …}`. */
function objectOf(value: unknown): JsonItem | undefined {
  const item = itemFrom(value);
  const inner = itemFrom(item?.response) ?? item;
  return typeof inner?.doi === 'string' ? inner : undefined;
}

/** «'10.5555/x' isn't in Unpaywall.»: an answer about no publication, which is no record. */
const isUnknownDoi = (value: unknown): boolean => itemFrom(value)?.HTTP_status_code === 404;

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  let number = 0;
  for await (const { text, whole } of splitJsonValues(decodePieces(chunks), ['results'])) {
    const value = parseJson(text);
    if (isUnknownDoi(value)) continue;
    number += 1;
    const fallbackId = `${context.name}#${number}`;
    const object = objectOf(value);
    yield object ? readDoiObject(object, fallbackId) : unreadable(value, text, whole, fallbackId);
  }
}

function unreadable(value: unknown, text: string, whole: boolean, sourceId: string): BibliographicRecord {
  const word = serviceWords('Unpaywall', itemFrom(value)?.message);
  const message = whole ? `This is no DOI object of Unpaywall.${word}` : 'The file ends inside this DOI object.';
  return unreadableValue('unpaywall-json', sourceId, message, text);
}

const authority = ({ sourceId }: BibliographicRecord): RecordKey | undefined =>
  /^10\.\d{4,9}/.test(sourceId) ? { authority: 'unpaywall', id: sourceId } : undefined;

const own = /"(?:oa_status|best_oa_location|first_oa_location|oa_locations)"\s*:/;
const further = /"(?:z_authors|doi_url|data_standard|journal_is_in_doaj)"\s*:/;

function detect(head: string): number {
  if (!/^[\s\uFEFF]*[[{]/.test(head)) return 0;
  if (/"message"\s*:\s*"[^"]{0,400}isn't in Unpaywall/.test(head.slice(0, 2000))) return 0.9;
  return own.test(head) && further.test(head) && /"doi"\s*:\s*"/.test(head) ? 0.96 : 0;
}

/** Where a publication can be read, as Unpaywall knows it: one object of its API, results of a search, lines of its snapshots. */
export const unpaywallJson: Format = {
  id: 'unpaywall-json',
  title: 'Unpaywall’s DOI objects: answers of its API, results of a search, lines of its snapshots',
  mediaTypes: ['application/json'],
  extensions: ['json', 'jsonl'],
  detect,
  read,
  authority,
};
