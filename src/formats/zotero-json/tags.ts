import type { BibliographicRecord } from '../../model/record.ts';
import { appended } from '../drafting.ts';
import { isItem, type JsonItem, textFrom } from '../json-item.ts';
import type { ZoteroReading } from './reading.ts';

/** A tag of this type came with the publication; others a person has put on. */
const automatic = 1;

/**
 * Tags: those that came with the publication are keywords, those that a person put on are labels. Translators do not tell them apart, and nobody has
 * put any on yet; in somebody's library (`owned`) what is not marked was put on. True when all are placed.
 */
export function readTags(value: unknown, { draft }: ZoteroReading, owned: boolean): boolean {
  if (!Array.isArray(value)) return false;
  let isWhole = true;
  for (const each of value) {
    const term = textFrom(isItem(each) ? each.tag : each);
    if (term === undefined) {
      isWhole = false;
      continue;
    }
    const type = isItem(each) ? each.type : undefined;
    if (type === automatic || (type === undefined && !owned)) draft.keywords = appended(draft.keywords, { term });
    else draft.labels = appended(draft.labels, term);
  }
  return isWhole;
}

/** Keywords and headings as Zotero's translators tag them, and labels as a person does. */
export function writeTags({ keywords = [], headings = [], labels = [] }: BibliographicRecord): JsonItem[] {
  const came = new Set([...headings.map(({ term }) => term), ...keywords.map(({ term }) => term)]);
  return [...[...came].map((tag) => ({ tag, type: automatic })), ...labels.map((tag) => ({ tag, type: 0 }))];
}
