import type { BibliographicRecord } from '../../model/record.ts';
import { addNote, appended, type Drafting } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';
import { isItem, type JsonItem, textFrom } from '../json-item.ts';

/** A note of Zotero is HTML: its words, a paragraph a line. */
function wordsOf(note: unknown): string | undefined {
  const html = isItem(note) ? note.note : note;
  return typeof html === 'string' ? dropMarkup(html.trim()).trim() || undefined : undefined;
}

/** Where an attachment lies on the web; one that lies only in somebody's library has no place here. */
function locationOf(attachment: JsonItem): NonNullable<BibliographicRecord['locations']>[number] | undefined {
  const url = textFrom(attachment.url);
  if (url === undefined || !/^https?:/i.test(url)) return undefined;
  return /pdf/i.test(textFrom(attachment.mimeType) ?? textFrom(attachment.contentType) ?? '') ? { url, kind: 'pdf' } : { url };
}

const known = ({ draft }: Drafting, url: string): boolean => draft.locations?.some((location) => location.url === url) ?? false;

/** Notes within an item, as translators give them; what has no words is left. */
export function readNotes(value: unknown, reading: Drafting): boolean {
  if (!Array.isArray(value)) return false;
  const words = value.map(wordsOf);
  for (const each of words) if (each !== undefined) addNote(reading, each);
  return words.every((each) => each !== undefined);
}

/** Attachments within an item; returns those that lie nowhere on the web. */
export function readAttachments(value: unknown, reading: Drafting): unknown[] {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.filter((each: unknown) => {
    const location = isItem(each) ? locationOf(each) : undefined;
    if (location && !known(reading, location.url)) reading.draft.locations = appended(reading.draft.locations, location);
    return !location;
  });
}

/** A note or an attachment that stands as an item of its own behind the one that it belongs to. True when that is so and it is placed. */
export function adopt(child: JsonItem, parent: BibliographicRecord | undefined, parentKey: string | undefined): boolean {
  if (!parent || parentKey === undefined || textFrom(child.parentItem) !== parentKey) return false;
  const reading: Drafting = { draft: parent, findings: [] };
  return child.itemType === 'note'
    ? readNotes([child], reading)
    : child.itemType === 'attachment' && readAttachments([child], reading).length === 0;
}
