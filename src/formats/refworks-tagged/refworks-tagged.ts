import type { BibliographicRecord } from '../../model/record.ts';
import type { Drafting } from '../drafting.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { readTaggedLines, type TaggedEntry, taggedRecord } from '../tagged-entry.ts';
import { valueText } from '../tagged-fields.ts';
import { readLines } from '../text-lines.ts';
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

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  const seen = new Set<string>();
  let number = 0;
  for await (const entry of splitEntries(readLines(chunks))) {
    number += 1;
    const fallback = `${context.name}#${number}`;
    const record = readEntry(entry, fallback);
    // Numbers are those of somebody's list: where files are joined they come again.
    if (seen.has(record.sourceId)) record.sourceId = fallback;
    seen.add(record.sourceId);
    yield record;
  }
}

const opening = /^[ \t\uFEFF]*RT [A-Z][A-Za-z ,/]{2,40}\r?$/m;
const ownTags = /^(?:SR|ID|A1|T1|YR|FD|JF|JO|VO|IS|SP|OP|K1|AB|NO|PB|PP|SN|UL|LK|DO|OL) \S/gm;

/** An RT of words with RefWorks' tags below it; other formats' tags have a dash behind them. */
function detect(head: string): number {
  const start = opening.exec(head);
  if (!start) return 0;
  return new Set(
    head
      .slice(start.index, start.index + 20_000)
      .match(ownTags)
      ?.map((line) => line.slice(0, 2)) ?? [],
  ).size > 2
    ? 0.93
    : 0;
}

/** RefWorks' tagged text, which publishers (HighWire) and databases write as well. */
export const refworksTagged: Format = {
  id: 'refworks-tagged',
  title: 'RefWorks text with tags, as RefWorks and publishers export it',
  mediaTypes: ['text/x-refworks-tagged'],
  extensions: ['txt'],
  detect,
  read,
  consultsVocabularies: true,
};
