import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { itemFrom, type JsonItem } from '../json-item.ts';
import { parseJson, splitJsonValues } from '../json-values.ts';
import { decodePieces } from '../text-lines.ts';
import { serviceWords, unreadableValue } from '../unreadable-value.ts';
import { type EntryPlace, readEntry } from './read-entry.ts';

/** Replies of a search; those to a question for citations or references come back whole, since they are short and their lists tell them apart. */
const lists = ['resultList.result'];

/** Replies are objects with a list in an object; the reply to a question for one article has the article itself. */
const replies: readonly (readonly [wrapper: string, list: string, EntryPlace])[] = [
  ['resultList', 'result', 'result'],
  ['referenceList', 'reference', 'citation'],
  ['citationList', 'citation', 'citation'],
];

interface Entry {
  readonly value: JsonItem;
  readonly place: EntryPlace;
}

/** The entries of a reply, or the value itself where it is an entry; undefined where it is neither. */
function entriesOf(value: unknown): readonly Entry[] | undefined {
  const item = itemFrom(value);
  if (!item) return undefined;
  for (const [wrapper, list, place] of replies) {
    const holder = itemFrom(item[wrapper]);
    if (holder) return [holder[list]].flat().flatMap((each) => entryOf(each, place));
  }
  const article = entryOf(item.result, 'result');
  if (article.length) return article;
  return isEntry(item) ? entryOf(item, 'citedOrder' in item || 'citationType' in item ? 'citation' : 'result') : undefined;
}

function entryOf(each: unknown, place: EntryPlace): readonly Entry[] {
  const value = itemFrom(each);
  return value ? [{ value, place }] : [];
}

const isEntry = (item: JsonItem): boolean => 'id' in item || 'title' in item || 'doi' in item || 'pmid' in item;

function unreadable(value: unknown, text: string, whole: boolean, sourceId: string): BibliographicRecord {
  const word = serviceWords('Europe PMC', itemFrom(value)?.errMsg);
  return unreadableValue(
    'europe-pmc-json',
    sourceId,
    whole ? `This is no entry of Europe PMC.${word}` : 'The file ends inside this entry.',
    text,
  );
}

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  let number = 0;
  for await (const { text, whole } of splitJsonValues(decodePieces(chunks), lists)) {
    const value = parseJson(text);
    const entries = entriesOf(value);
    if (!entries) {
      number += 1;
      yield unreadable(value, text, whole, `${context.name}#${number}`);
    }
    for (const entry of entries ?? []) {
      number += 1;
      yield readEntry(entry.value, entry.place, `${context.name}#${number}`);
    }
  }
}

/** `MED/99000001`: the source within Europe PMC and the id there. */
const ownId = /^[A-Z]{2,5}\/[\w.:-]+$/;

function authority({ sourceId }: BibliographicRecord): RecordKey | undefined {
  return ownId.test(sourceId) ? { authority: 'europe-pmc', id: sourceId } : undefined;
}

/** The sources within Europe PMC, and keys that no other service writes so. */
const sources = /"source"\s*:\s*"(?:MED|PMC|PPR|PAT|AGR|CBA|CTX|ETH|HIR|NBK)"/;
const replyKeys = /"(?:resultList|referenceList|citationList)"\s*:\s*\{/;
const entryKeys = /"(?:authorString|firstPublicationDate|isOpenAccess|inEPMC|pubYear|authorList|journalInfo)"\s*:/;
const requestKeys = /"(?:hitCount|nextCursorMark|version)"\s*:/;

function detect(head: string): number {
  if (!/^[\s\uFEFF]*[[{]/.test(head)) return 0;
  if (replyKeys.test(head) && (requestKeys.test(head) || sources.test(head))) return 0.96;
  return sources.test(head) && entryKeys.test(head) ? 0.93 : 0;
}

/** Europe PMC's JSON: replies of its search (resultType core, lite and idlist), of one article, of references and citations, and entries alone. */
export const europePmcJson: Format = {
  id: 'europe-pmc-json',
  title: 'Europe PMC’s JSON: replies of its web service, and single entries',
  mediaTypes: ['application/json'],
  extensions: ['json'],
  detect,
  read,
  consultsVocabularies: true,
  authority,
};
