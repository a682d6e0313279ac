import type { BibliographicRecord } from '../../model/record.ts';
import type { Drafting } from '../drafting.ts';
import type { Format, ReadContext } from '../format.ts';
import { recordsOfLines } from '../records-of-lines.ts';
import { entryRecords, hasOwnTags, readTaggedLines, type TaggedEntry, taggedRecord } from '../tagged-entry.ts';
import { valueText } from '../tagged-fields.ts';
import type { TextLine } from '../text-lines.ts';
import { fields } from './fields.ts';
import { splitEntries } from './split.ts';

/** Print or electronic, and the language of the list that somebody made: of the program, not of the publication. */
const ordinary: ReadonlySet<string> = new Set(['SR', 'OL']);

function readEntry(entry: TaggedEntry, fallbackId: string): BibliographicRecord {
  const reading: Drafting = { draft: {}, findings: [] };
  readTaggedLines(entry.lines, fields, reading);
  const id = entry.lines.find((line) => line.tag === 'ID' && valueText(line).trim() !== '');
  if (id) id.used = true;
  return taggedRecord({ source: 'refworks-tagged', sourceId: id ? valueText(id).trim() : fallbackId }, entry, reading, ordinary);
}

const readEntries = (lines: AsyncIterable<TextLine>, { name }: ReadContext): AsyncIterable<BibliographicRecord> =>
  entryRecords(splitEntries(lines), name, readEntry);

const opening = /^[ \t\uFEFF]*RT [A-Z][A-Za-z ,/]{2,40}\r?$/m;
const ownTags = /^(?:SR|ID|A1|T1|YR|FD|JF|JO|VO|IS|SP|OP|K1|AB|NO|PB|PP|SN|UL|LK|DO|OL) \S/gm;

/** An RT of words with RefWorks' tags below it; other formats' tags have a dash behind them. */
function detect(head: string): number {
  const start = opening.exec(head);
  if (!start) return 0;
  return hasOwnTags(head, start.index, ownTags) ? 0.93 : 0;
}

/** RefWorks' tagged text, which publishers (HighWire) and databases write as well. */
export const refworksTagged: Format = {
  id: 'refworks-tagged',
  title: 'RefWorks text with tags, as RefWorks and publishers export it',
  mediaTypes: ['text/x-refworks-tagged'],
  extensions: ['txt'],
  detect,
  read: recordsOfLines('refworks-tagged', readEntries),
  consultsVocabularies: true,
};
